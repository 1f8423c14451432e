import { readFileSync } from "node:fs";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { unreadable } from "./scan-content.js";

/** Returns the bytes of a file, or why it cannot be read. @param disk its path on the disk @param file its path in reports */
export function readSource(disk: string, file: SourcePath): Uint8Array | { readonly problem: Problem } {
  try {
    return readFileSync(disk);
  } catch (error) {
    return { problem: unreadable(file, (error as Error).message) };
  }
}
