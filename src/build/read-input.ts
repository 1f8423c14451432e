import { leftOutOfCheckouts } from "../intake/git/left-out.js";
import { refusedCheckouts } from "../intake/git/refused-checkouts.js";
import { mirrorFolders } from "../intake/mirror-folders.js";
import { measuredPictures } from "../intake/read-pictures.js";
import { readAssets, readStaticFiles } from "../intake/read-static.js";
import { headsOf } from "../intake/source-commit.js";
import { digestOf } from "../lib/digest.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { Digest } from "../model/names.js";
import { readPacks } from "../packs/read-packs.js";
import { missingWords } from "../settings/load-messages.js";
import type { BuildContext, BuildInput } from "./build-context.js";
import { prepareToConvert } from "./convert-sources.js";
import { detectChanges } from "./detect-changes.js";
import type { LastBuild } from "./last-build.js";
import { readPictureFiles } from "./read-articles.js";
import type { ContentScan } from "./start-scan.js";

/** Reads what a build starts from. */
export async function readInput(
  scanning: Promise<ContentScan>,
  { settings, workers, progress, cache, fingerprints, templates }: BuildContext,
  last: LastBuild,
): Promise<BuildInput> {
  const askingHeads = headsOf(mirrorFolders(settings));
  const asking = askingHeads.then((heads) =>
    Promise.all([leftOutOfCheckouts(settings, heads), refusedCheckouts(settings, heads)]),
  );
  const changes = await progress.stage("scan", () => detectChanges(scanning, settings, cache, workers, last));
  await prepareToConvert(changes.changedCount, settings, workers);
  const found = await progress.stage("read", () => readPictureFiles(settings, cache));
  const pictures = measuredPictures(found);
  const packed = readPacks(settings.packs);
  const statics = readStaticFiles(settings.static);
  const staticFiles = [...packed.files, ...statics.files];
  const assets = readAssets(templates.folder, settings.site.lang);
  const ofParts = [changes, found, statics, packed, templates].flatMap((part) => part.problems);
  const problems = [...ofParts, ...missingWords(settings), ...(await asking).flat()];
  const heads = await askingHeads;
  const baseKey = digestOf(
    [
      ...Object.values(fingerprints),
      JSON.stringify({ ...settings.site, channels: [...settings.site.channels] }),
      digestOfFiles([...staticFiles, ...assets]),
      JSON.stringify(packed.packs),
    ].join("\0"),
  );
  const pictureKey = digestOfFiles(pictures);
  const parts = [baseKey, pictureKey, ...heads.values(), changes.digest, JSON.stringify(problems)];
  return {
    ...changes,
    pictures,
    staticFiles,
    packs: packed.packs,
    assets,
    problems,
    heads,
    key: digestOf(parts.join("\0")),
    pictureKey,
    baseKey,
  };
}

/** Returns the digest of paths and contents. */
const digestOfFiles = (files: readonly (MeasuredPicture | StaticFile)[]): Digest =>
  digestOf(files.map(({ path, digest }) => `${path} ${digest}`).join("\0"));
