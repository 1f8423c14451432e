import {
  closeSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { makeFolder } from "../lib/disk/make-folder.js";
import { ifThere } from "../lib/if-there.js";
import { temporaryName, withFileName } from "../lib/write-atomic.js";
import { readBytes } from "./article-bodies.js";

/** Characters of text that are collected before they are written. */
const BLOCK = 1 << 20;

/** Content to write: bytes, or text that is encoded as UTF-8. */
export type Part = string | Uint8Array;

/** A file that is read at any offset and written at its end. All methods throw the errors of the file system. */
export class RandomAccessFile {
  private file: number | undefined;

  /** @param name of the file; its folder is created by the first write */
  constructor(readonly name: string) {}

  get isOpen(): boolean {
    return this.file !== undefined;
  }

  /** Opens the file, to read and write or only to read. @returns its size in bytes; undefined if there is no file */
  open(mode: "r+" | "r" = "r+"): number | undefined {
    this.close();
    this.file = ifThere(() => openSync(this.name, mode));
    return this.file && fstatSync(this.file).size;
  }

  /** Fills a buffer from index `start` on with the bytes at an offset of the file. @returns the number of bytes read */
  read(buffer: Buffer, start: number, offset: number): number {
    return readSync(this.opened(), buffer, start, buffer.length - start, offset);
  }

  /** Returns `size` bytes from an offset. @throws the error of `damaged` if the file ends before */
  bytesFrom(offset: number, size: number): Buffer {
    return readBytes(this.opened(), offset, size, this.name);
  }

  /** Cuts the file off at an offset, and writes from there. @returns the number of bytes that were written */
  writeFrom(offset: number, parts: Iterable<Part>): number {
    const file = this.opened();
    try {
      ftruncateSync(file, offset);
      return writeParts(file, parts, offset);
    } catch (error) {
      throw withFileName(error, this.name);
    }
  }

  /** Replaces the content. Who opens the file finds the old content or the new one, whole. @returns the new size in bytes */
  replace(parts: Iterable<Part>): number {
    const temporary = temporaryName(this.name);
    let file: number | undefined;
    try {
      makeFolder(path.dirname(this.name));
      file = openSync(temporary, "wx+");
      const size = writeParts(file, parts, 0);
      renameSync(temporary, this.name);
      this.close();
      this.file = file;
      return size;
    } catch (error) {
      if (file !== undefined) closeSync(file);
      rmSync(temporary, { force: true });
      throw withFileName(error, this.name);
    }
  }

  /** Removes the file, if there is one. */
  remove(): void {
    this.close();
    rmSync(this.name, { force: true });
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
  }

  private opened(): number {
    if (this.file === undefined) throw new Error(`${this.name} is not open`);
    return this.file;
  }
}

/** Writes parts from an offset on. @param file its descriptor @returns the number of bytes that were written */
function writeParts(file: number, parts: Iterable<Part>, start: number): number {
  let offset = start;
  let block = "";
  const write = (bytes: Uint8Array): void => {
    // One call may write a part of the bytes only, for example on a full disk.
    for (let rest = bytes; rest.length > 0; ) {
      const size = writeSync(file, rest, 0, rest.length, offset);
      offset += size;
      rest = rest.subarray(size);
    }
  };
  const flush = (): void => {
    write(Buffer.from(block));
    block = "";
  };
  for (const part of parts) {
    if (typeof part === "string") {
      block += part;
      if (block.length >= BLOCK) flush();
    } else {
      flush();
      write(part);
    }
  }
  flush();
  return offset - start;
}
