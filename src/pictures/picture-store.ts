import { linkSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOf } from "../lib/digest.js";
import { makeFolder } from "../lib/disk/make-folder.js";
import { temporaryName, writeAtomic } from "../lib/write-atomic.js";
import { FETCHED_FILE } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { EncodedFile, PictureFormat } from "./encode-picture.js";

/** A file in the folder of pictures. */
export interface StoredFile {
  /** Its path below the folder of pictures. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
  readonly digest: Digest;
}

/** Returns the name of a picture's files, without width and ending: the first 32 digits of its address's SHA-256. */
const stemOf = (address: string): string => digestOf(address);

/** Returns the digits that name the picture of a file. Returns undefined for a file that this program did not write. */
export const stemIn = (file: string): string | undefined => FETCHED_FILE.exec(file)?.[1];

/** Returns the stems of the files of some pictures. */
export const stemsOf = (addresses: Iterable<string>): Set<string> => new Set(Array.from(addresses, stemOf));

/**
 * The folder of pictures. Each address has files of its own, since a site finds pictures by the digests of their addresses.
 * Files with the same content are hard links to one file where the disk has such links.
 */
export class PictureStore {
  private readonly pathByDigest = new Map<Digest, string>();
  private used = 0;

  /** @param mostBytes that all files may have together @param files that are there already */
  constructor(
    private readonly folder: string,
    private readonly mostBytes: number,
    files: Iterable<StoredFile>,
  ) {
    for (const file of files) this.hold(file);
  }

  /** Bytes of all files. Files with the same content count once. */
  get bytes(): number {
    return this.used;
  }

  /**
   * Writes the files of one picture. The widest is written last: as soon as it is there, the picture is complete.
   * @param files the widest first
   * @returns false if there is no room for them; then nothing is written
   * @throws Error of the file system; then no file of the picture is left
   */
  put(address: string, format: PictureFormat, files: readonly EncodedFile[]): boolean {
    const stem = stemOf(address);
    const stored = files.map(({ width, bytes }, index) => {
      const name = index === 0 ? `${stem}.${format}` : `${stem}-${width}.${format}`;
      return { path: `${stem.slice(0, 2)}/${name}`, size: bytes.length, digest: digestOf(bytes), bytes };
    });
    const fresh = stored.filter(({ digest }) => !this.pathByDigest.has(digest));
    if (this.used + fresh.reduce((sum, { size }) => sum + size, 0) > this.mostBytes) return false;
    try {
      for (const file of [...stored].reverse()) this.write(file.path, file.digest, file.bytes);
    } catch (error) {
      for (const file of stored) rmSync(path.join(this.folder, file.path), { force: true });
      throw error;
    }
    for (const file of stored) this.hold(file);
    return true;
  }

  private hold({ path: file, size, digest }: StoredFile): void {
    if (this.pathByDigest.has(digest)) return;
    this.pathByDigest.set(digest, file);
    this.used += size;
  }

  private write(file: string, digest: Digest, bytes: Uint8Array): void {
    const same = this.pathByDigest.get(digest);
    const target = path.join(this.folder, file);
    if (same === undefined || same === file || !linked(path.join(this.folder, same), target))
      writeAtomic(target, bytes);
  }
}

/** Makes a hard link. Returns false where that is not possible: the disk has none, or the file is gone. */
function linked(file: string, target: string): boolean {
  const temporary = temporaryName(target);
  try {
    makeFolder(path.dirname(target));
    linkSync(file, temporary);
    renameSync(temporary, target);
    return true;
  } catch {
    // The file is written in place of the link, and its error is the one to show.
    return false;
  } finally {
    rmSync(temporary, { force: true });
  }
}
