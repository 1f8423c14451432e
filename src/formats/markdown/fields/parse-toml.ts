import { parse, TomlDate, TomlError } from "smol-toml";
import { ArticleError } from "../../../model/problem.js";
import { DEEPEST, type Fields, type FieldValue, type ParsedFields, tooDeep } from "./fields.js";

/** A number in any of the ways of TOML. A date has more signs. */
const NUMBER = String.raw`[+-]?\d\w*(?:\.\w+)?(?:[+-]\d+)?`;
/** A field whose value is a number. Quotes around the number keep its digits. */
const NUMBER_FIELD = new RegExp(String.raw`^(\s*[\w-]+\s*=\s*)(${NUMBER})(?=\s*(?:#.*)?$)`, "gm");
/** The items of a list without texts, and one of them. */
const LIST = /(?<=^[\w-]+\s*=\s*\[)[^"'[\]{}#]*(?=\])/gm;
const NUMBER_ITEM = new RegExp(String.raw`(?=[+-]?\d)(?<=^\s*|,\s*)${NUMBER}(?=\s*(?:,|$))`, "g");

/**
 * Reads TOML. A number keeps the digits that were written. A date becomes its ISO text in its own zone.
 * @throws ArticleError `bad-front-matter`, with the line, if the text is not TOML or is nested too deeply
 */
export function parseToml(text: string): ParsedFields {
  const hasLongStrings = /"""|'''/.test(text);
  const source = hasLongStrings ? text : quoted(text);
  try {
    return { data: textsOf(parse(source), 0) as Fields, notices: [] };
  } catch (error) {
    if (!(error instanceof TomlError)) throw error;
    const reason = (error.message.split("\n")[0] ?? "").replace(/^Invalid TOML document: /, "");
    // A text that is not closed goes on beyond its line.
    const isOpen = reason.startsWith("control characters");
    const message = isOpen ? "a quote has no end" : reason;
    const hint = isOpen ? "put the other quote behind the value" : "put the value in quotes";
    throw new ArticleError("bad-front-matter", message, hint, error.line);
  }
}

const quoted = (text: string): string =>
  text.replace(NUMBER_FIELD, '$1"$2"').replace(LIST, (items) => items.replace(NUMBER_ITEM, '"$&"'));

/** Returns a value with texts for numbers, dates and truth values. @param depth the number of levels above it */
function textsOf(value: unknown, depth: number): FieldValue {
  if (depth > DEEPEST) throw tooDeep();
  if (value instanceof TomlDate) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => textsOf(item, depth + 1));
  if (typeof value !== "object" || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, textsOf(inner, depth + 1)]));
}
