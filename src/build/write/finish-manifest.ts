import { byFolder } from "../../lib/file-columns.js";
import { nameOf } from "../../lib/paths.js";
import {
  type ContentSource,
  MANIFEST,
  type ManifestPart,
  PARTS_FOLDER,
  type SiteFile,
} from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { divideFiles } from "../../output/divide-files.js";
import { siteFileRows } from "../../output/site-file-rows.js";
import { removePages } from "../../output/site-folder.js";
import { ManifestWriter, partKey, printRoot } from "../../output/write-manifest.js";
import { writtenEarlier } from "../../output/written-earlier.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { compareSite, markUnsure } from "../compare-site.js";
import type { WrittenSite } from "../summary.js";

const isInManifest = (folder: string): boolean => folder === PARTS_FOLDER;

/** Writes the parts of the manifest that changed, then the root. @param staticFiles paths of the operator's files, as keys */
export function finishManifest(
  source: ContentSource,
  staticFiles: ReadonlyMap<SitePath, unknown>,
  input: BuildInput,
  context: BuildContext,
): WrittenSite {
  const { cache, fingerprints } = context;
  const { out } = context.settings;
  const statics = byFolder(staticFiles);
  const parts = divideFiles(new Map([...cache.files.folders].filter(([folder]) => !isInManifest(folder))));
  const keys = new Map(parts.map((part) => [part.path, partKey(part, statics)]));
  const changes = compareSite(keys, isInManifest, input, context);
  const earlier = new Set(writtenEarlier(out, changes.foreign));
  const gone = [...changes.gone, ...earlier];
  markUnsure(changes, context);
  const writer = new ManifestWriter(out);
  const digests = writer.writeParts(
    parts.filter(({ path }) => changes.stale.has(path)),
    statics,
  );
  cache.files.put(siteFileRows(out, changes.stale, digests));
  const rows = cache.files.rowsIn(PARTS_FOLDER);
  const named = parts.map(({ folders, ...part }): ManifestPart => {
    const [, size, sha256] = rows.get(nameOf(part.path)) as SiteFile;
    return { ...part, size: Number(size), sha256 };
  });
  writer.write(MANIFEST, printRoot(fingerprints.program, source, named));
  removePages(out, gone);
  cache.files.put(gone.map((path) => [path, undefined] as const));
  return {
    written: writer.written,
    removed: gone.length,
    foreign: changes.foreign.filter((file) => !earlier.has(file)),
    lostSignature: writer.wasSigned,
  };
}
