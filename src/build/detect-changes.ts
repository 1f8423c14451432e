import { setImmediate } from "node:timers/promises";
import { type BuildCache, loadCache } from "../cache/build-cache.js";
import { readSources, type SourceChanges } from "../intake/read-sources.js";
import type { Scan } from "../intake/scan-content.js";
import { type MirrorToScan, mirrorsToScan } from "../intake/scan-mirrors.js";
import { digestOfParts } from "../lib/digest.js";
import { joined, splitColumn } from "../lib/file-columns.js";
import { pathIn } from "../lib/paths.js";
import { MANIFEST, MANIFEST_FILES } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { foldersBelow } from "../output/site-folder.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import { conversionDigest } from "./convert-sources.js";

/** How the disk differs from what the last build left. */
export interface Changes {
  /** Number of article files. */
  readonly count: number;
  /** Number of changed files whose content was never converted. */
  readonly unconverted: number;
  /** Digest of the paths and contents of all article files that can be read. */
  readonly digest: Digest;
  readonly problems: readonly Problem[];
  /** Files of the site that somebody has removed. */
  readonly missing: ReadonlySet<SitePath>;
  /** Files in the output folder that the last build did not write. */
  readonly foreign: readonly SitePath[];
}

/** Starts to look through the folders of the content in a worker. */
export function startScan(settings: Settings, workers: Workers): Promise<Scan> {
  const scanning = workers.runOne<readonly MirrorToScan[], Scan>("scan", mirrorsToScan(settings));
  // Its error is thrown where the scan is awaited. If the build fails before, that error is the one to show.
  scanning.catch(() => {});
  return scanning;
}

/**
 * Compares the content folder and the output folder with what the last build left there. Removes half-written files
 * of a build that died.
 * @param scanning the content folder's files, once they are known; the cache is loaded meanwhile
 * @param cache `sources` then holds the files that can be read
 */
export async function detectChanges(
  scanning: Promise<Scan>,
  settings: Settings,
  cache: BuildCache,
  workers: Workers,
): Promise<Changes> {
  // Loading blocks this thread for a while. Requests to other threads and processes go out before.
  await setImmediate();
  loadCache(settings.cache, cache);
  const site = compareSite(settings.out, cache.files);
  const scan = await scanning;
  const { changes, problems } = await readSources(scan, settings, cache.sources.folders, workers);
  cache.sources.put(changes);
  return {
    count: [...scan.folders.values()].reduce((sum, [names]) => sum + splitColumn(names).length, 0),
    unconverted: countUnconverted(changes, cache.outcomes, settings.site),
    digest: digestOfSources(cache.sources),
    problems: [...scan.problems, ...problems],
    ...site,
  };
}

function countUnconverted(
  changes: SourceChanges,
  outcomes: BuildCache["outcomes"],
  site: Settings["site"],
): number {
  const digestIn = conversionDigest(site);
  return [...changes].filter(([path, source]) => source && !outcomes.get(digestIn(path, source[2]))).length;
}

function digestOfSources({ folders }: BuildCache["sources"]): Digest {
  const lines = [...folders.keys()].sort().map((folder) => {
    const [names, , , digests] = folders.get(folder) ?? [];
    return `${JSON.stringify(folder)}${names} ${digests}\n`;
  });
  return digestOfParts(lines);
}

function compareSite(out: string, { folders }: BuildCache["files"]): Pick<Changes, "missing" | "foreign"> {
  const missing = new Set<SitePath>();
  const unknown = new Set<SitePath>();
  const found = new Set<string>();
  for (const { folder, files } of foldersBelow(out)) {
    const names = files.sort();
    const [known] = folders.get(folder) ?? [];
    found.add(folder);
    if (joined(names) === known) continue;
    const present = sweepTemporary(out, pathsIn(folder, names));
    for (const path of pathsIn(folder, known ? splitColumn(known) : []))
      if (!present.delete(path)) missing.add(path);
    for (const path of present) unknown.add(path);
  }
  for (const [folder, [known]] of folders)
    if (!found.has(folder)) for (const path of pathsIn(folder, splitColumn(known))) missing.add(path);
  if (!unknown.has(MANIFEST)) missing.add(MANIFEST);
  return { missing, foreign: [...unknown].filter((path) => !MANIFEST_FILES.includes(path)).sort() };
}

const pathsIn = (folder: string, names: readonly string[]): SitePath[] =>
  names.map((name) => pathIn(folder, name));
