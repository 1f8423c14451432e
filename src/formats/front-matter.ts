import matter from "gray-matter";
import { present } from "../lib/present.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { Fields, ParsedFields } from "./markdown/fields/fields.js";
import { parseToml } from "./markdown/fields/parse-toml.js";
import { parseYaml } from "./markdown/fields/parse-yaml.js";
import { readLineByLine } from "./markdown/fields/read-line-by-line.js";
import { newlinesIn } from "./markdown/syntax/source-text.js";

/** A file, split into its front matter and the rest. */
export interface SplitFile {
  readonly data: Fields;
  readonly body: string;
  /** The line of the file on which the body begins. The file's first line is 1. */
  readonly bodyLine: number;
  readonly notices: readonly Notice[];
}

/** Limit of front matter, in characters. The YAML of an article with 500 tags has a tenth of it. */
const LONGEST = 100_000;

/** Limit of white space in one piece, in characters. gray-matter takes the square of the time for blank lines. */
const LONGEST_BLANK = 500;
const BLANK = new RegExp(`\\s{${LONGEST_BLANK + 1}}`, "u");

/** The first line of a file with front matter: `---`, `---yaml`, `+++`, or the brace of a JSON object. */
const OPENING = /^(?:(-{3,})[ \t]*([^\s-]\S*)?[^\n]*|\+{3,}[ \t]*)\n/;
const JSON_OPENING = /^\{\s*(?:"|\}\s*(?:\n|$))/;

/** The first line of front matter, behind blank lines and comments: a field, a mapping, a list, the closing line or the end. */
const FIRST_LINE =
  /^(?:[ \t]*(?:#.*)?\n)*(?:[^:：\n]*(?::\s|：)|title:|[\w-]+[ \t]*=|[ \t]*(?:[-?{&]|\.\.\.|(?:#.*)?$))/;

/** Blank lines, comments and indentation above front matter, which then has a title. */
const ABOVE =
  /^(?:\s*<!--[\s\S]{0,1000}?-->)?\s*(?=(?:-{3,}|\+{3,})[ \t]*\n(?:[^\n]*\n){0,40}?[ \t]*title[ \t]*[:=：])/i;
/** Fields over a line of dashes without one above them, as Hexo has them. */
const UNOPENED =
  /^(?=(?:[^\n]*\n){0,40}?title[ \t]*:)[\w-]+:[^\n]*\n(?:[\w-]+:[^\n]*\n|[ \t]+\S[^\n]*\n|- [^\n]*\n){0,500}-{3}[ \t]*\n/i;

/** Returns a file that begins with its front matter, and the number of lines that were above it; −1 for one that was added. */
function opened(text: string): { readonly text: string; readonly above: number } {
  if (UNOPENED.test(text)) return { text: `---\n${text}`, above: -1 };
  const [above = ""] = ABOVE.exec(text) ?? [];
  return { text: text.slice(above.length), above: above.split("\n").length - 1 };
}

/** Tells whether a file begins with front matter. A line of dashes above a sentence is a rule. */
export function hasFrontMatter(file: string): boolean {
  const { text } = opened(file);
  const [opening, dashes] = OPENING.exec(text) ?? [];
  if (opening === undefined) return JSON_OPENING.test(text);
  if (dashes && dashes.length > 3) return ABOVE.test(text);
  return !/^---\s*$/.test(opening) || FIRST_LINE.test(text.slice(opening.length));
}

/**
 * Splits a file into its front matter and its body. Reads YAML, TOML and JSON, and evaluates nothing.
 * @param file that `hasFrontMatter` accepts
 * @throws ArticleError `bad-front-matter`, with the line, if the front matter has no end, is too long, is in another
 *   language, or is no mapping
 */
export function parseFrontMatter(file: string): SplitFile {
  const { text, above } = opened(file);
  try {
    const { fields, body } = JSON_OPENING.test(text) ? splitJson(text) : splitFenced(text);
    const bodyLine = 1 + above + newlinesIn(text, text.length - body.length);
    const notices = fields.notices.map((one) => ({ ...one, line: lineBelow(above, one.line) ?? bodyLine }));
    return { data: fields.data, notices, body, bodyLine };
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    const { code, message, hint, line } = error;
    throw new ArticleError(code, message, hint, lineBelow(above, line));
  }
}

const lineBelow = (above: number, line: number | undefined): number | undefined =>
  line === undefined ? undefined : Math.max(1, line + above);

interface ParsedFile {
  readonly fields: ParsedFields;
  readonly body: string;
}

/** Splits a file with front matter between two lines of marks. */
function splitFenced(text: string): ParsedFile {
  const [opening = "", dashes, name = ""] = OPENING.exec(text) ?? [];
  const language = name
    ? languageOf(name)
    : writtenLanguage(text.slice(opening.length), dashes !== undefined);
  const closing = closingLine(text, opening.length - 1, dashes ?? opening.trim());
  checkLength(text.slice(opening.length, closing.index + 1));
  // The options also keep gray-matter from caching each file.
  const delimiters: [string, string] = [opening.slice(0, -1), closing.line];
  const { data, content } = matter(text, { language, engines: ENGINES, delimiters });
  // gray-matter asks no engine about front matter without fields.
  return { fields: { data: {}, notices: [], ...data }, body: content };
}

/**
 * Returns the closing line, and the offset of the line end before it. YAML may end with dots as well. gray-matter ends front
 * matter at the first line that begins with the marks. A line such as `---x` is therefore refused.
 */
function closingLine(
  text: string,
  start: number,
  marks: string,
): { readonly line: string; readonly index: number } {
  const pattern = marks.startsWith("-") ? /\n((?:---|\.\.\.).*)/g : /\n(\+\+\+.*)/g;
  pattern.lastIndex = start;
  const found = pattern.exec(text);
  const mark = found?.[1]?.trimEnd();
  if (found?.[1] && (mark === marks || mark === "...")) return { line: found[1], index: found.index };
  const line = found ? 2 + newlinesIn(text, found.index) : 1;
  const hint = `end it with a line \`${marks}\``;
  throw new ArticleError("bad-front-matter", "the front matter has no end", hint, line);
}

/** Splits a file behind the brace that closes its first one. gray-matter needs lines of marks, and JSON has none. */
function splitJson(text: string): ParsedFile {
  const end = endOfObject(text);
  const json = text.slice(0, end);
  checkLength(json);
  return { fields: ENGINES.json.parse(json), body: text.slice(end).replace(/^[ \t]*\n/, "") };
}

/**
 * Returns the offset behind the first JSON object of a text. Braces within strings do not count. A string without an end
 * goes on to the end of the text, which keeps the search linear.
 */
function endOfObject(text: string): number {
  let depth = 0;
  for (const { 0: mark, index } of text.slice(0, LONGEST + 1).matchAll(/"(?:[^"\\]|\\[\s\S])*"?|[{}]/g)) {
    if (mark === "{") depth++;
    if (mark === "}" && --depth <= 0) return index + 1;
  }
  throw new ArticleError("bad-front-matter", "the front matter has no end", "close its first brace", 1);
}

function checkLength(fields: string): void {
  if (fields.length > LONGEST)
    throw new ArticleError(
      "bad-front-matter",
      `the front matter has ${fields.length} characters`,
      `it may have ${LONGEST}; write the text below it`,
      1,
    );
  if (BLANK.test(fields))
    throw new ArticleError(
      "bad-front-matter",
      `the front matter has more than ${LONGEST_BLANK} characters of white space in a row`,
      "take out its blank lines",
      1,
    );
}

/** Returns the language of front matter that names none: some write TOML between dashes, or YAML between plus signs. */
function writtenLanguage(fields: string, hasDashes: boolean): keyof typeof ENGINES {
  const [, mark] = /^(?:[ \t]*(?:#.*)?\n)*[\w-]+[ \t]*([=:])(?:\s|["'[])/.exec(fields) ?? [];
  if (mark === undefined) return hasDashes ? "yaml" : "toml";
  return mark === "=" ? "toml" : "yaml";
}

/** The engine of gray-matter for each name that may stand behind the opening dashes. */
const LANGUAGES: ReadonlyMap<string, keyof typeof ENGINES> = new Map([
  ["yaml", "yaml"],
  ["yml", "yaml"],
  ["toml", "toml"],
  ["json", "json"],
]);

/** Returns the engine for a name. gray-matter would evaluate `---js` and `---coffee`: it never sees them. */
function languageOf(name: string): keyof typeof ENGINES {
  const language = LANGUAGES.get(name.toLowerCase());
  if (language) return language;
  const message = `front matter in \`${name.slice(0, 40)}\` is not read`;
  throw new ArticleError("bad-front-matter", message, "write it as YAML, TOML or JSON");
}

/** The engines take the place of gray-matter's own. JSON is read as YAML, so that a number keeps its digits. */
const ENGINES = {
  yaml: { parse: (text: string) => parseFields("YAML", parseYaml, text) },
  json: { parse: (text: string) => parseFields("JSON", parseYaml, text) },
  toml: { parse: (text: string) => parseFields("TOML", parseToml, text) },
};

/**
 * Parses the text that gray-matter hands to an engine. Behind an opening line, that text begins with the line end.
 * Lines of notices and errors count from the beginning of the file.
 */
function parseFields(name: string, parse: (text: string) => ParsedFields, text: string): ParsedFields {
  const above = text.startsWith("\n") ? 1 : 0;
  try {
    const { data, notices } = parse(`${text.slice(above)}\n`);
    return { data, notices: notices.map((notice) => ({ ...notice, line: (notice.line ?? 1) + above })) };
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    const conflict = text.split("\n").findIndex((line) => /^<{7} /.test(line));
    if (conflict >= 0)
      throw new ArticleError(
        error.code,
        "git could not merge two versions of the front matter",
        "keep one of them, and commit the file",
        conflict + 1,
      );
    const message = `the front matter is not ${name}: ${error.message}`;
    const line = error.line === undefined ? undefined : error.line + above;
    // An error with a hint is one of a value.
    const read = name !== "JSON" && error.hint ? readLineByLine(text) : undefined;
    if (read) return { ...read, notices: [lineByLine(message, error.hint, line), ...read.notices] };
    throw new ArticleError(error.code, message, error.hint, line);
  }
}

const lineByLine = (message: string, hint?: string, line = 1): Notice => ({
  ...{ code: "broken-metadata", line, message: `${message}; it was read line by line` },
  ...present({ hint }),
});
