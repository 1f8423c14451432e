/**
 * What is known of the files of one folder: their names, and a column for each thing that is known of them. Each is one
 * text, with a value a file, in the order of the names by code unit, and a slash between two: so a folder is kept and
 * compared as a whole, and only one that differs is looked into. No value holds a slash.
 */
export type Columns = readonly [names: string, ...values: string[]];

/** What is known of a file: a value for each column but the names. */
export type FileRow = readonly string[];

const BREAK = "/";

/** Returns the columns of a folder's files, of which there is at least one. */
export function columnsOf(rows: ReadonlyMap<string, FileRow>): Columns {
  const names = [...rows.keys()].sort();
  const sorted = names.map((name) => rows.get(name) as FileRow);
  const width = sorted[0]?.length ?? 0;
  return [joined(names), ...Array.from({ length: width }, (_, at) => joined(sorted.map((row) => row[at])))];
}

/** Returns what is known of a folder's files, by their names; nothing where nothing is known of the folder. */
export function rowsOf<Row extends FileRow>(known: Columns | undefined): Map<string, Row> {
  if (!known) return new Map();
  const [names, ...values] = known;
  const columns = values.map(split);
  return new Map(
    split(names).map((name, file) => [name, columns.map((column) => column[file]) as unknown as Row]),
  );
}

/** Groups values of files by folder, and in it by name. Of a path that comes again, the last value counts. */
export function byFolder<Value>(
  entries: Iterable<readonly [path: string, Value]>,
): Map<string, Map<string, Value>> {
  const folders = new Map<string, Map<string, Value>>();
  for (const [at, value] of entries) {
    const folder = folderOf(at);
    const files = folders.get(folder);
    if (files) files.set(nameOf(at), value);
    else folders.set(folder, new Map([[nameOf(at), value]]));
  }
  return folders;
}

/** Joins the values of one column. */
export const joined = (values: readonly unknown[]): string => values.join(BREAK);

/** Returns the values of one column. */
export const split = (column: string): string[] => column.split(BREAK);

/** Returns the folder that a file lies in; empty for one at the top. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));

/** Returns a file's name. */
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

/** Returns the path of a file, by its folder's. */
export const pathIn = <At extends string>(folder: string, name: string): At =>
  (folder === "" ? name : `${folder}/${name}`) as At;
