import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { createProgress } from "../../build/progress.js";
import { digestOf, sha256 } from "../../lib/digest.js";
import { isFolder } from "../../lib/disk/make-folder.js";
import { formatMessage } from "../../lib/messages.js";
import { MANIFEST, MANIFEST_FILES, type Manifest } from "../../model/manifest.js";
import { BuildError } from "../../model/problem.js";
import { loadManifest } from "../../output/manifest.js";
import { diffManifests } from "../../packs/changes/diff-manifests.js";
import { renderHowTo } from "../../packs/changes/render-how-to.js";
import { writeChanges } from "../../packs/changes/write-changes.js";
import { loadSettings } from "../../settings/load-settings.js";
import { changeRows, describePacks, requireManifest, withPacks } from "./pack-run.js";
import type { SitePackFlags } from "./zim-command.js";

interface ChangesFlags extends SitePackFlags {
  /** The manifest of the earlier site, or a folder with it. */
  readonly from: string;
}

/** The folder of the packs of changes. The site does not list them unless told to: each would hold the one before it. */
const FOLDER = "changes";
/** Digits of the digests of manifests in names. */
const DIGITS = 8;

/** Writes a pack for copies of an earlier site. @throws BuildError if there is no site, earlier manifest, difference or room */
export async function runChanges(flags: ChangesFlags): Promise<void> {
  const settings = await loadSettings({ ...flags, out: flags.site });
  const { out: site } = settings;
  const earlier = loadEarlier(path.resolve(flags.from));
  const manifest = requireManifest(site);
  const changes = diffManifests(earlier.manifest, manifest);
  if (changes.changed.length + changes.removed.length === 0)
    throw new BuildError(`${site} is what ${flags.from} says`, "name the manifest of an earlier site");
  const now = sha256(readFileSync(path.join(site, MANIFEST)));
  const name = `changes-${earlier.sha256.slice(0, DIGITS)}-${now.slice(0, DIGITS)}.zip`;
  const howTo = renderHowTo({ name, changes, from: earlier.sha256 }, settings.site);
  const key = digestOf([earlier.sha256, howTo, ...describing(site)].join("\0"));
  const title = formatMessage(settings.site.messages, "changes.title", { site: settings.site.title });
  const progress = await createProgress();
  await withPacks({ ...flags, out: flags.out ?? FOLDER }, settings, async (packs) => {
    const put = await progress.stage("changes", () =>
      packs.put({ name, kind: "changes", title, key }, (file) =>
        writeChanges(file, site, manifest, changes, howTo),
      ),
    );
    console.log(describePacks(packs.folder, [put], changeRows(changes)));
  });
}

/** Returns the manifest of a site, its signature and its key, as far as they are there. */
const describing = (site: string): string[] =>
  MANIFEST_FILES.map((file) => path.join(site, file)).map((file) =>
    existsSync(file) ? readFileSync(file, "utf8") : "",
  );

/** @throws BuildError if there is no manifest, or it is damaged */
function loadEarlier(from: string): { readonly manifest: Manifest; readonly sha256: string } {
  const file = isFolder(from) ? path.join(from, MANIFEST) : from;
  const manifest = loadManifest(path.dirname(file), path.basename(file));
  if (manifest) return { manifest, sha256: sha256(readFileSync(file)) };
  throw new BuildError(
    `there is no ${file}`,
    "name the manifest of the earlier site, or a folder with it and its parts",
  );
}
