import { ArticleError, type Notice } from "../../../model/problem.js";

/** A value of front matter. Numbers, dates and truth values keep the text that was written. */
export type FieldValue = string | readonly FieldValue[] | { readonly [name: string]: FieldValue };

/** The fields of front matter, by their names in the file. */
export type Fields = Readonly<Record<string, FieldValue>>;

/** Front matter after parsing. The lines of notices count from 1, within the parsed text. */
export interface ParsedFields {
  readonly data: Fields;
  readonly notices: readonly Notice[];
}

/** Levels of lists and mappings in each other. Hugo's menus have four. */
export const DEEPEST = 50;

/**
 * Checks that a value is not nested too deeply. YAML's aliases can make a value part of itself.
 * @throws ArticleError `bad-front-matter`
 */
export function checkNesting(value: FieldValue): void {
  if (heightOf(value, 0, new Map()) > DEEPEST) throw tooDeep();
}

/** Returns the error for front matter that is nested too deeply. */
export const tooDeep = (): ArticleError =>
  new ArticleError("bad-front-matter", `a field is nested more than ${DEEPEST} levels deep, or holds itself`);

/**
 * Returns the number of levels below a value, or infinity if they are more than there may be.
 * @param depth the number of levels above the value
 * @param known heights of values that were met before: aliases make one value stand in many places
 */
function heightOf(value: FieldValue, depth: number, known: Map<FieldValue, number>): number {
  if (typeof value === "string") return 0;
  if (depth > DEEPEST) return Number.POSITIVE_INFINITY;
  const earlier = known.get(value);
  if (earlier !== undefined) return earlier;
  let height = 0;
  for (const inner of Object.values(value) as FieldValue[])
    height = Math.max(height, 1 + heightOf(inner, depth + 1, known));
  known.set(value, height);
  return height;
}
