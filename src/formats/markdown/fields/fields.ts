import type { Notice } from "../../../model/problem.js";

/** A value of front matter. Numbers, dates and truth values are the text that was written. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue };

/** The fields of front matter, by the names that the file gives them. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** What a parser of one language makes of front matter. Lines count from 1 within the text that it was given. */
export interface ParsedFields {
  readonly data: Fields;
  readonly notices: readonly Notice[];
}
