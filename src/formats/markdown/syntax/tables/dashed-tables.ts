import { joinsWithoutSpace } from "../../../../lib/text/soft-line-break.js";
import { matchRule, type Rewriting } from "../rewriting.js";
import type { SourceText } from "../source-text.js";
import { alignment, cellsOf, table } from "./write-table.js";

/** Limit of a table, in characters. */
const LONGEST = 20_000;
const LINE = /^ {0,3}-{2,}$/;
const COLUMNS = /^ {0,3}-{2,}(?: +-{2,})+$/;
/** Lines of a heading. */
const MOST_HEAD_LINES = 12;

/**
 * Rewrites a table of Pandoc between two lines of dashes: one whose rows have several lines and blank lines between them, or one
 * without a heading.
 */
export function rewriteDashedTable({ text }: SourceText, offset: number): Rewriting | undefined {
  const { head, dashes, rows, count } = partsOf(linesFrom(text, offset)) ?? {};
  if (!head || !rows || !dashes || !count || rows.every((line) => line === "")) return undefined;
  const hasSimpleRows = head.length === 0 && !rows.includes("");
  const body = (hasSimpleRows ? rows.map((line) => [line]) : blocksOf(rows)).map((row) =>
    joined(dashes, row),
  );
  const lineOfAlignment = head.at(-1) ?? rows[0] ?? "";
  const aligned = Array.from(dashes.matchAll(/-+/g), ({ index, 0: run }) =>
    alignment(lineOfAlignment, index, index + run.length),
  );
  const titles = head.length > 0 ? joined(dashes, head) : aligned.map(() => "");
  return table(text, offset, count, { head: titles, body, aligned });
}

interface Parts {
  readonly head: readonly string[];
  /** The line of dashes that shows the columns. */
  readonly dashes: string;
  readonly rows: readonly string[];
  /** The number of lines. */
  readonly count: number;
}

/** Parts the lines of a table. Stops at the first line that no table has, so that the search stays linear. */
function partsOf(lines: Iterable<string>): Parts | undefined {
  const all: string[] = [];
  let dashes: string | undefined;
  let head: string[] = [];
  for (const line of lines) {
    const last = all.length - 1;
    if (dashes !== undefined && line === "" && last > head.length && isEnd(all[last] ?? "", dashes))
      return { head, dashes, rows: all.slice(head.length > 0 ? head.length + 2 : 1, -1), count: all.length };
    // A line of dashes that did not end the table.
    if (dashes !== undefined && all[last] !== dashes && isRule(all[last] ?? "")) return undefined;
    all.push(line);
    if (dashes !== undefined) continue;
    if (COLUMNS.test(line)) {
      dashes = line;
      head = all.slice(1, -1);
      if (all.length > 1 && (head.length === 0 || all[0]?.length !== line.length)) return undefined;
    } else if (line === "" || all.length > MOST_HEAD_LINES || (all.length > 1 && LINE.test(line)))
      return undefined;
  }
  return undefined;
}

const isRule = (line: string): boolean => LINE.test(line) || COLUMNS.test(line);

/** Returns the lines from an offset on, without white space at their ends, and an empty one behind them. */
function* linesFrom(text: string, offset: number): Generator<string> {
  for (let start = offset; start < Math.min(text.length, offset + LONGEST); ) {
    const end = text.indexOf("\n", start);
    yield text.slice(start, end < 0 ? undefined : end).trimEnd();
    if (end < 0) break;
    start = end + 1;
  }
  yield "";
}

/** Tells whether a line ends a table, if a blank line is below it. */
const isEnd = (line: string, dashes: string): boolean =>
  line.length === dashes.length && (LINE.test(line) || line === dashes);

/** Returns lines in blocks that blank lines part. */
function blocksOf(lines: readonly string[]): string[][] {
  const blocks: string[][] = [[]];
  for (const line of lines)
    if (line === "") blocks.push([]);
    else blocks.at(-1)?.push(line);
  return blocks.filter((block) => block.length > 0);
}

/** Returns the cells of a row of several lines. */
function joined(dashes: string, lines: readonly string[]): string[] {
  const [first = [], ...others] = lines.map((line) => cellsOf(dashes, line));
  return first.map((start, column) =>
    others.reduce((cell, line) => {
      const more = line[column] ?? "";
      return cell + (cell === "" || more === "" || joinsWithoutSpace(cell, more) ? "" : " ") + more;
    }, start),
  );
}

/** Rewrites the caption below a table with bars, `: Words {#id}`, as a paragraph. */
export const rewriteCaption = matchRule(
  / {0,3}(?:Table)?:[ \t]+([^\n]{1,2000}?)[ \t]*(?:\{[^{}\n]{1,200}\})?[ \t]*(?=\n|$)/y,
  ([, words = ""]) => words,
);
