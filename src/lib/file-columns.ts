import { folderOf, nameOf } from "./paths.js";

/**
 * What is known of the files in one folder: a column with their names, and a column for each value. A column is one text:
 * a value a file, in the order of the names by code unit, with a slash between two values. So two states of a folder are
 * compared as texts, and only folders that differ are taken apart. No value contains a slash.
 */
export type Columns = readonly [names: string, ...values: string[]];

/** The values of one file, without its name. */
export type FileRow = readonly string[];

const SEPARATOR = "/";

/** Returns the columns of a folder. @param rows the values of at least one file, by its name */
export function columnsOf(rows: ReadonlyMap<string, FileRow>): Columns {
  const names = [...rows.keys()].sort();
  const sorted = names.map((name) => rows.get(name) as FileRow);
  const width = sorted[0]?.length ?? 0;
  const values = Array.from({ length: width }, (_, column) => joined(sorted.map((row) => row[column])));
  return [joined(names), ...values];
}

/** Returns the values of a folder's files by name. @param columns undefined for a folder of which nothing is known */
export function rowsOf<Row extends FileRow>(columns: Columns | undefined): Map<string, Row> {
  if (!columns) return new Map();
  const [names, ...values] = columns;
  const split = values.map(splitColumn);
  return new Map(
    splitColumn(names).map((name, file) => [name, split.map((column) => column[file]) as unknown as Row]),
  );
}

/** Groups values by folder, and in a folder by name. If a path comes twice, its last value counts. */
export function byFolder<Value>(
  entries: Iterable<readonly [path: string, Value]>,
): Map<string, Map<string, Value>> {
  const folders = new Map<string, Map<string, Value>>();
  for (const [path, value] of entries) {
    const folder = folderOf(path);
    const files = folders.get(folder);
    if (files) files.set(nameOf(path), value);
    else folders.set(folder, new Map([[nameOf(path), value]]));
  }
  return folders;
}

/** Joins values to a column. */
export const joined = (values: readonly unknown[]): string => values.join(SEPARATOR);

/** Returns the values of a column. */
export const splitColumn = (column: string): string[] => column.split(SEPARATOR);
