import type { BuildCache } from "../../cache/build-cache.js";
import type { KnownSource, SourceChanges } from "../../intake/read-sources.js";
import { memoize } from "../../lib/memoize.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { SourcePath } from "../../model/names.js";

/**
 * Returns the files whose content is another than at the last complete build: new, edited and removed ones. Returns
 * undefined if other files may be in other channels now.
 * @param sources the files of the last complete build
 */
export function fileChanges(
  changes: SourceChanges,
  sources: Pick<BuildCache["sources"], "rowsIn">,
): ReadonlySet<SourcePath> | undefined {
  const rowsIn = memoize((folder: string): ReadonlyMap<string, KnownSource> => sources.rowsIn(folder));
  const changed = new Set<SourcePath>();
  const moved = new Map<string, number>();
  for (const [path, row] of changes) {
    const before = rowsIn(folderOf(path)).get(nameOf(path));
    if (before?.[2] !== row?.[2]) changed.add(path);
    const step = Number(row !== undefined) - Number(before !== undefined);
    moved.set(folderOf(path), (moved.get(folderOf(path)) ?? 0) + step);
  }
  // A folder with one file may be an article of the folder above. The second file makes it a channel.
  for (const [folder, step] of moved) {
    const { size } = rowsIn(folder);
    if (step !== 0 && Math.min(size, size + step) < 2) return undefined;
  }
  return changed;
}
