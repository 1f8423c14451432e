import { ArticleError, type Notice } from "../model/problem.js";
import type { Fields, ParsedFields } from "./markdown/fields/fields.js";
import { parseToml } from "./markdown/fields/parse-toml.js";
import { parseYaml } from "./markdown/fields/parse-yaml.js";

/** A file, split into its front matter and the rest. */
export interface SplitFile {
  readonly data: Fields;
  readonly body: string;
  /** 1-based line of the file on which the body begins. */
  readonly bodyLine: number;
  readonly notices: readonly Notice[];
}

/** Characters. The YAML of an article with 500 tags has a tenth of it. */
const LONGEST = 100_000;

/** A file's first line where front matter begins: `---`, `---yaml`, `+++`, or the brace of a JSON object. */
const OPENING = /^(?:(---)[ \t]*(\S*)[^\n]*|(\+\+\+)[ \t]*)\r?\n/;
const JSON_OPENING = /^\{\s*(?:"|\}\s*(?:\n|$))/;

/** Tells whether a file begins with front matter. */
export const hasFrontMatter = (text: string): boolean => OPENING.test(text) || JSON_OPENING.test(text);

/**
 * Splits a file into its front matter and its body. Reads YAML, TOML and JSON.
 * @param text a file for which `hasFrontMatter` holds
 * @throws ArticleError `bad-front-matter`, with the line, where it has no end or is no mapping
 */
export function parseFrontMatter(text: string): SplitFile {
  const { language, fields, fieldsLine, body } = JSON_OPENING.test(text) ? cutJson(text) : cutFences(text);
  if (fields.length > LONGEST) {
    throw new ArticleError(
      "bad-front-matter",
      `the front matter has ${fields.length} characters`,
      `it may have ${LONGEST}; write the text below it`,
      1,
    );
  }
  const { data, notices } = parseFields(language, fields, fieldsLine);
  const bodyLine = 1 + countNewlines(text, text.length - body.length);
  return { data, body, bodyLine, notices };
}

type Language = "YAML" | "TOML" | "JSON";

/** A file cut in two. `fieldsLine` is the 1-based line on which the fields begin. */
interface CutFile {
  readonly language: Language;
  readonly fields: string;
  readonly fieldsLine: number;
  readonly body: string;
}

function cutFences(text: string): CutFile {
  const [opening = "", , name = "", plus] = OPENING.exec(text) ?? [];
  const language = plus ? "TOML" : languageOf(name);
  const end = plus ? /(?<=\n)\+\+\+[ \t]*(?:\r?\n|$)/g : /(?<=\n)---[ \t]*(?:\r?\n|$)/g;
  end.lastIndex = opening.length;
  const closing = end.exec(text);
  if (!closing) {
    const hint = `end it with a line \`${plus ?? "---"}\``;
    throw new ArticleError("bad-front-matter", "the front matter has no end", hint, 1);
  }
  return {
    language,
    fields: text.slice(opening.length, closing.index),
    fieldsLine: 2,
    body: text.slice(closing.index + closing[0].length),
  };
}

/** Languages by the name behind the opening dashes. What would have to be run, such as `---js`, is refused. */
function languageOf(name: string): Language {
  const languages: Readonly<Record<string, Language>> = {
    "": "YAML",
    yaml: "YAML",
    yml: "YAML",
    toml: "TOML",
    json: "JSON",
  };
  const language = languages[name.toLowerCase()];
  if (language) return language;
  const message = `front matter in \`${name.slice(0, 40)}\` is not read`;
  throw new ArticleError("bad-front-matter", message, "write it as YAML, TOML or JSON");
}

/** Cuts behind the brace that closes the first one. Braces within strings do not count. */
function cutJson(text: string): CutFile {
  let depth = 0;
  for (const { 0: mark, index } of text.slice(0, LONGEST + 1).matchAll(/"(?:[^"\\]|\\[\s\S])*"|[{}]/g)) {
    if (mark === "{") depth++;
    if (mark !== "}" || --depth > 0) continue;
    const fields = text.slice(0, index + 1);
    return {
      language: "JSON",
      fields,
      fieldsLine: 1,
      body: text.slice(index + 1).replace(/^[ \t]*\r?\n/, ""),
    };
  }
  throw new ArticleError("bad-front-matter", "the front matter has no end", "close its first brace", 1);
}

/** JSON is read as the YAML that it is: a number keeps the digits that were written. */
function parseFields(language: Language, text: string, firstLine: number): ParsedFields {
  try {
    const { data, notices } = language === "TOML" ? parseToml(text) : parseYaml(text);
    return {
      data,
      notices: notices.map((notice) => ({ ...notice, line: (notice.line ?? 1) + firstLine - 1 })),
    };
  } catch (error) {
    if (!(error instanceof ArticleError)) throw error;
    const message = `the front matter is not ${language}: ${error.message}`;
    const line = error.line === undefined ? undefined : error.line + firstLine - 1;
    throw new ArticleError(error.code, message, error.hint, line);
  }
}

/** Returns how many line ends there are before an offset. */
export function countNewlines(text: string, end: number): number {
  let count = 0;
  for (let index = text.indexOf("\n"); index >= 0 && index < end; index = text.indexOf("\n", index + 1))
    count++;
  return count;
}
