import { closeSync, openSync, readSync } from "node:fs";
import type { BodyPlace } from "../model/article.js";

/**
 * Opens the stored bodies while a function runs. Worker threads use this, since they have no `OutcomeTable`.
 * @param use gets a function that returns a body (Markdown) by its place, and throws an Error if the file ends before
 */
export function withBodies<Result>(use: (load: (place: BodyPlace) => string) => Result): Result {
  const opened = new Map<string, number>();
  try {
    return use(({ file: name, offset, size }) => {
      const file = opened.get(name) ?? openSync(name, "r");
      opened.set(name, file);
      return JSON.parse(readBytes(file, offset, size, name).toString()) as string;
    });
  } finally {
    for (const file of opened.values()) closeSync(file);
  }
}

/** Reads `size` bytes of an open file. @param file its descriptor @throws Error with the name if the file ends before */
export function readBytes(file: number, offset: number, size: number, name: string): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  if (readSync(file, bytes, 0, size, offset) < size)
    throw new Error(`${name} ends before byte ${offset + size}`);
  return bytes;
}
