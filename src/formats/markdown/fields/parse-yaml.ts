import { type Document, isMap, LineCounter, parseDocument, type Scalar, visit, type YAMLError } from "yaml";
import { ArticleError, type Notice } from "../../../model/problem.js";
import type { Fields, FieldValue, ParsedFields } from "./fields.js";

/** How often a line that is no YAML is put in quotes and all is read again. */
const MOST_REPAIRS = 10;

/** Characters of a line that is put in quotes. */
const LONGEST_TEXT = 2000;

/** A field on one line whose value can be put in quotes: no list or mapping that lacks its end, no text of several lines. */
const FIELD = /^( *(?:- +)?)([\w-]+)( *: +)(\S.*?)\s*$/;

/**
 * Reads YAML. Each scalar is the text that was written: `1.10`, `0311` and `yes` stay as they are. A field such as
 * `title: Colon: in title`, which is no YAML, is read as text and told in a notice.
 * @throws ArticleError `bad-front-matter`, with the line, where it is no mapping
 */
export function parseYaml(text: string): ParsedFields {
  const lines = text.split("\n");
  const quoted = new Set<number>();
  for (;;) {
    const counter = new LineCounter();
    const document = parseDocument(lines.join("\n"), {
      schema: "failsafe",
      uniqueKeys: false,
      lineCounter: counter,
    });
    const [error] = document.errors;
    if (!error) {
      const notices = [...[...quoted].sort((a, b) => a - b).map((index) => quotedNotice(lines, index))];
      return { data: dataOf(document), notices: [...notices, ...repeatedNames(document, counter)] };
    }
    if (quoted.size >= MOST_REPAIRS || !quoteLine(lines, error, quoted)) throw refusal(error);
  }
}

const refusal = (error: Pick<YAMLError, "message" | "linePos">): ArticleError =>
  new ArticleError(
    "bad-front-matter",
    (error.message.split("\n")[0] ?? "").replace(/ at line \d+, column \d+:?$/, ""),
    "put the value in quotes",
    error.linePos?.[0].line ?? 1,
  );

function dataOf(document: Document.Parsed): Fields {
  if (document.contents === null) return {};
  if (!isMap(document.contents))
    throw new ArticleError("bad-front-matter", "it is not a list of `name: value`", undefined, 1);
  // In this schema a field without a value is an empty text, but `~` and `null` are words.
  visit(document, {
    Scalar: (_, node) => {
      if (isNull(node)) node.value = "";
    },
  });
  try {
    const data = document.toJS({ maxAliasCount: 100 }) as Fields;
    if (holdsItself(data, new Set(), new Set()))
      throw new ArticleError("bad-front-matter", "a field holds itself");
    return data;
  } catch (error) {
    // Too many aliases: the library's own error for a mapping made to grow.
    if (!(error instanceof ReferenceError)) throw error;
    throw new ArticleError("bad-front-matter", error.message);
  }
}

/** Tells whether a value is part of itself, as aliases can have it. @param above what it is part of @param known what is fine */
function holdsItself(value: FieldValue, above: Set<FieldValue>, known: Set<FieldValue>): boolean {
  if (typeof value === "string" || known.has(value)) return false;
  if (above.has(value)) return true;
  above.add(value);
  const found = Object.values(value).some((inner: FieldValue) => holdsItself(inner, above, known));
  above.delete(value);
  known.add(value);
  return found;
}

const isNull = (node: Scalar): boolean =>
  node.type === "PLAIN" && /^(?:~|null|Null|NULL)$/.test(node.source ?? "");

/** Puts the value of the line that an error names, or of the nearest field above it, in quotes. Returns false where it cannot. */
function quoteLine(lines: string[], error: YAMLError, quoted: Set<number>): boolean {
  const from = (error.linePos?.[0].line ?? 1) - 1;
  for (let index = from; index >= 0 && index >= from - 1; index--) {
    const [, indent, name, colon, value = ""] = FIELD.exec(lines[index] ?? "") ?? [];
    if (name === undefined || quoted.has(index) || !isBrokenText(value)) continue;
    lines[index] = `${indent}${name}${colon}'${value.replaceAll("'", "''")}'`;
    quoted.add(index);
    return true;
  }
  return false;
}

/** Tells whether a value can be text that lacks its quotes. A bracket that is not closed begins a list that lacks its end. */
function isBrokenText(value: string): boolean {
  if (value.length > LONGEST_TEXT) return false;
  if (/^[[{]/.test(value)) return /^(?:\[[^\]]*\]|\{[^}]*\})./.test(value);
  return !/^[|>]/.test(value);
}

function quotedNotice(lines: readonly string[], index: number): Notice {
  const name = FIELD.exec(lines[index] ?? "")?.[2] ?? "";
  return {
    code: "broken-metadata",
    line: index + 1,
    message: `\`${name}\` is no YAML; the line was read as text`,
    hint: "put the value in quotes",
  };
}

/** Tells of names that stand twice. The last of them counts, as generators have it. */
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
        message: `\`${name}\` stands twice; the last one counts`,
      });
    }
    seen.add(name);
  }
  return notices;
}
