import { byFolder, type Columns, changedColumns, type FileRow, FolderRows } from "../lib/file-columns.js";
import { getOrAdd } from "../lib/memoize.js";
import { pathIn } from "../lib/paths.js";
import { LineLog } from "./line-log.js";

/** Characters of outdated lines that a log may hold, beyond as many as it has of current ones. */
const SPARE = 1 << 20;

/**
 * A row for each file of a folder tree, kept between builds. On the disk it is a log with a line for each folder. A folder
 * that changes gets a new line at the end, and the last line of a folder counts. No table depends on another: one that is
 * old or missing makes the next build slower, and its result is the same.
 * @typeParam Path of the files
 */
export class FileTable<Path extends string, Row extends FileRow> {
  private readonly log: LineLog;
  private readonly columnsByFolder = new Map<string, Columns>();
  /** The rows of folders that were read since the folder changed. */
  private readonly rowsByFolder = new Map<string, FolderRows<Row>>();
  /** Characters of the columns of all lines. */
  private written = 0;
  /** Characters of the columns of the current lines. */
  private live = 0;

  /** @param stamp what the rows depend on; a table with another stamp is empty @param isShared see `LineLog` */
  constructor(file: string, stamp: string, isShared = false) {
    this.log = new LineLog(file, stamp, isShared);
  }

  /** Reads the rows of the last build. A missing or damaged table is empty. */
  load(): void {
    this.forget();
    this.log.load(
      (line) => this.set(...checked(line)),
      () => this.forget(),
    );
  }

  get folders(): ReadonlyMap<string, Columns> {
    return this.columnsByFolder;
  }

  /** The size of the log in characters. A table that is loaded has the size that it was closed with, unless lines were lost. */
  get size(): number {
    return this.written;
  }

  rowsIn(folder: string): FolderRows<Row> {
    return getOrAdd(this.rowsByFolder, folder, () => new FolderRows(this.columnsByFolder.get(folder)));
  }

  /** Yields each file with its row: folders in the order of their paths, files in the order of their names. */
  *rows(): Generator<readonly [Path, Row]> {
    for (const folder of [...this.columnsByFolder.keys()].sort())
      for (const [name, row] of new FolderRows<Row>(this.columnsByFolder.get(folder)))
        yield [pathIn<Path>(folder, name), row];
  }

  /** Sets rows; undefined removes one. If the process dies meanwhile, each folder has its old rows or its new ones. */
  put(changes: Iterable<readonly [Path, Row | undefined]>): void {
    const folders = byFolder(changes);
    if (folders.size === 0) return;
    if (this.written <= 2 * this.live + SPARE) {
      this.log.append(this.apply(folders));
      return;
    }
    for (const _ of this.apply(folders));
    this.written = this.live;
    this.log.replace(linesOf(this.columnsByFolder));
  }

  /** Changes the rows, and yields the new line of each folder. */
  private *apply(folders: ReadonlyMap<string, ReadonlyMap<string, Row | undefined>>): Generator<string> {
    for (const [folder, changes] of folders) {
      const columns = changedColumns(this.columnsByFolder.get(folder), changes) ?? [];
      this.set(folder, ...columns);
      yield lineOf(folder, columns);
    }
  }

  /** Closes the file and forgets all rows. */
  close(): void {
    this.log.close();
    this.forget();
  }

  private forget(): void {
    this.columnsByFolder.clear();
    this.rowsByFolder.clear();
    this.written = 0;
    this.live = 0;
  }

  /** @param columns none if the folder has no files any more */
  private set(folder: string, ...columns: readonly string[]): void {
    this.live -= sizeOf(this.columnsByFolder.get(folder) ?? []);
    this.written += sizeOf(columns);
    this.rowsByFolder.delete(folder);
    const [names, ...values] = columns;
    if (names === undefined) {
      this.columnsByFolder.delete(folder);
      return;
    }
    this.live += sizeOf(columns);
    this.columnsByFolder.set(folder, [names, ...values]);
  }
}

/** @throws SyntaxError if the value of a line is no folder with columns */
function checked(line: unknown): [folder: string, ...columns: string[]] {
  if (Array.isArray(line) && line.length > 0 && line.every((text) => typeof text === "string"))
    return line as [string, ...string[]];
  throw new SyntaxError("not a folder with columns");
}

const sizeOf = (columns: readonly string[]): number =>
  columns.reduce((sum, column) => sum + column.length, 0);

const lineOf = (folder: string, columns: readonly string[]): string =>
  `${JSON.stringify([folder, ...columns])}\n`;

function* linesOf(folders: ReadonlyMap<string, Columns>): Generator<string> {
  for (const [folder, columns] of folders) yield lineOf(folder, columns);
}
