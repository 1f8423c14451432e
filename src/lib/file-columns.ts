import { lowerBound } from "./compare.js";
import { getOrAdd } from "./memoize.js";
import { folderOf, nameOf } from "./paths.js";

/**
 * The files of one folder as columns: the first has their names, and the others have one value of each file. A column is a
 * text, with a slash between two values; no value contains a slash. Files are in the order of their names by code unit. So
 * two states of a folder are compared as texts, and only folders that differ are split.
 */
export type Columns = readonly [names: string, ...values: string[]];

/** The values of one file, without its name. */
export type FileRow = readonly string[];

const SEPARATOR = "/";

/** The rows of the files of one folder. Each row is made on demand, so a folder with very many files takes little memory. */
export class FolderRows<Row extends FileRow> implements Iterable<readonly [name: string, row: Row]> {
  /** In their order by code unit. */
  readonly names: readonly string[];
  private readonly values: readonly (readonly string[])[];

  /** @param columns undefined for an unknown folder: it has no rows */
  constructor(columns: Columns | undefined) {
    [this.names = [], ...this.values] = columns?.map(splitColumn) ?? [];
  }

  get(name: string): Row | undefined {
    const index = lowerBound(this.names, name);
    return this.names[index] === name ? this.row(index) : undefined;
  }

  *[Symbol.iterator](): Iterator<readonly [name: string, row: Row]> {
    for (const [index, name] of this.names.entries()) yield [name, this.row(index)];
  }

  private row(index: number): Row {
    return this.values.map((column) => column[index]) as unknown as Row;
  }
}

/**
 * Returns the columns of a folder after a change; undefined if no file is left.
 * @param columns undefined for an unknown folder
 * @param changes by the file's name; undefined for a file that is gone
 */
export function changedColumns(
  columns: Columns | undefined,
  changes: ReadonlyMap<string, FileRow | undefined>,
): Columns | undefined {
  const before = columns?.map(splitColumn) ?? [];
  const [names = []] = before;
  const after: string[][] = [];
  const add = (row: readonly (string | undefined)[]): void => {
    for (const [column, value] of row.entries()) {
      after[column] ??= [];
      after[column].push(value as string);
    }
  };
  let next = 0;
  const keepTo = (end: number): void => {
    for (; next < end; next++) add(before.map((column) => column[next]));
  };
  for (const name of [...changes.keys()].sort()) {
    keepTo(lowerBound(names, name, next));
    if (names[next] === name) next++;
    const row = changes.get(name);
    if (row) add([name, ...row]);
  }
  keepTo(names.length);
  return after.length > 0 ? (after.map(joinColumn) as [string, ...string[]]) : undefined;
}

/** Returns values by the folder and the name of their paths. If a path comes twice, its last value counts. */
export function byFolder<Value>(
  entries: Iterable<readonly [path: string, Value]>,
): Map<string, Map<string, Value>> {
  const folders = new Map<string, Map<string, Value>>();
  for (const [path, value] of entries)
    getOrAdd(folders, folderOf(path), () => new Map<string, Value>()).set(nameOf(path), value);
  return folders;
}

export function countFiles([names]: Columns): number {
  let files = 1;
  for (let index = names.indexOf(SEPARATOR); index >= 0; index = names.indexOf(SEPARATOR, index + 1)) files++;
  return files;
}

export function countAllFiles(folders: Iterable<readonly [folder: string, Columns]>): number {
  let files = 0;
  for (const [, columns] of folders) files += countFiles(columns);
  return files;
}

export const joinColumn = (values: readonly unknown[]): string => values.join(SEPARATOR);

export const splitColumn = (column: string): string[] => column.split(SEPARATOR);
