import { parse, TomlDate, TomlError } from "smol-toml";
import { ArticleError } from "../../../model/problem.js";
import { DEEPEST, type Fields, type FieldValue, type ParsedFields, tooDeep } from "./fields.js";

/** A field whose value is a number. Quotes around the number keep its digits. */
const NUMBER_FIELD = /^(\s*[\w-]+\s*=\s*)([+-]?\d[\d_]*(?:\.\d[\d_]*)?(?:[eE][+-]?\d+)?)(?=\s*(?:#.*)?$)/gm;

/**
 * Reads TOML. A number keeps the digits that were written. A date becomes its ISO text in its own zone.
 * @throws ArticleError `bad-front-matter`, with the line, if the text is not TOML or is nested too deeply
 */
export function parseToml(text: string): ParsedFields {
  const hasLongStrings = /"""|'''/.test(text);
  const source = hasLongStrings ? text : text.replace(NUMBER_FIELD, '$1"$2"');
  try {
    return { data: textsOf(parse(source), 0) as Fields, notices: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
    throw new ArticleError("bad-front-matter", reason, "put the value in quotes", error.line);
  }
}

/** Returns a value with texts for numbers, dates and truth values. @param depth the number of levels above it */
function textsOf(value: unknown, depth: number): FieldValue {
  if (depth > DEEPEST) throw tooDeep();
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => textsOf(item, depth + 1));
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, textsOf(inner, depth + 1)]));
}
