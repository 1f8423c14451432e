import { type Document, isMap, LineCounter, parseDocument, Scalar, visit, type YAMLError } from "yaml";
import { ArticleError, type Notice } from "../../../model/problem.js";
import { isKnownField } from "./field-names.js";
import { checkNesting, type Fields, type ParsedFields, tooDeep } from "./fields.js";

/** Limit of the lines that are put in quotes because they are not YAML. */
const MOST_REPAIRS = 10;

/** Limit of the characters that are read again after repairs, all repairs together. */
const MOST_READ_AGAIN = 100_000;

/** Limit of a value that is put in quotes, in characters. */
const LONGEST_TEXT = 2000;

/** A field on one line. Its value is no text of several lines. */
const FIELD = /^( *(?:- +)?)([\w-]+)( *: +)(\S.*?)\s*$/;

/**
 * Reads YAML. Each scalar is the text that was written: `1.10`, `0311` and `yes` stay as they are. A field such as
 * `title: Colon: in title` is not YAML. It is read as text, and a notice tells of it.
 * @throws ArticleError `bad-front-matter`, with the line, if the text is no mapping or is nested too deeply
 */
export function parseYaml(text: string): ParsedFields {
  try {
    return parseLines(text.split("\n"));
  } catch (error) {
    const lines = text.split("\n");
    const spaced = lines.map(withSpaces);
    const first = spaced.findIndex((line, index) => line !== lines[index]);
    if (!(error instanceof ArticleError) || first < 0) throw error;
    const { data, notices } = parseLines(spaced);
    return { data, notices: [spacesNotice(first + 1), ...notices] };
  }
}

/** A name with a full-width colon behind it, or without a space behind the colon. */
const TIGHT_FIELD = /^(\p{L}[\p{L}\p{N}_ -]{0,30}?)(?:：\s*|:(?=\S))/u;

/** Returns a line with spaces where YAML wants them: in the place of tabs before its words, and behind the name of a field. */
const withSpaces = (line: string): string =>
  line
    .replace(/^[\t \u00a0\u3000]+/, (blanks) => blanks.replace(/[^ ]/g, "  "))
    .replace(TIGHT_FIELD, (written, name) => (isKnownField(name) ? `${name}: ` : written));

const spacesNotice = (line: number): Notice => ({
  code: "broken-metadata",
  line,
  message: "the front matter is not YAML; it was read as if its spaces were right",
  hint: "indent with spaces, and write a colon and a space behind the name of a field",
});

function parseLines(lines: string[]): ParsedFields {
  const repaired = quoteTitles(lines);
  const mostRepairs = Math.min(MOST_REPAIRS, MOST_READ_AGAIN / lines.join("\n").length);
  for (;;) {
    const counter = new LineCounter();
    const document = parseDocument(lines.join("\n"), {
      logLevel: "error",
      schema: "failsafe",
      merge: true,
      uniqueKeys: false,
      // The library would take the square of the time to show thousands of errors.
      prettyErrors: false,
      lineCounter: counter,
    });
    const [error] = document.errors;
    if (!error) {
      const notices = [...repaired].sort((a, b) => a - b).map((index) => quotedNotice(lines, index));
      return { data: dataOf(document), notices: [...notices, ...repeatedNames(document, counter)] };
    }
    const { line } = counter.linePos(error.pos[0]);
    if (repaired.size >= mostRepairs || !quoteLine(lines, line - 1, repaired)) throw refusal(error, line);
  }
}

function refusal({ message }: YAMLError, line: number): ArticleError {
  if (isStackOverflow(message)) return tooDeep();
  return new ArticleError("bad-front-matter", message, IN_QUOTES, line);
}

const IN_QUOTES = "put the value in quotes";

/** The library follows nested values by recursion, and reports the end of the stack as a fault of the text. */
const isStackOverflow = (message: string): boolean => message.startsWith("Maximum call stack size exceeded");

function dataOf(document: Document.Parsed): Fields {
  if (document.contents === null) return {};
  if (!isMap(document.contents))
    throw new ArticleError("bad-front-matter", "it is not a list of `name: value`", undefined, 1);
  try {
    // In this schema `~` and `null` are words, and a name without a colon, as in `{title}`, has no value at all.
    visit(document, {
      Pair: (_, pair) => {
        pair.value ??= new Scalar("");
      },
      Scalar: (_, node) => {
        // A tag such as `!!timestamp` makes a value of another type.
        if (typeof node.value !== "string") node.value = node.source ?? "";
        if (isNull(node)) node.value = "";
      },
    });
    const data = document.toJS({ maxAliasCount: 100 }) as Fields;
    checkNesting(data);
    return data;
  } catch (error) {
    if (error instanceof RangeError && isStackOverflow(error.message)) throw tooDeep();
    // The library throws a ReferenceError for aliases that make a mapping grow without end.
    if (!(error instanceof ReferenceError)) throw error;
    const isUnknownName = error.message.startsWith("Unresolved alias");
    throw new ArticleError("bad-front-matter", error.message, isUnknownName ? IN_QUOTES : undefined);
  }
}

const isNull = (node: Scalar): boolean =>
  node.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(node.source ?? "");

/**
 * Puts the value of a field on a line, or on the line above it, in quotes.
 * @param index of the line that an error names, counted from 0
 * @param done indexes of the lines that are in quotes already; the new one is added
 * @returns false if neither line can be put in quotes
 */
function quoteLine(lines: string[], index: number, done: Set<number>): boolean {
  for (const near of [index, index - 1]) {
    const [, indent, name, colon, value = ""] = FIELD.exec(lines[near] ?? "") ?? [];
    if (name === undefined || done.has(near) || !isBrokenText(value)) continue;
    const items = PLAIN_LIST.exec(value)?.[1]
      ?.split(",")
      .map((item) => quoted(item.trim()));
    lines[near] = `${indent}${name}${colon}${items ? `[${items.join(", ")}]` : quoted(unquoted(value))}`;
    done.add(near);
    return true;
  }
  return false;
}

/** A title that YAML takes for a list, a mapping, a tag or the head of a text of several lines. */
const MISTAKEN_TITLE =
  /^title *: +(?:\[[^\]]*\]|\{(?:[^:]*|\{.*)\}|!(?!!).*|[>|](?![-+\d]*\s*(?:#|$)).+|#[^\s#].*|[^"'#\s][^#]* #[^\s#].*)\s*$/;

/** Puts titles in quotes that YAML would take for something else. Returns the indexes of their lines. */
function quoteTitles(lines: string[]): Set<number> {
  const done = new Set<number>();
  for (const [index, line] of lines.entries()) {
    if (line.length > LONGEST_TEXT || !MISTAKEN_TITLE.test(line)) continue;
    const [, indent, name, colon, value = ""] = FIELD.exec(line) ?? [];
    lines[index] = `${indent}${name}${colon}${quoted(value)}`;
    done.add(index);
  }
  return done;
}

const quoted = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** Returns a text without the quotes around it, where others stand within, or none: `"He said "no" again"`, `'Ada's pier'`, `"C:\x"`. */
function unquoted(value: string): string {
  const [, mark = "", inner = ""] = /^(["'])(.*)\1$/.exec(value) ?? [];
  const within = inner.split(mark).length - 1;
  return mark && (within === 0 || within % 2 === 1 || /^"[^"]*\s"/.test(value)) ? inner : value;
}

/** A list on one line whose items are neither lists nor in quotes. */
const PLAIN_LIST = /^\[([^[\]{}"']+)\]$/;

/** Tells whether a value can be text without its quotes. A bracket that is not closed begins a list without its end. */
function isBrokenText(value: string): boolean {
  if (value.length > LONGEST_TEXT) return false;
  if (/^[[{]/.test(value)) return PLAIN_LIST.test(value) || /^(?:\[[^\]]*\]|\{[^}]*\})./.test(value);
  return !/^[|>]/.test(value);
}

function quotedNotice(lines: readonly string[], index: number): Notice {
  const name = FIELD.exec(lines[index] ?? "")?.[2] ?? "";
  return {
    code: "broken-metadata",
    line: index + 1,
    message: `\`${name}\` is not YAML; the line was read as text`,
    hint: IN_QUOTES,
  };
}

/** Returns a notice for each name that stands twice. The last one counts, as in site generators. */
function repeatedNames(document: Document.Parsed, counter: LineCounter): Notice[] {
  if (!isMap(document.contents)) return [];
  const seen = new Set<string>();
  const notices: Notice[] = [];
  for (const { key } of document.contents.items) {
    const { value, range } = key as Scalar.Parsed;
    const name = String(value);
    if (seen.has(name)) {
      const line = counter.linePos(range?.[0] ?? 0).line;
      notices.push({
        code: "broken-metadata",
        line,
        message: `\`${name}\` is there twice; the last one counts`,
      });
    }
    seen.add(name);
  }
  return notices;
}
