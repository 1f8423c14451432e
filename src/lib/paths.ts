// Paths of sources and of the site have `/` between their parts on every system.

/** Returns the folder of a path; an empty text for a path at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Returns the last part of a path. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Returns the path of a name in a folder. @param folder an empty text for the top */
export const pathIn = <Path extends string>(folder: string, name: string): Path =>
  (folder === "" ? name : `${folder}/${name}`) as Path;

/** Yields the folders that hold a path, the innermost first. */
export function* foldersAbove(path: string): Generator<string> {
  for (let folder = folderOf(path); folder !== ""; folder = folderOf(folder)) yield folder;
}
