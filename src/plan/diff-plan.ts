import { digestOf } from "../lib/digest.js";
import { byFolder, type Columns, FolderRows, joinColumn, splitColumn } from "../lib/file-columns.js";
import { folderOf, nameOf, pathIn } from "../lib/paths.js";
import type { Digest, SitePath } from "../model/names.js";
import type { KnownFolder, PlannedFolder } from "../model/planned-folder.js";

/** The planned files of one folder: their keys by name, and a digest of the folder if it is planned as a whole. */
type PlannedFiles = Omit<PlannedFolder, "path" | "digest"> & Partial<Pick<PlannedFolder, "digest">>;

/** All planned files of a site, by folder. */
export type PlannedSite = ReadonlyMap<string, PlannedFiles>;

/** What a build has to write, to remove and to remember. */
export interface PlanDiff {
  /** Files to write, with their keys: new files, and files whose key changed. */
  readonly stale: ReadonlyMap<SitePath, Digest>;
  /** Files of earlier builds that are no longer planned. */
  readonly gone: readonly SitePath[];
  /** The state of folders to remember for the next build. Undefined for a folder that is no longer planned. */
  readonly learned: ReadonlyMap<string, KnownFolder | undefined>;
}

/**
 * Puts the planned files of a site together.
 * @param files with their keys
 * @param folders folders that are planned as a whole; none of `files` is in them
 * @throws Error if a folder is planned twice
 */
export function plannedSite(
  files: Iterable<readonly [SitePath, Digest]>,
  folders: Iterable<PlannedFolder>,
): PlannedSite {
  const site = new Map<string, PlannedFiles>();
  for (const [folder, keys] of byFolder(files)) site.set(folder, { keys: () => keys });
  for (const folder of folders) {
    if (site.has(folder.path)) throw new Error(`the folder ${folder.path} is planned twice`);
    site.set(folder.path, folder);
  }
  return site;
}

/** Tells whether a file is planned. */
export const isPlanned = (site: PlannedSite, path: SitePath): boolean =>
  site.get(folderOf(path))?.keys().has(nameOf(path)) ?? false;

/**
 * Compares the plan with the keys of earlier builds. Pure. A folder that is planned as a whole is skipped if its digest is that of an
 * earlier build, and the names and keys on the disk are those that the build computed for this digest.
 * @param missing files that somebody has removed; they are written again
 * @param last the files on the disk by folder, the first column being the keys; empty for a cold build
 * @param known the remembered state of folders
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
    const [digestBefore, columnsBefore] = known.get(folder) ?? [];
    const isKnown = files.digest !== undefined && files.digest === digestBefore;
    if (columns && isKnown && !incomplete.has(folder) && columnsBefore === columnsDigest(columns)) continue;
    const keys = files.keys();
    const plannedColumns = columnsOfKeys(keys);
    if (files.digest !== undefined && !isKnown)
      learned.set(folder, [files.digest, columnsDigest(plannedColumns)]);
    if (columns && !incomplete.has(folder) && isSame(plannedColumns, columns)) continue;
    const rows = new FolderRows<[key: string]>(columns && [columns[0], columns[1] ?? ""]);
    for (const [name, key] of keys) {
      const path = pathIn<SitePath>(folder, name);
      if (rows.get(name)?.[0] !== key || missing.has(path)) stale.set(path, key);
    }
    for (const name of rows.names) if (!keys.has(name)) gone.push(pathIn(folder, name));
  }
  for (const [folder, [names]] of last)
    if (!planned.has(folder)) for (const name of splitColumn(names)) gone.push(pathIn(folder, name));
  for (const folder of known.keys()) if (!planned.has(folder)) learned.set(folder, undefined);
  return { stale, gone: gone.sort(), learned };
}

function columnsOfKeys(keys: ReadonlyMap<string, Digest>): Columns {
  const names = [...keys.keys()].sort();
  return [joinColumn(names), joinColumn(names.map((name) => keys.get(name)))];
}

const isSame = ([names, keys]: Columns, [namesBefore, keysBefore]: Columns): boolean =>
  names === namesBefore && keys === keysBefore;

/** Returns the digest of names and keys. Neither contains a line break. */
const columnsDigest = ([names, keys = ""]: Columns): Digest => digestOf(`${names}\n${keys}`);
