import { closeSync, openSync, readSync } from "node:fs";
import path from "node:path";
import type { BodyPlace } from "../model/article.js";

/** Returns the path of the file with details and bodies of articles. @param suffix that tells the tables of one cache apart */
export const articlesFile = (cache: string, suffix = ""): string => path.join(cache, `articles${suffix}.log`);

/**
 * Opens the stored bodies while a function runs. Worker threads use this, since they have no `OutcomeTable`.
 * @param use gets a function that returns a body (Markdown) by its place, and throws an Error if the file ends before
 */
export function withBodies<Result>(
  cache: string,
  use: (load: (place: BodyPlace) => string) => Result,
): Result {
  const name = articlesFile(cache);
  // A mirror without articles has no such file, and its pages ask for none.
  let file: number | undefined;
  try {
    return use(({ offset, size }) => {
      file ??= openSync(name, "r");
      return JSON.parse(readBytes(file, offset, size, name).toString()) as string;
    });
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/**
 * Reads `size` bytes of an open file.
 * @param file its descriptor
 * @param name its name, for the error
 * @throws Error if the file ends before
 */
export function readBytes(file: number, offset: number, size: number, name: string): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  if (readSync(file, bytes, 0, size, offset) < size)
    throw new Error(`${name} ends before byte ${offset + size}`);
  return bytes;
}
