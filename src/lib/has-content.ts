import { readFileSync, statSync } from "node:fs";

/** Tells whether a file exists and has this content. @throws Error if it exists and cannot be read */
export function hasContent(file: string, content: Uint8Array): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === content.length && readFileSync(file).equals(content);
}
