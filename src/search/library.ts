import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseFile, SEARCH_FOLDER, versionOfFile } from "./format/search-format.js";
import type { Load } from "./query/load-files.js";

/** The search as a library for Node. See docs/search-library.md. */

export { type TextDocument, type WrittenIndex, writeIndex } from "./index/write-index.js";
export * from "./query/query-library.js";

/** Returns a function that loads the files of an index from a disk. @param folder that `writeIndex` was given */
export const fileLoader =
  (folder: string): Load =>
  async (name, version) => {
    const text = await readFile(path.join(folder, SEARCH_FOLDER, name), "utf8");
    if (versionOfFile(text) !== version) throw new Error(`${name} has another version than ${version}`);
    return parseFile(text);
  };
