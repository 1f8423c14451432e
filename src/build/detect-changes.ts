import { lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { BuildCache } from "../cache/build-cache.js";
import { type FolderTimes, readFolderTimes } from "../cache/folder-times.js";
import { mirrorFolders } from "../intake/mirror-folders.js";
import { readChangedSources } from "../intake/read-changed-sources.js";
import { requireSameContent } from "../intake/scan-content.js";
import { digestOfParts, sha256 } from "../lib/digest.js";
import { countAllFiles, joinColumn, splitColumn } from "../lib/file-columns.js";
import { ifThere } from "../lib/if-there.js";
import { pathIn } from "../lib/paths.js";
import { isDamagedName } from "../lib/safe-name.js";
import { MANIFEST, MANIFEST_FILES } from "../model/manifest.js";
import { type Digest, mirrorRoot, pathInMirror, type SitePath, type SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { MirrorFolders, Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { foldersBelow } from "../output/site-folder.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import { isIndexList, isInSearch } from "../search/format/search-format.js";
import { prepareToConvert } from "./convert-sources.js";
import type { DiskState, LastBuild } from "./last-build.js";
import { noteChanges } from "./plan/file-changes.js";
import type { ContentScan } from "./start-scan.js";

/** How the disk differs from what the last build left. */
export interface Changes {
  /** Number of article files. */
  readonly fileCount: number;
  /** Number of new, edited and removed files. */
  readonly changedCount: number;
  /** Digest of the paths and contents of all article files that can be read. */
  readonly digest: Digest;
  readonly problems: readonly Problem[];
  /** Files of the site that somebody has removed. */
  readonly missing: ReadonlySet<SitePath>;
  /** Files in the output folder that the last build did not write. */
  readonly foreign: readonly SitePath[];
  /** What the next build compares the disk with. Undefined if the content did not change, and the cache was not loaded. */
  readonly diskState: DiskState | undefined;
  /** The files that changed since the last complete build. Undefined if they are not known, or change the channels of others. */
  readonly changedFiles: ReadonlySet<SourcePath> | undefined;
}

/**
 * Compares content and output folder with what the last build left. Removes half-written files of a build that died.
 * @param scanning the files of the content; the cache is loaded while the scan runs
 * @param cache is loaded, and gets the changed files in `sources`. If the content did not change, it is not even loaded
 */
export async function detectChanges(
  scanning: Promise<ContentScan>,
  settings: Settings,
  cache: BuildCache,
  workers: Workers,
  { build, isUntouched, isSiteUntouched, mayBeCut }: LastBuild,
): Promise<Changes> {
  if (build && isUntouched) {
    const { problems, digest } = await scanning;
    if (digest === build.content.scan)
      return { ...build.content, ...NO_CHANGES, problems, foreign: build.summary.foreign };
    // Somebody has edited a file in its place.
    await prepareToConvert(1, settings, workers);
  }
  // Loading blocks this thread for a while. Requests to other threads and processes go out before.
  await setImmediate();
  cache.load();
  const isOutputKnown = isSiteUntouched && (!build || build.filesTableSize === cache.files.size);
  const compared = isOutputKnown ? untouchedOutput(build) : compareOutput(settings.out, cache.files);
  // A shard knows no last build, and the site need not be on its machine.
  const isSiteElsewhere = build === undefined && isSiteUntouched;
  const site = isSiteElsewhere ? compared : withChanged(compared, settings, cache.files, mayBeCut);
  const { digest: scanned, folders, problems: ofScan, identity } = await scanning;
  const { changes, problems } = await readChangedSources(
    { folders },
    settings,
    cache.sources.folders,
    workers,
  );
  requireSameContent(settings, identity, [...ofScan, ...problems]);
  const isKnown = build?.content.digest === digestOfSources(cache.sources);
  const { files, movesOthers } = noteChanges(changes, cache.sources, settings.site.mirrors);
  const changedFiles = isKnown && !movesOthers ? files : undefined;
  const fileCount = countAllFiles(folders);
  const digest = digestOfSources(cache.sources);
  const state = {
    fileCount,
    digest,
    folders: timesIn(mirrorFolders(settings), [...folders.keys()]),
    ...(problems.length > 0 ? {} : { scan: scanned }),
  };
  return {
    fileCount,
    digest,
    changedCount: files.size,
    problems: [...ofScan, ...problems],
    ...site,
    changedFiles,
    diskState: { content: state, siteFolders: site.folders },
  };
}

const NO_CHANGES = {
  changedCount: 0,
  missing: new Set<SitePath>(),
  diskState: undefined,
  changedFiles: undefined,
};

/** How the output folder differs from what the last build left. */
interface ComparedOutput extends Pick<Changes, "missing" | "foreign"> {
  /** All folders of the site. */
  readonly folders: readonly string[];
}

/** Returns what `compareOutput` would, where nothing in the output folder has changed. */
const untouchedOutput = (build: LastBuild["build"]): ComparedOutput => ({
  missing: new Set(),
  foreign: build?.summary.foreign ?? [],
  folders: Object.keys(build?.site ?? {}),
});

/** Returns the times of the folders of each mirror, by the mirror's root. @param paths of folders with article files */
const timesIn = (mirrors: MirrorFolders, paths: readonly string[]): Record<string, FolderTimes> =>
  Object.fromEntries(
    Object.entries(mirrors).map(([root, folder]) => [
      root,
      readFolderTimes(folder, paths.filter((path) => mirrorRoot(path) === root).map(pathInMirror)),
    ]),
  );

function digestOfSources({ folders }: BuildCache["sources"]): Digest {
  const lines = [...folders.keys()].sort().map((folder) => {
    const [names, , , digests] = folders.get(folder) ?? [];
    return `${JSON.stringify(folder)}${names} ${digests}\n`;
  });
  return digestOfParts(lines);
}

function compareOutput(out: string, { folders }: BuildCache["files"]): ComparedOutput {
  const missing = new Set<SitePath>();
  const unknown = new Set<SitePath>();
  const found = new Set<string>();
  for (const { folder, files, others } of foldersBelow(out)) {
    const names = files.sort();
    const [known] = folders.get(folder) ?? [];
    found.add(folder);
    for (const path of pathsIn(folder, others.filter(isDamagedName))) unknown.add(path);
    if (joinColumn(names) === known) continue;
    const present = sweepTemporary(out, pathsIn(folder, names));
    for (const path of pathsIn(folder, known ? splitColumn(known) : []))
      if (!present.delete(path)) missing.add(path);
    for (const path of present) unknown.add(path);
  }
  for (const [folder, [known]] of folders)
    if (!found.has(folder)) for (const path of pathsIn(folder, splitColumn(known))) missing.add(path);
  if (!unknown.has(MANIFEST)) missing.add(MANIFEST);
  const foreign = [...unknown].filter((path) => !MANIFEST_FILES.includes(path)).sort();
  return { missing, foreign, folders: [...found] };
}

/**
 * Counts as missing, too, what the build reads of the site if somebody has changed it; with `verify`, any file that was changed.
 * @param mayBeCut see `LastBuild`: any file counts that has not its size
 */
function withChanged(
  site: ComparedOutput,
  { out, verify }: Pick<Settings, "out" | "verify">,
  { folders }: BuildCache["files"],
  mayBeCut: boolean,
): ComparedOutput {
  const missing = new Set(site.missing);
  for (const [folder, [names, , sizes = "", digests = ""]] of folders) {
    if (!verify && !mayBeCut && !isInSearch(folder)) continue;
    const [ofSizes, ofDigests] = [splitColumn(sizes), splitColumn(digests)];
    for (const [index, file] of pathsIn(folder, splitColumn(names)).entries()) {
      const isRead = verify || isIndexList(file);
      if (missing.has(file) || !(isRead || mayBeCut)) continue;
      const place = path.join(out, file);
      const isAsKnown = isRead
        ? ifThere(() => sha256(readFileSync(place))) === ofDigests[index]
        : String(lstatSync(place, { throwIfNoEntry: false })?.size) === ofSizes[index];
      if (!isAsKnown) missing.add(file);
    }
  }
  return { ...site, missing };
}

const pathsIn = (folder: string, names: readonly string[]): SitePath[] =>
  names.map((name) => pathIn(folder, name));
