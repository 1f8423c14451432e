import type { Token } from "markdown-it";
import { isLinkAddress, isPictureAddress, isRelativeAddress } from "../../../model/allow-list.js";
import type { Notice } from "../../../model/problem.js";
import { cleanTokens } from "./clean-tokens.js";
import { attribute, isLineBreak, type ParsedMarkdown, parseMarkdown } from "./parse-markdown.js";
import { withScheme } from "./raw-picture.js";

/**
 * Returns a notice for each part of a Markdown body that does not reach the page: elements, addresses that lead nowhere,
 * notes without a citation. Does not look for files of the mirror. Lines are counted from 0.
 */
export function bodyNotices(markdown: string): readonly Notice[] {
  // Tags, links, pictures, notes and tables need one of these characters.
  if (!/[<[|]/.test(markdown)) return [];
  const parsed = parseMarkdown(markdown);
  const notices: Notice[] = [...noteNotices(parsed), ...cellNotices(parsed.tokens, markdown)];
  for (const token of parsed.tokens) {
    let line = token.map?.[0] ?? 0;
    for (const child of token.children ?? []) {
      if (isLineBreak(child)) line++;
      const notice = addressNotice(child, line);
      if (notice) notices.push(notice);
    }
  }
  return [...notices, ...cleanTokens(parsed)].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function addressNotice(token: Token, line: number): Notice | undefined {
  if (token.type === "image") {
    const src = attribute(token, "src");
    if (isPictureAddress(withScheme(src))) return undefined;
    return { code: "dropped-picture", line, message: `\`${shown(src)}\` is not the address of a picture` };
  }
  if (token.type !== "link_open") return undefined;
  const href = attribute(token, "href");
  if (isRelativeAddress(href) || isLinkAddress(withScheme(href)) || /^#./.test(href)) return undefined;
  const message = href.startsWith("#")
    ? "a link to a place that the text does not have"
    : `a link cannot lead to \`${shown(href)}\``;
  return { code: "dropped-link", line, message };
}

const shown = (address: string): string => (address.length > 80 ? `${address.slice(0, 79)}…` : address);

function* noteNotices({ footnotes: { lines, cited } }: ParsedMarkdown): Generator<Notice> {
  for (const [label, line] of lines)
    if (!cited.has(label))
      yield {
        code: "dropped-footnote",
        line,
        message: `nothing in the text cites the note \`[^${shown(label)}]\``,
      };
}

/**
 * Returns a notice for each row of a table that has words in more cells than the table has columns: Markdown leaves these
 * out. Lines are counted from 0.
 */
function* cellNotices(tokens: readonly Token[], markdown: string): Generator<Notice> {
  let lines: readonly string[] | undefined;
  let columns = 0;
  for (const { type, map } of tokens) {
    if (type === "table_open") columns = 0;
    if (type === "th_open") columns++;
    if (type !== "tr_open" || !map || columns === 0) continue;
    lines ??= markdown.split("\n");
    const left = cellsOf(lines[map[0]] ?? "").slice(columns);
    if (left.some(hasWords))
      yield {
        code: "dropped-element",
        line: map[0],
        message: `a row of a table has more cells than its head; \`${left.join("|").trim()}\` is left out`,
        hint: "give the head as many cells, and write a line within a cell as `\\|`",
      };
  }
}

const cellsOf = (row: string): string[] =>
  row
    .trim()
    .replace(/^[\s>]*\|?|\|$/g, "")
    .split(/(?<!\\)\|/);

const hasWords = (cell: string): boolean => /[\p{L}\p{N}]/u.test(cell);
