import { type Part, RandomAccessFile } from "./random-access-file.js";

/** Bytes that one read asks for. */
const CHUNK = 1 << 20;

/**
 * A file of lines that grows at its end: a small change costs a small write. Each line is a value in JSON. The first line
 * is a stamp, which says what the other lines depend on. A log with another stamp counts as empty. So does a log with a
 * damaged line. A last line without a line break was left by a process that died; the next line overwrites it.
 */
export class LineLog {
  private readonly file: RandomAccessFile;
  private readonly stampLine: string;
  /** Offset in bytes of the next line. */
  private end = 0;

  /**
   * @param name of the file; its folder is created by the first write
   * @param isShared whether others use the file at the same time: then it is only read, and lines that are added are lost
   */
  constructor(
    name: string,
    stamp: string,
    private readonly isShared = false,
  ) {
    this.file = new RandomAccessFile(name);
    this.stampLine = `${JSON.stringify(stamp)}\n`;
  }

  /**
   * Reads the log, and begins it anew if it is damaged.
   * @param onValue called with the value of each line, in their order; it throws a SyntaxError if the value makes no sense
   * @param onDamage called if the log is damaged, perhaps after `onValue`: all values are to be forgotten
   * @throws Error of the file system
   */
  load(onValue: (value: unknown) => void, onDamage: () => void): void {
    this.close();
    try {
      for (const values of this.read()) for (const value of values) onValue(value);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.close();
      onDamage();
    }
  }

  /** Yields the values of the lines, many at once. @throws SyntaxError if a line is no JSON */
  private *read(): Generator<unknown[]> {
    if (!this.openOwn()) return;
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
      // A line longer than a chunk needs a longer chunk.
      const next = held - last - 1 > chunk.length / 2 ? Buffer.allocUnsafe(chunk.length * 2) : chunk;
      chunk.copy(next, 0, last + 1, held);
      chunk = next;
      held -= last + 1;
    }
  }

  /** Opens the file and sets `end` after its first line. @returns false if there is no log with this stamp */
  private openOwn(): boolean {
    if (this.file.open(this.isShared ? "r" : "r+") === undefined) return false;
    const head = Buffer.from(this.stampLine);
    const found = Buffer.alloc(head.length);
    this.file.read(found, 0, 0);
    if (found.equals(head)) {
      this.end = head.length;
      return true;
    }
    this.close();
    return false;
  }

  /**
   * Adds lines. If the log was neither loaded nor replaced before, it begins anew.
   * @param lines each part holds whole lines with their line breaks
   * @throws Error of the file system; some of the lines may then be in the log
   */
  append(lines: Iterable<Part>): void {
    if (this.isShared) for (const _ of lines);
    else if (this.file.isOpen) this.end += this.file.writeFrom(this.end, lines);
    else this.replace(lines);
  }

  /** Replaces all lines. A reader finds the old log or the new one, and never a part of one. */
  replace(lines: Iterable<Part>): void {
    if (this.isShared) for (const _ of lines);
    else this.end = this.file.replace(withHead(this.stampLine, lines));
  }

  /** Removes the file, if there is one. */
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

/** Parses lines of JSON. @param bytes without the last line break @throws SyntaxError if a line is no JSON */
export const parseLines = (bytes: Buffer): unknown[] =>
  bytes
    .toString()
    .split("\n")
    .map((line) => JSON.parse(line) as unknown);

function* withHead(head: string, lines: Iterable<Part>): Generator<Part> {
  yield head;
  yield* lines;
}
