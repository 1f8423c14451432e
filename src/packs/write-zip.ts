import { createHash } from "node:crypto";
import { createWriteStream, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import yazl from "yazl";
import { makeFolder } from "../lib/disk/make-folder.js";
import { temporaryName, withFileName } from "../lib/write-atomic.js";
import type { FileDigest } from "../model/manifest.js";

export interface ZipEntry {
  readonly name: string;
  /** Its content, or the file on the disk that has it. */
  readonly content: string | Uint8Array | { readonly file: string };
  /** Whether its bytes stay as they are. Pictures would not get smaller. */
  readonly isStored?: boolean;
}

/** The first day that the format knows. Nothing in an archive tells when it was written. */
const OPTIONS = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 } as const;

/**
 * Writes an archive, by a temporary file. The same entries give the same bytes on the same version of Node.js.
 * @returns its size and digest
 * @throws Error of the file system; a file that was there is then unchanged
 */
export async function writeZip(file: string, entries: Iterable<ZipEntry>): Promise<FileDigest> {
  makeFolder(path.dirname(file));
  const temporary = temporaryName(file);
  const zip = new yazl.ZipFile();
  const sum = createHash("sha256");
  let size = 0;
  const count = new Transform({
    transform(chunk: Buffer, _, done) {
      size += chunk.length;
      sum.update(chunk);
      done(null, chunk);
    },
  });
  zip.on("error", (error) => count.destroy(error as Error));
  try {
    for (const entry of entries) addEntry(zip, entry);
    zip.end();
    await pipeline(zip.outputStream, count, createWriteStream(temporary));
    renameSync(temporary, file);
  } catch (error) {
    rmSync(temporary, { force: true });
    throw withFileName(error, file);
  }
  return { size, sha256: sum.digest("hex") };
}

function addEntry(zip: yazl.ZipFile, { name, content, isStored = false }: ZipEntry): void {
  const options = { ...OPTIONS, compress: !isStored };
  if (typeof content === "object" && "file" in content) zip.addFile(content.file, name, options);
  else zip.addBuffer(Buffer.from(content as string), name, options);
}
