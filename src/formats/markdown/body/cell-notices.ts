import type { Token } from "markdown-it";
import type { Notice } from "../../../model/problem.js";

/**
 * Returns a notice for each row of a table that has words in more cells than the table has columns: Markdown leaves these
 * out. Lines are counted from 0.
 */
export function* cellNotices(tokens: readonly Token[], markdown: string): Generator<Notice> {
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
