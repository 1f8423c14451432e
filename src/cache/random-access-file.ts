import {
  closeSync,
  fstatSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { named, temporaryName } from "../lib/write-atomic.js";
import { readBytes } from "./article-bodies.js";

/** Characters that are written at once. */
const BLOCK = 1 << 20;

/** What a file takes in: bytes, or text that becomes UTF-8. */
export type Part = string | Uint8Array;

/** A file that grows at its end, and is read by place. */
export class RandomAccessFile {
  private file: number | undefined;

  /** @param name of the file; its folder is made when something is written */
  constructor(readonly name: string) {}

  get isOpen(): boolean {
    return this.file !== undefined;
  }

  /** Opens it to be read and written. Returns its size in bytes; undefined where there is none. */
  open(): number | undefined {
    this.close();
    try {
      this.file = openSync(this.name, "r+");
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
      throw error;
    }
    return fstatSync(this.file).size;
  }

  /** Reads bytes from a place into a buffer, as many as there are and it has room for. Returns how many. */
  read(buffer: Buffer, offset: number, at: number): number {
    return readSync(this.opened(), buffer, offset, buffer.length - offset, at);
  }

  /** Returns some of its bytes. @throws Error where it has not so many */
  bytesAt(at: number, size: number): Buffer {
    return readBytes(this.opened(), at, size, this.name);
  }

  /**
   * Cuts it off at a place and goes on from there.
   * @returns how many bytes were written
   * @throws Error of the file system
   */
  writeFrom(at: number, parts: Iterable<Part>): number {
    const file = this.opened();
    try {
      ftruncateSync(file, at);
      return writeParts(file, parts, at);
    } catch (error) {
      throw named(error, this.name);
    }
  }

  /** Replaces it, such that whoever opens it finds the old one or the new one, whole. Returns how many bytes it has. */
  replace(parts: Iterable<Part>): number {
    const temporary = temporaryName(this.name);
    let file: number | undefined;
    try {
      mkdirSync(path.dirname(this.name), { recursive: true });
      file = openSync(temporary, "wx+");
      const size = writeParts(file, parts, 0);
      renameSync(temporary, this.name);
      this.close();
      this.file = file;
      return size;
    } catch (error) {
      if (file !== undefined) closeSync(file);
      rmSync(temporary, { force: true });
      throw named(error, this.name);
    }
  }

  /** Removes it, where it is there. */
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

/** Writes parts to a place of a file. Returns how many bytes they are. */
function writeParts(file: number, parts: Iterable<Part>, start: number): number {
  let at = start;
  let block = "";
  const write = (bytes: Uint8Array): void => {
    // A full disk may take a part of what it is given.
    for (let rest = bytes; rest.length > 0; ) {
      const size = writeSync(file, rest, 0, rest.length, at);
      at += size;
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
  return at - start;
}
