import { readFileSync, statSync } from "node:fs";

/** Tells whether a file has this content; it has not where there is none. @throws Error where it cannot be read */
export function hasContent(file: string, content: Uint8Array): boolean {
  const size = statSync(file, { throwIfNoEntry: false })?.size;
  return size === content.length && readFileSync(file).equals(content);
}
