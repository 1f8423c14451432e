import matter from "gray-matter";
import { type ScalarTag, stringify } from "yaml";
import { nonEmpty, present } from "../lib/present.js";
import { type Article, FRONT_MATTER_FIELDS, type FrontMatter } from "../model/article.js";
import type { Day } from "../model/names.js";
import { parseYaml } from "./markdown/fields/parse-yaml.js";

/** Returns an article as a Markdown file: front matter with its fields in the order of `FRONT_MATTER_FIELDS`, then the body. */
export function printArticle({ meta, markdown }: Article): string {
  return stringifyFrontMatter(frontMatterOf(meta), markdown);
}

function frontMatterOf(meta: Article["meta"]): Partial<FrontMatter> {
  const tags = nonEmpty([...new Set(meta.tagMentions.map((tag) => tag.text))]);
  const fields: Partial<FrontMatter> = {
    ...meta,
    ...present({ date: (meta.time ?? meta.date) as Day, tags }),
  };
  const known = FRONT_MATTER_FIELDS.filter((name) => fields[name] !== undefined);
  return Object.fromEntries(known.map((name) => [name, fields[name]]));
}

/** What some reader of YAML 1.1 takes for a number, a day, a time, a truth value, nothing, a merge or one of Ruby's symbols. */
const MISREAD =
  /^(?:y|n|yes|no|on|off|true|false|null|~|=|<<|:.*|[-+]?\.(?:inf|nan)|[-+.]*\d[\da-fotxz_:.,+\s-]*)$/i;

/** Makes the YAML library put such text in quotes, as it does with what it would take for another value itself. */
const AS_TEXT: ScalarTag = { tag: "!text", default: true, test: MISREAD, resolve: (text) => text };

/**
 * Text that the YAML library writes as it stands, unless it is misread: an address, or words that begin with no mark of YAML's
 * and hold neither `:` nor `#`. Most fields are such text. The library takes ten times as long to find that out.
 */
const PLAIN =
  /^(?:https?:\/\/[!-~]*[\w/]|(?:[a-z]|\d*(?!\p{Cs})[\xa0-\u{10ffff}])(?:[^\p{Cc}\p{Cs}:#]*[^\p{Cc}\p{Cs}:#\s])?)$/iu;

/**
 * Returns a Markdown file: the data as YAML front matter, then the body.
 * @param data at least one field; no field is undefined
 */
export const stringifyFrontMatter = (data: object, body: string): string =>
  matter.stringify({ content: `\n${body}\n` }, data, { engines: { yaml: ENGINE } });

const ENGINE = {
  parse: parseYaml,
  stringify: (data: object): string => Object.entries(data).map(printField).join(""),
};

/** Prints one field of a mapping as the library prints it among the others. A date is one to every reader. */
function printField([name, value]: [string, unknown]): string {
  if (name === "date" || isPlain(value)) return `${name}: ${value}\n`;
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain))
    return `${name}:\n${value.map((item) => `  - ${item}\n`).join("")}`;
  if (isPlainMapping(value))
    return `${name}:\n${Object.entries(value)
      .map((inner) => `  ${printField(inner)}`)
      .join("")}`;
  return stringify({ [name]: value }, { lineWidth: 0, customTags: (tags) => tags.concat(AS_TEXT) });
}

const isPlain = (value: unknown): value is string =>
  typeof value === "string" && PLAIN.test(value) && !MISREAD.test(value);

/** Tells whether each field takes one line. Empty text takes one line, too. */
const isPlainMapping = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((inner) => inner === "" || isPlain(inner));
