import { type Columns, folderOf, joined, pathIn, rowsOf, split } from "../model/file-columns.js";
import type { Digest, SitePath } from "../model/names.js";

/** Everything that a site is to hold: the key of each file by its name, folder by folder. */
export type PlannedFiles = ReadonlyMap<string, ReadonlyMap<string, Digest>>;

/** What a build has to do to the site of the last one. */
export interface PlanDiff {
  /** Files to write, with their keys: new, or with another key than last time. */
  readonly stale: ReadonlyMap<SitePath, Digest>;
  /** Files of the last build that are not planned any more. */
  readonly gone: readonly SitePath[];
}

/**
 * Compares the plan with the keys of the last build. Pure.
 * @param missing files of the last build that somebody has removed: they are written again
 * @param last what the last build wrote by folder, the first column being the keys; nothing for a cold build
 */
export function diffPlan(
  planned: PlannedFiles,
  missing: ReadonlySet<SitePath>,
  last: ReadonlyMap<string, Columns>,
): PlanDiff {
  const stale = new Map<SitePath, Digest>();
  const gone: SitePath[] = [];
  const incomplete = new Set(Array.from(missing, folderOf));
  for (const [folder, keys] of planned) {
    const columns = last.get(folder);
    if (columns && !incomplete.has(folder) && isAsBefore(keys, columns)) continue;
    const before = rowsOf<[key: string]>(columns && [columns[0], columns[1] ?? ""]);
    for (const [name, key] of keys) {
      const at = pathIn<SitePath>(folder, name);
      if (before.get(name)?.[0] !== key || missing.has(at)) stale.set(at, key);
    }
    for (const name of before.keys()) if (!keys.has(name)) gone.push(pathIn(folder, name));
  }
  for (const [folder, [names]] of last)
    if (!planned.has(folder)) for (const name of split(names)) gone.push(pathIn(folder, name));
  return { stale, gone: gone.sort() };
}

function isAsBefore(keys: ReadonlyMap<string, Digest>, [namesBefore, keysBefore]: Columns): boolean {
  const names = [...keys.keys()].sort();
  return joined(names) === namesBefore && joined(names.map((name) => keys.get(name))) === keysBefore;
}
