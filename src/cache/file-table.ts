import { byFolder, type Columns, columnsOf, type FileRow, rowsOf } from "../lib/file-columns.js";
import { pathIn } from "../lib/paths.js";
import { LineLog } from "./line-log.js";

/** Characters that a log may have beyond twice those of its folders before it is written anew. */
const SPARE = 1 << 20;

/**
 * A table of files that is kept between builds, folder by folder: a log with a line a folder, of which the last counts. What
 * changes is added at its end. The tables do not depend on each other, so each may be older or missing, and each of its
 * lines may be: that costs a colder build and nothing else.
 */
export class FileTable<At extends string, Row extends FileRow> {
  private readonly log: LineLog;
  private readonly held = new Map<string, Columns>();
  /** Characters of all lines, and of those that count. */
  private written = 0;
  private live = 0;

  /**
   * @param file where it lies
   * @param stamp what the rows depend on; rows with another stamp are as if they had never been
   */
  constructor(file: string, stamp: string) {
    this.log = new LineLog(file, stamp);
  }

  /** Reads what the last build left; nothing where there is no such table, or a damaged one. */
  load(): void {
    this.forget();
    try {
      for (const lines of this.log.read()) for (const line of lines) this.hold(...checked(line));
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.close();
    }
  }

  /** What it holds now, by folder. */
  get folders(): ReadonlyMap<string, Columns> {
    return this.held;
  }

  /** Returns what it holds of one folder's files, by their names. */
  rowsIn(folder: string): Map<string, Row> {
    return rowsOf(this.held.get(folder));
  }

  /** Yields all files with what is known of them: the folders in the order of their paths, in each the files by name. */
  *rows(): Generator<readonly [At, Row]> {
    for (const folder of [...this.held.keys()].sort())
      for (const [name, row] of this.rowsIn(folder)) yield [pathIn<At>(folder, name), row];
  }

  /**
   * Changes what is known of some files; undefined removes one. Whoever reads the table while that is done, or after a build
   * that died of it, finds for each folder what was known before or what is known now.
   */
  put(changes: Iterable<readonly [At, Row | undefined]>): void {
    const folders = byFolder(changes);
    if (folders.size === 0) return;
    if (this.written <= 2 * this.live + SPARE) {
      this.log.append(this.changed(folders));
      return;
    }
    for (const _ of this.changed(folders));
    this.written = this.live;
    this.log.replace(allPrinted(this.held));
  }

  /** Makes changes, and yields a line for each folder. */
  private *changed(folders: ReadonlyMap<string, ReadonlyMap<string, Row | undefined>>): Generator<string> {
    for (const [folder, changes] of folders) {
      const rows = this.rowsIn(folder);
      for (const [name, row] of changes) {
        if (row === undefined) rows.delete(name);
        else rows.set(name, row);
      }
      const columns = rows.size > 0 ? columnsOf(rows) : [];
      this.hold(folder, ...columns);
      yield printed(folder, columns);
    }
  }

  /** Ends the use of the table: it holds nothing any more. */
  close(): void {
    this.log.close();
    this.forget();
  }

  private forget(): void {
    this.held.clear();
    this.written = 0;
    this.live = 0;
  }

  private hold(folder: string, ...columns: readonly string[]): void {
    this.live -= sizeOf(this.held.get(folder) ?? []);
    this.written += sizeOf(columns);
    const [names, ...values] = columns;
    if (names === undefined) {
      this.held.delete(folder);
      return;
    }
    this.live += sizeOf(columns);
    this.held.set(folder, [names, ...values]);
  }
}

/** @throws SyntaxError where a line is none of a table */
function checked(line: unknown): [folder: string, ...columns: string[]] {
  if (Array.isArray(line) && line.length > 0 && line.every((text) => typeof text === "string"))
    return line as [string, ...string[]];
  throw new SyntaxError("a line that is no folder");
}

const sizeOf = (columns: readonly string[]): number =>
  columns.reduce((sum, column) => sum + column.length, 0);

const printed = (folder: string, columns: readonly string[]): string =>
  `${JSON.stringify([folder, ...columns])}\n`;

function* allPrinted(held: ReadonlyMap<string, Columns>): Generator<string> {
  for (const [folder, columns] of held) yield printed(folder, columns);
}
