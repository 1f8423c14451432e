import { mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { threadId } from "node:worker_threads";

let counter = 0;

/** Returns the name under which a file is written before it takes its own; unlike any other at the same time. */
export const temporaryName = (file: string): string => `${file}.${process.pid}-${threadId}-${counter++}.tmp`;

/** Tells whether a file is one that a build which died has left half-written. */
export const isTemporaryName = (file: string): boolean => /\.\d+-\d+-\d+\.tmp$/.test(file);

/**
 * Writes a file such that whoever reads it finds the old content or the new one, whole: to a file beside it, which then
 * takes its name. Makes the folders that are missing. Synchronous, since workers write many small files one by one, and
 * waiting for each would cost more than writing it.
 * @throws Error of the file system; the old file is then as it was
 */
export function writeAtomic(file: string, content: string | Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    writeOrMakeFolder(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw named(error, file);
  }
}

/** A full disk's error does not say which file it was. */
export function named(error: unknown, file: string): unknown {
  if (error instanceof Error && !error.message.includes(file)) error.message += ` '${file}'`;
  return error;
}

function writeOrMakeFolder(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
}
