import type { BuildCache } from "../../cache/build-cache.js";
import { isBundle, nameSiteChannels } from "../../intake/article-names.js";
import type { SourceChanges } from "../../intake/read-changed-sources.js";
import { joinColumn } from "../../lib/file-columns.js";
import { groupBy } from "../../lib/group-by.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { SourcePath } from "../../model/names.js";
import type { SiteMirror } from "../../model/settings.js";

/** The files whose content is another than at the last build. */
interface FileChanges {
  /** New, edited and removed files. */
  readonly files: ReadonlySet<SourcePath>;
  /** Whether other files may be in other channels now. */
  readonly movesOthers: boolean;
}

/** Compares files with those of the last build, and notes them in `sources`. @param mirrors those of a site that has several */
export function noteChanges(
  changes: SourceChanges,
  sources: Pick<BuildCache["sources"], "rowsIn" | "folders" | "put">,
  mirrors: readonly SiteMirror[],
): FileChanges {
  const files = new Set<SourcePath>();
  for (const [path, row] of changes)
    if (sources.rowsIn(folderOf(path)).get(nameOf(path))?.[2] !== row?.[2]) files.add(path);
  const folders = [...sources.folders.keys()];
  // Naming the channels takes a while where there are many folders.
  const channels = changesFolders(changes, sources) ? nameSiteChannels(sources.folders, mirrors) : undefined;
  sources.put(changes);
  const { channelIn } = channels ? nameSiteChannels(sources.folders, mirrors) : {};
  const isMoved = (folder: string): boolean => channelIn?.(folder) !== channels?.channelIn(folder);
  return { files, movesOthers: folders.some((folder) => sources.folders.has(folder) && isMoved(folder)) };
}

/** Tells whether a folder comes, goes, or becomes a bundle or a channel. */
function changesFolders(changes: SourceChanges, sources: Pick<BuildCache["sources"], "rowsIn">): boolean {
  const byFolder = groupBy(changes, ([path]) => folderOf(path));
  return [...byFolder].some(([folder, ofFolder]) => {
    const before = sources.rowsIn(folder).names;
    const names = new Set(before);
    for (const [path, row] of ofFolder) {
      if (row) names.add(nameOf(path));
      else names.delete(nameOf(path));
    }
    const isChannel = (list: Iterable<string>): boolean => !isBundle(folder, joinColumn([...list]));
    return before.length > 0 !== names.size > 0 || isChannel(before) !== isChannel(names);
  });
}
