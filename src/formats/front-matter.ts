import matter from "gray-matter";
import { parse, stringify, YAMLParseError } from "yaml";
import { ArticleError } from "../model/problem.js";

/** gray-matter would evaluate `---js`; nothing but YAML is read, and with YAML 1.2, where a date stays the text it is. */
const refused = (language: string) => () => {
  throw new ArticleError("bad-front-matter", `front matter in ${language} is not read`, "write it as YAML");
};
const ENGINES = {
  yaml: {
    parse: (text: string): object => parse(text, { maxAliasCount: 100 }) ?? {},
    stringify: (data: object): string => Object.entries(data).map(printField).join(""),
  },
  javascript: refused("JavaScript"),
  json: refused("JSON"),
  coffee: refused("CoffeeScript"),
  toml: refused("TOML"),
};

/**
 * Text that the library writes as it stands: an address, a day, or words that begin with no mark of YAML's and hold
 * neither `:` nor `#`. Most fields are such text, and the library takes ten times as long to find that out.
 */
const PLAIN =
  /^(?:https?:\/\/[!-~]*[\w/]|\d{4}-\d\d-\d\d|(?!(?:null|true|false)$)(?:[a-z]|\d*(?!\p{Cs})[\xa0-\u{10ffff}])(?:[^\p{Cc}\p{Cs}:#]*[^\p{Cc}\p{Cs}:#\s])?)$/iu;

/** Prints one field of a mapping as the library prints it among the others. */
function printField([name, value]: [string, unknown]): string {
  if (isPlain(value)) return `${name}: ${value}\n`;
  if (Array.isArray(value) && value.length > 0 && value.every(isPlain))
    return `${name}:\n${value.map((item) => `  - ${item}\n`).join("")}`;
  if (isPlainMapping(value))
    return `${name}:\n${Object.entries(value)
      .map((inner) => `  ${printField(inner)}`)
      .join("")}`;
  return stringify({ [name]: value }, { lineWidth: 0 });
}

const isPlain = (value: unknown): value is string => typeof value === "string" && PLAIN.test(value);

/** Tells whether each field takes one line: empty text does, too. */
const isPlainMapping = (value: unknown): value is object =>
  typeof value === "object" &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length > 0 &&
  Object.values(value).every((inner) => inner === "" || isPlain(inner));

/** Characters; the YAML of an article with 500 tags has a tenth of it. */
const LONGEST = 100_000;

/**
 * Splits a file into its front matter and its body.
 * @throws ArticleError `bad-front-matter`, with the line, where it is not a YAML mapping
 */
export function parseFrontMatter(text: string): {
  readonly data: Readonly<Record<string, unknown>>;
  readonly body: string;
} {
  const language = /^---[ \t]*(\S+)/.exec(text)?.[1];
  if (language && language.toLowerCase() !== "yaml") refused(language)();
  const end = text.search(/\n---[ \t]*(?:\r?\n|$)/);
  if (end < 0)
    throw new ArticleError("bad-front-matter", "the front matter has no end", "end it with a line `---`", 1);
  if (end > LONGEST) {
    throw new ArticleError(
      "bad-front-matter",
      `the front matter has ${end} characters`,
      `it may have ${LONGEST}; write the text below it`,
      1,
    );
  }
  try {
    // The options argument, even an empty one, keeps gray-matter from caching every file it ever read.
    const { data, content } = matter(text, { engines: ENGINES });
    if (typeof data !== "object" || data === null || Array.isArray(data)) {
      throw new ArticleError(
        "bad-front-matter",
        "the front matter is not a list of `name: value`",
        undefined,
        2,
      );
    }
    return { data, body: content };
  } catch (error) {
    if (error instanceof ArticleError) throw error;
    const line = error instanceof YAMLParseError ? error.linePos?.[0].line : undefined;
    const reason = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new ArticleError(
      "bad-front-matter",
      `the front matter is not YAML: ${reason}`,
      undefined,
      line && line + 1,
    );
  }
}

/** Returns a Markdown file: the data, at least one field and none undefined, as YAML front matter, then the body. */
export function stringifyFrontMatter(data: object, body: string): string {
  return matter.stringify({ content: `\n${body}\n` }, data, { engines: ENGINES });
}
