import type { Notice } from "../../../model/problem.js";
import { isKnownField, plainName } from "./field-names.js";
import type { Fields, ParsedFields } from "./fields.js";

/** The name of a field at the beginning of a line, and its value. */
const FIELD = /^["']?(\p{L}[\p{L}\p{M}\p{N}_ -]{0,30}?)["']? *[:：=] *((?!\{).*?) *,?$/u;
const ITEM = /^\s*-\s+(.*)$/;
/** A list on one line, with its end or without. */
const LIST = /^\[(.*?)\]?$/;
const HEAD_OF_TEXT = /^[|>][-+\d]*$/;

/**
 * Reads front matter whose marks are broken: each line for itself, as a field, an item or a part of a text. Other lines are left out,
 * and told. Returns undefined if no line states a title.
 */
export function readLineByLine(text: string): ParsedFields | undefined {
  const { data, others } = fieldsIn(text.split("\n"));
  return data.title ? { data, notices: leftOut(others) } : undefined;
}

function fieldsIn(lines: readonly string[]): { data: Fields; others: number[] } {
  const values = new Map<string, string | string[]>();
  const others: number[] = [];
  let name = "";
  for (const [index, line] of lines.entries()) {
    const item = ITEM.exec(line)?.[1];
    const last = values.get(name);
    const [, next, value = ""] = FIELD.exec(line) ?? (last ? indentedField(line) : undefined) ?? [];
    if (next !== undefined) {
      name = plainName(next) === "title" ? "title" : next;
      values.set(name, name === "title" ? unquoted(value) : readValue(value));
    } else if (item !== undefined && Array.isArray(last)) last.push(unquoted(item));
    else if (item !== undefined && last === "") values.set(name, [unquoted(item)]);
    else if (/^\s+\S/.test(line) && typeof last === "string")
      values.set(name, `${last} ${line.trim()}`.trim());
    else if (!/^\s*(?:#.*)?$/.test(line)) others.push(index + 1);
  }
  return { data: Object.fromEntries(values), others };
}

/** Reads a known field behind blanks, which stands below another one that has its value on its own line. */
function indentedField(line: string): RegExpExecArray | undefined {
  const field = FIELD.exec(line.trimStart());
  return field?.[1] !== undefined && isKnownField(field[1]) ? field : undefined;
}

function readValue(text: string): string | string[] {
  if (HEAD_OF_TEXT.test(text)) return "";
  const items = LIST.exec(text)?.[1];
  return items === undefined ? unquoted(text) : items.split(",").map((item) => unquoted(item.trim()));
}

/** Returns a text without a quote at its beginning, and without one at its end. */
const unquoted = (text: string): string =>
  /^(["'])[^"']*\1?$/.test(text) ? text.replace(/^["']|["']$/g, "") : text;

function leftOut(lines: readonly number[]): Notice[] {
  const [line] = lines;
  if (line === undefined) return [];
  const others = lines.length > 1 ? ` (${lines.length} lines)` : "";
  const message = `a line of the front matter is no field, and was left out${others}`;
  return [{ code: "broken-metadata", line, message, hint: "write it as `name: value`" }];
}
