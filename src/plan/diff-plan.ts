import { digestOf } from "../lib/digest.js";
import { byFolder, type Columns, joined, rowsOf, splitColumn } from "../lib/file-columns.js";
import { folderOf, nameOf, pathIn } from "../lib/paths.js";
import type { Digest, SitePath } from "../model/names.js";
import type { KnownFolder, PlannedFolder } from "../model/planned-folder.js";

/** What a site is to hold in one folder: the key of each file by its name, and perhaps a digest that tells of all of them. */
type PlannedFiles = Omit<PlannedFolder, "path" | "digest"> & Partial<Pick<PlannedFolder, "digest">>;

/** Everything that a site is to hold, by folder. */
export type PlannedSite = ReadonlyMap<string, PlannedFiles>;

/** What a build has to do to the site of the last one. */
export interface PlanDiff {
  /** Files to write, with their keys: new, or with another key than last time. */
  readonly stale: ReadonlyMap<SitePath, Digest>;
  /** Files of the last build that are not planned any more. */
  readonly gone: readonly SitePath[];
  /** What the folders have come to that had to be looked into; undefined for those that are no longer planned. */
  readonly learned: ReadonlyMap<string, KnownFolder | undefined>;
}

/**
 * Puts together what a site is to hold.
 * @param files with their keys; @param folders those of which a digest tells, with no file of `files` in them
 * @throws Error where two plan the same folder
 */
export function plannedSite(
  files: Iterable<readonly [SitePath, Digest]>,
  folders: Iterable<PlannedFolder>,
): PlannedSite {
  const site = new Map<string, PlannedFiles>();
  for (const [folder, keys] of byFolder(files)) site.set(folder, { keys: () => keys });
  for (const folder of folders) {
    if (site.has(folder.path)) throw new Error(`two plan the folder ${folder.path}`);
    site.set(folder.path, folder);
  }
  return site;
}

/** Tells whether a file is planned. */
export const isPlanned = (site: PlannedSite, at: SitePath): boolean =>
  site.get(folderOf(at))?.keys().has(nameOf(at)) ?? false;

/**
 * Compares the plan with the keys of the last build. Pure.
 * @param missing files of the last build that somebody has removed: they are written again
 * @param last what the last build wrote by folder, the first column being the keys; nothing for a cold build
 * @param known what folders came to in earlier builds: one that would come to what the last build wrote is as it was
 */
export function diffPlan(
  planned: PlannedSite,
  missing: ReadonlySet<SitePath>,
  last: ReadonlyMap<string, Columns>,
  known: ReadonlyMap<string, KnownFolder>,
): PlanDiff {
  const stale = new Map<SitePath, Digest>();
  const gone: SitePath[] = [];
  const learned = new Map<string, KnownFolder | undefined>();
  const incomplete = new Set(Array.from(missing, folderOf));
  for (const [folder, files] of planned) {
    const columns = last.get(folder);
    const [before, came] = known.get(folder) ?? [];
    const isKnown = files.digest !== undefined && files.digest === before;
    if (columns && isKnown && !incomplete.has(folder) && came === columnsDigest(columns)) continue;
    const keys = files.keys();
    const plannedColumns = columnsOfKeys(keys);
    if (files.digest !== undefined && !isKnown)
      learned.set(folder, [files.digest, columnsDigest(plannedColumns)]);
    if (columns && !incomplete.has(folder) && isSame(plannedColumns, columns)) continue;
    const rows = rowsOf<[key: string]>(columns && [columns[0], columns[1] ?? ""]);
    for (const [name, key] of keys) {
      const at = pathIn<SitePath>(folder, name);
      if (rows.get(name)?.[0] !== key || missing.has(at)) stale.set(at, key);
    }
    for (const name of rows.keys()) if (!keys.has(name)) gone.push(pathIn(folder, name));
  }
  for (const [folder, [names]] of last)
    if (!planned.has(folder)) for (const name of splitColumn(names)) gone.push(pathIn(folder, name));
  for (const folder of known.keys()) if (!planned.has(folder)) learned.set(folder, undefined);
  return { stale, gone: gone.sort(), learned };
}

function columnsOfKeys(keys: ReadonlyMap<string, Digest>): Columns {
  const names = [...keys.keys()].sort();
  return [joined(names), joined(names.map((name) => keys.get(name)))];
}

const isSame = ([names, keys]: Columns, [namesBefore, keysBefore]: Columns): boolean =>
  names === namesBefore && keys === keysBefore;

/** Of names and keys. Neither holds a line break. */
const columnsDigest = ([names, keys = ""]: Columns): Digest => digestOf(`${names}\n${keys}`);
