import { folderOf, foldersAbove, nameOf, pathIn } from "../../lib/paths.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";
import { mirrorRoot, pathFromRoot, pathInMirror, type SourcePath } from "../../model/names.js";

/** Folders in which generators keep files that their pages name from the root of the site. */
const ROOTS = ["", "static", "assets", "content", "public"];

/** How Zola and Pelican mark a path as one of the content: `@/b.md`, `{filename}/b.md`. */
const OF_A_GENERATOR = /^(?:@(?=\/)|[{|](?:filename|static|attach)[}|])/;

/** Returns the name that a path is in the database. A name of another kind begins with another character. */
export const pathName = (path: string): string => `/${path}`;

/**
 * Returns the files that an address without a scheme may name, the likeliest first: beside the file that names it; within
 * the folder that the file's own page makes, as Hugo has it; and, of an address that begins with `/`, below each folder
 * around the file. Addresses that lead out of the folder of the mirror name none.
 * @param address as it is written, perhaps percent-encoded, with or without a fragment
 * @param file the file that names it
 */
export function candidatePaths(address: string, file: SourcePath): readonly SourcePath[] {
  const path = unescapeAddress(address.replace(/[?#].*$/s, ""))
    .replaceAll("\\", "/")
    .replace(OF_A_GENERATOR, "")
    .replace(/\/+$/, "");
  if (path === "") return [];
  const root = mirrorRoot(file);
  const folder = folderOf(pathInMirror(file));
  const stem = nameOf(file).replace(/\.\w+$/, "");
  const starts = path.startsWith("/")
    ? [...foldersAbove(pathInMirror(file)), ""].flatMap((around) => ROOTS.map((root) => pathIn(around, root)))
    : [folder, ...(stem === "index" ? [] : [pathIn(folder, stem)])];
  const found = starts.map((start) => joined(start, path)).filter((one) => one !== undefined);
  return [...new Set(found)].map((one) => pathFromRoot(root, one));
}

function joined(start: string, path: string): string | undefined {
  const parts: string[] = [];
  for (const part of `${start}/${path}`.split("/")) {
    if (part === "..") {
      if (parts.pop() === undefined) return undefined;
    } else if (part !== "" && part !== ".") parts.push(part);
  }
  return parts.length > 0 ? parts.join("/") : undefined;
}
