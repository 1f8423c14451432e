import { lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import { threadId } from "node:worker_threads";
import { makeFolder } from "./disk/make-folder.js";

let counter = 0;

/** Characters of a file's name that its temporary name begins with. Systems allow 255 bytes, which the whole name may have. */
const KEPT = 40;

/** Returns a temporary name beside a file. Each call in any running thread or process returns another one. */
export const temporaryName = (file: string): string =>
  path.join(
    path.dirname(file),
    `${path.basename(file).slice(0, KEPT)}.${process.pid}-${threadId}-${counter++}.tmp`,
  );

/** Tells whether a name is temporary. If no build is running, such a file is half-written and can be removed. */
export const isTemporaryName = (file: string): boolean => /\.\d+-\d+-\d+\.tmp$/.test(file);

/**
 * Writes a file, and creates its folder if that is missing. A reader finds either the whole old content
 * or the whole new one: the content goes to a temporary file, which is then renamed. It is synchronous: workers write many small
 * files, and waiting for each would cost more than writing it.
 * @throws Error of the file system; the old file is then unchanged
 */
export function writeAtomic(file: string, content: string | Uint8Array): void {
  const temporary = temporaryName(file);
  try {
    writeWithFolder(temporary, content);
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw withFileName(error, file);
  }
}

/** Returns an error whose message names the file. The error of a full disk does not name it. */
export function withFileName(error: unknown, file: string): unknown {
  if (error instanceof Error && !error.message.includes(file)) error.message += ` '${file}'`;
  return error;
}

function writeWithFolder(file: string, content: string | Uint8Array): void {
  try {
    writeFileSync(file, content);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    makeFolder(path.dirname(file));
    writeFileSync(file, content);
  }
}

/** Tells whether a file has this content, and so need not be written. A link has none. @throws Error if it cannot be read */
export function hasContent(file: string, content: Uint8Array): boolean {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  return stats?.isFile() === true && stats.size === content.length && readFileSync(file).equals(content);
}

/** Writes a file unless it has this content. A file that has it keeps its time. @returns whether the file was written */
export function writeChanged(file: string, content: string | Uint8Array): boolean {
  const bytes = Buffer.from(content);
  if (hasContent(file, bytes)) return false;
  writeAtomic(file, bytes);
  return true;
}
