import { parse, TomlDate, TomlError } from "smol-toml";
import { ArticleError } from "../../../model/problem.js";
import type { Fields, FieldValue, ParsedFields } from "./fields.js";

/** A line that gives a field a number, which is put in quotes: what a number means is not asked, only how it is written. */
const NUMBER_FIELD = /^(\s*[\w-]+\s*=\s*)([+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?=\s*(?:#.*)?$)/gm;

/**
 * Reads TOML. A number keeps the digits that were written, a date is its ISO text in its own zone.
 * @throws ArticleError `bad-front-matter`, with the line
 */
export function parseToml(text: string): ParsedFields {
  const hasLongStrings = /"""|'''/.test(text);
  const source = hasLongStrings ? text : text.replace(NUMBER_FIELD, '$1"$2"');
  try {
    return { data: textsOf(parse(source)) as Fields, notices: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
    throw new ArticleError("bad-front-matter", reason, "put the value in quotes", error.line);
  }
}

function textsOf(value: unknown): FieldValue {
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map(textsOf);
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, textsOf(inner)]));
}
