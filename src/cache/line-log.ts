import { type Part, RandomAccessFile } from "./random-access-file.js";

/** Bytes that are read at once. */
const CHUNK = 1 << 20;

/**
 * A file of lines, each a value in JSON, that grows at its end, so that a small change costs a small write. Its first line says what the others
 * depend on: those of a log with another stamp are as if they had never been. A line that a dying process has left without
 * its end counts for nothing, and the next one takes its place.
 */
export class LineLog {
  private readonly file: RandomAccessFile;
  private readonly head: string;
  /** Where the next line goes. */
  private end = 0;

  /** @param name of the file; its folder is made when something is written */
  constructor(name: string, stamp: string) {
    this.file = new RandomAccessFile(name);
    this.head = `${JSON.stringify(stamp)}\n`;
  }

  /** Yields the values, many at once; none where there is no such log. @throws SyntaxError where a line is none */
  *read(): Generator<unknown[]> {
    this.close();
    if (this.file.open() === undefined) return;
    const head = Buffer.from(this.head);
    const found = Buffer.alloc(head.length);
    this.file.read(found, 0, 0);
    if (!found.equals(head)) {
      this.close();
      return;
    }
    this.end = head.length;
    let chunk = Buffer.allocUnsafe(CHUNK);
    let held = 0;
    for (;;) {
      const size = this.file.read(chunk, held, this.end + held);
      if (size === 0) return;
      held += size;
      const last = chunk.subarray(0, held).lastIndexOf(NEWLINE);
      if (last >= 0) {
        yield parseLines(chunk.subarray(0, last));
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
   * @throws Error of the file system; what was written then counts for nothing
   */
  append(lines: Iterable<Part>): void {
    if (this.file.isOpen) this.end += this.file.writeFrom(this.end, lines);
    else this.replace(lines);
  }

  /** Replaces the log, such that whoever reads it finds the old one or the new one, whole. */
  replace(lines: Iterable<Part>): void {
    this.end = this.file.replace(withHead(this.head, lines));
  }

  /** Removes the log, where there is one. */
  remove(): void {
    this.close();
    this.file.remove();
  }

  close(): void {
    this.file.close();
    this.end = 0;
  }
}

const NEWLINE = 0x0a;

/** Returns the values of lines, the last of which has no break. @throws SyntaxError where a line is none */
export function parseLines(bytes: Buffer): unknown[] {
  // Inside a value a break is written as an escape.
  return JSON.parse(`[${bytes.toString().replaceAll("\n", ",")}]`) as unknown[];
}

function* withHead(head: string, lines: Iterable<Part>): Generator<Part> {
  yield head;
  yield* lines;
}
