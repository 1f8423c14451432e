import { closeSync, openSync, readSync } from "node:fs";
import type { BodyPlace } from "../model/article.js";
import { damaged } from "./damaged.js";

/**
 * Opens the stored bodies while a function runs. Worker threads use this, since they have no `OutcomeTable`.
 * @param use gets a function that returns a body (Markdown) by its place, and throws the error of `damaged`
 */
export function withBodies<Result>(use: (load: (place: BodyPlace) => string) => Result): Result {
  const opened = new Map<string, number>();
  try {
    return use(({ file: name, offset, size }) => {
      const file = opened.get(name) ?? openSync(name, "r");
      opened.set(name, file);
      return parseKept(readBytes(file, offset, size, name), name);
    });
  } finally {
    for (const file of opened.values()) closeSync(file);
  }
}

/** Reads `size` bytes of an open file. @param file its descriptor @throws the error of `damaged` if the file ends before */
export function readBytes(file: number, offset: number, size: number, name: string): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  if (readSync(file, bytes, 0, size, offset) < size) throw damaged(name);
  return bytes;
}

/** Returns a value that is kept as JSON. @param name of its file @throws the error of `damaged` if the bytes are none */
export function parseKept<Kept>(bytes: Buffer, name: string): Kept {
  try {
    return JSON.parse(bytes.toString()) as Kept;
  } catch (error) {
    throw damaged(name, error);
  }
}
