import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import type { BodyPlace } from "../model/article.js";

/** Returns the file of a cache folder that stores details and bodies of articles. @param suffix of another table's file */
export const articlesFile = (cache: string, suffix = ""): string => path.join(cache, `articles${suffix}.log`);

/**
 * Calls a function with a reader of stored bodies (Markdown). For worker threads, which have no `OutcomeTable`.
 * @throws Error where the file cannot be read, or a place is outside of it
 */
export function withBodies<Result>(
  cache: string,
  use: (load: (place: BodyPlace) => string) => Result,
): Result {
  const name = articlesFile(cache);
  // A mirror without articles has no such file, and its pages ask for none.
  let file: number | undefined;
  try {
    return use(({ at, size }) => {
      file ??= openSync(name, "r");
      return JSON.parse(readBytes(file, at, size, name).toString()) as string;
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Reads bytes of an open file.
 * @param file its descriptor
 * @param name its name, for the error
 * @throws Error where the file ends before
 */
export function readBytes(file: number, offset: number, size: number, name: string): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  if (readSync(file, bytes, 0, size, offset) < size)
    throw new Error(`${name} ends before byte ${offset + size}`);
  return bytes;
}
