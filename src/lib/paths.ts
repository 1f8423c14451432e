import path from "node:path";

// Paths of sources and of the site have `/` between their parts on every system.

/** Returns a path of this system with `/` between its parts. */
export const withSlashes = (file: string): string => file.split(path.sep).join("/");

/** Returns the path that leads from a folder to a file, with `/` between its parts. Both are paths of this system. */
export const relativePath = (folder: string, file: string): string =>
  withSlashes(path.relative(folder, file));

/** Returns the folder of a path; an empty text for a path at the top. */
export const folderOf = (file: string): string => file.slice(0, Math.max(0, file.lastIndexOf("/")));

export const nameOf = (file: string): string => file.slice(file.lastIndexOf("/") + 1);

/** Returns the path of a name in a folder. @param folder an empty text for the top */
export const pathIn = <Path extends string>(folder: string, name: string): Path =>
  (folder === "" ? name : `${folder}/${name}`) as Path;

/** Yields the folders that hold a path, the innermost first. */
export function* foldersAbove(file: string): Generator<string> {
  for (let folder = folderOf(file); folder !== ""; folder = folderOf(folder)) yield folder;
}
