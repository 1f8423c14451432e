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

/** Returns the columns of a folder. @param rows at least one, by the file's name */
export function columnsOf(rows: ReadonlyMap<string, FileRow>): Columns {
  const names = [...rows.keys()].sort();
  const sorted = names.map((name) => rows.get(name) as FileRow);
  const width = sorted[0]?.length ?? 0;
  const values = Array.from({ length: width }, (_, column) => joined(sorted.map((row) => row[column])));
  return [joined(names), ...values];
}

/** Returns the rows of a folder by the files' names. @param columns undefined for an unknown folder: it has no rows */
export function rowsOf<Row extends FileRow>(columns: Columns | undefined): Map<string, Row> {
  if (!columns) return new Map();
  const [names, ...values] = columns;
  const split = values.map(splitColumn);
  return new Map(
    splitColumn(names).map((name, file) => [name, split.map((column) => column[file]) as unknown as Row]),
  );
}

/** Returns values by the folder and the name of their paths. If a path comes twice, its last value counts. */
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

/** Returns a column of some values. */
export const joined = (values: readonly unknown[]): string => values.join(SEPARATOR);

/** Returns the values of a column. */
export const splitColumn = (column: string): string[] => column.split(SEPARATOR);
