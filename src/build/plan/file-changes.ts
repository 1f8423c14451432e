import type { BuildCache } from "../../cache/build-cache.js";
import type { SourceChanges } from "../../intake/read-changed-sources.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { SourcePath } from "../../model/names.js";

/** The files whose content is another than at the last build. */
interface FileChanges {
  /** New, edited and removed files. */
  readonly files: ReadonlySet<SourcePath>;
  /** Whether other files may be in other channels now. */
  readonly movesOthers: boolean;
}

/** Compares files with those of the last build. @param sources the files of the last build */
export function fileChanges(
  changes: SourceChanges,
  sources: Pick<BuildCache["sources"], "rowsIn">,
): FileChanges {
  const files = new Set<SourcePath>();
  const moved = new Map<string, number>();
  for (const [path, row] of changes) {
    const before = sources.rowsIn(folderOf(path)).get(nameOf(path));
    if (before?.[2] !== row?.[2]) files.add(path);
    const step = Number(row !== undefined) - Number(before !== undefined);
    moved.set(folderOf(path), (moved.get(folderOf(path)) ?? 0) + step);
  }
  // A folder with one file may be an article of the folder above. The second file makes it a channel.
  const movesOthers = [...moved].some(([folder, step]) => {
    const { length } = sources.rowsIn(folder).names;
    return step !== 0 && Math.min(length, length + step) < 2;
  });
  return { files, movesOthers };
}
