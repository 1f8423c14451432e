import { type Columns, changedColumns, type FileRow } from "../../src/lib/file-columns.js";

/** Returns the columns of a folder. @param rows at least one, by the file's name */
export const columnsOf = (rows: ReadonlyMap<string, FileRow>): Columns =>
  changedColumns(undefined, rows) as Columns;
