import type { Notice } from "../../../model/problem.js";

/** A value of front matter. Numbers, dates and truth values keep the text that was written. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue };

/** The fields of front matter, by their names in the file. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** Front matter after parsing. The lines of notices count from 1, within the parsed text. */
export interface ParsedFields {
  readonly data: Fields;
  readonly notices: readonly Notice[];
}
