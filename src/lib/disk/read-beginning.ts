import { closeSync, openSync, readSync } from "node:fs";

/** Returns the first bytes of a file, at most `size` of them. @throws Error of the system if the file cannot be read */
export function readBeginning(file: string, size: number): Uint8Array {
  const opened = openSync(file, "r");
  try {
    const bytes = Buffer.alloc(size);
    return bytes.subarray(0, readSync(opened, bytes, 0, size, 0));
  } finally {
    closeSync(opened);
  }
}
