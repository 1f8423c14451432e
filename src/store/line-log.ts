import {
  closeSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  writeSync,
} from "node:fs";
import path from "node:path";
import { named, temporaryName } from "./write-atomic.js";

/** Bytes that are read at once. */
const CHUNK = 1 << 20;
/** Characters that are written at once. */
const BLOCK = 1 << 20;

/** Whole lines of a log, the last without the break that ends it. */
export interface Lines {
  readonly bytes: Buffer;
  /** Where in the file they begin. */
  readonly at: number;
}

/**
 * A file of lines that grows at its end, so that a small change costs a small write. Its first line says what the others
 * depend on: those of a log with another stamp are as if they had never been. A line that a dying process has left without
 * its end counts for nothing, and the next one takes its place.
 */
export class LineLog {
  private file: number | undefined;
  /** Where the next line goes. */
  private end = 0;

  /** @param name the file; its folder is made when something is written */
  constructor(
    private readonly name: string,
    private readonly stamp: string,
  ) {}

  /** Yields the lines, many at once, each time valid until the next; none where there is no such log. */
  *read(): Generator<Lines> {
    this.close();
    this.file = opened(this.name);
    if (this.file === undefined) return;
    const head = Buffer.from(this.head());
    const found = Buffer.alloc(head.length);
    if (readSync(this.file, found, 0, head.length, 0) < head.length || !found.equals(head)) {
      this.close();
      return;
    }
    this.end = head.length;
    let chunk = Buffer.allocUnsafe(CHUNK);
    let held = 0;
    for (;;) {
      const size = readSync(this.file, chunk, held, chunk.length - held, this.end + held);
      if (size === 0) return;
      held += size;
      const last = chunk.subarray(0, held).lastIndexOf(NEWLINE);
      if (last >= 0) {
        yield { bytes: chunk.subarray(0, last), at: this.end };
        this.end += last + 1;
      }
      // A line longer than what is read at once needs more room.
      const next = held - last - 1 > chunk.length / 2 ? Buffer.allocUnsafe(chunk.length * 2) : chunk;
      chunk.copy(next, 0, last + 1, held);
      chunk = next;
      held -= last + 1;
    }
  }

  /**
   * Adds lines. `read` must have come to its end before, or `replace` been called; else the log begins anew.
   * @param lines one or more in each part, each with the break that ends it
   * @returns where the first of them begins
   * @throws Error of the file system; what was written then counts for nothing
   */
  append(lines: Iterable<string | Uint8Array>): number {
    if (this.file === undefined) {
      this.replace(lines);
      return Buffer.byteLength(this.head());
    }
    const start = this.end;
    try {
      ftruncateSync(this.file, start);
      this.end += writeLines(this.file, lines, start);
    } catch (error) {
      throw named(error, this.name);
    }
    return start;
  }

  /** Replaces the log, such that whoever reads it finds the old one or the new one, whole. */
  replace(lines: Iterable<string | Uint8Array>): void {
    const temporary = temporaryName(this.name);
    let file: number | undefined;
    try {
      mkdirSync(path.dirname(this.name), { recursive: true });
      file = openSync(temporary, "wx+");
      const head = this.head();
      writeSync(file, head, 0);
      const start = Buffer.byteLength(head);
      const end = start + writeLines(file, lines, start);
      renameSync(temporary, this.name);
      this.close();
      [this.file, this.end] = [file, end];
    } catch (error) {
      if (file !== undefined) closeSync(file);
      rmSync(temporary, { force: true });
      throw named(error, this.name);
    }
  }

  /** Returns some of its bytes. @throws Error where it has not so many */
  bytesAt(at: number, size: number): Buffer {
    if (this.file === undefined) throw new Error(`${this.name} is not open`);
    return readBytes(this.file, at, size, this.name);
  }

  close(): void {
    if (this.file !== undefined) closeSync(this.file);
    this.file = undefined;
    this.end = 0;
  }

  private head(): string {
    return `${JSON.stringify(this.stamp)}\n`;
  }
}

const NEWLINE = 0x0a;

/** Opens a file to read and write; undefined where there is none. */
function opened(name: string): number | undefined {
  try {
    return openSync(name, "r+");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Reads bytes at a place of a file. @param name of the file, for the error @throws Error where it has not so many */
export function readBytes(file: number, at: number, size: number, name: string): Buffer {
  const bytes = Buffer.allocUnsafe(size);
  if (readSync(file, bytes, 0, size, at) < size) throw new Error(`${name} ends before byte ${at + size}`);
  return bytes;
}

/** Writes lines to a place of a file. Returns how many bytes they are. */
function writeLines(file: number, lines: Iterable<string | Uint8Array>, start: number): number {
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
  for (const part of lines) {
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
