import { matchAt, type Rewriting } from "./rewriting.js";
import { endOfLines, type SourceText } from "./source-text.js";
import { alignment, cellsOf, table } from "./tables/write-table.js";
import { code } from "./write-markdown.js";

/** Limit of a table or of lines of verse, in characters. */
const LONGEST = 20_000;

const BLOCK = /(?:[ \t]*[^\s][^\n]*(?:\n|$))+/y;

/** Returns the lines from an offset up to a blank line; none if the line above the offset is not blank. */
function linesOfBlock(text: string, offset: number): string[] {
  const isFirst = offset === 0 || /(?:^|\n)[ \t]*\n$/.test(text.slice(Math.max(0, offset - 80), offset));
  const [block = ""] = (isFirst && matchAt(BLOCK, text, offset)) || [];
  if (block === "" || block.length > LONGEST) return [];
  return block
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** Rewrites lines of verse, `| A line`, each of which keeps its end and its indentation. */
export function rewriteLineBlock({ text }: SourceText, offset: number): Rewriting | undefined {
  const lines = linesOfBlock(text, offset);
  if (lines.length === 0 || lines.some((line) => !/^(?:\|(?: [^|]*)?|[ \t]+[^|]*)$/.test(line)))
    return undefined;
  const verse = lines
    .join("\n")
    .replace(/\n[ \t]+/g, " ")
    .split("\n");
  const shown = verse
    .map((line) => line.slice(2).replace(/^ +/, (white) => "\u00a0".repeat(white.length)) || "\u00a0")
    .join("\\\n");
  return { markdown: shown, end: endOfLines(text, offset, lines.length) };
}

/** Rewrites a table of Pandoc whose columns stand above and below dashes. */
export function rewriteSimpleTable({ text }: SourceText, offset: number): Rewriting | undefined {
  const [head = "", dashes = "", ...rows] = linesOfBlock(text, offset);
  const columns = [...dashes.matchAll(/-+/g)].map(
    ({ index, 0: run }) => [index, index + run.length] as const,
  );
  if (rows.length === 0) return undefined;
  const last = rows.at(-1) ?? "";
  const body = /^[- ]+$/.test(last) ? rows.slice(0, -1) : rows;
  const cells = (line: string): string[] => cellsOf(dashes, line);
  const aligned = columns.map(([start, end]) => alignment(head, start, end));
  return table(text, offset, rows.length + 2, { head: cells(head), body: body.map(cells), aligned });
}

/** Rewrites a table of Pandoc that is drawn with `+---+`. The lines of a cell are one, but for those of a list. */
export function rewriteGridTable({ text }: SourceText, offset: number): Rewriting | undefined {
  const lines = linesOfBlock(text, offset);
  const rows: string[][][] = [[]];
  let heads = 0;
  for (const line of lines) {
    if (/^\+[-=+:]+\+$/.test(line)) {
      if (line.includes("=")) heads = rows.length;
      rows.push([]);
    } else rows.at(-1)?.push(line.split("|").slice(1, -1));
  }
  const filled = rows.filter((row) => row.length > 0).map(joinedCells);
  const width = filled[0]?.length ?? 0;
  if (width === 0 || filled.some((row) => row.length !== width) || !/^\+/.test(lines.at(-1) ?? ""))
    return undefined;
  const [head, body] = heads > 0 ? [filled[0], filled.slice(1)] : [Array<string>(width).fill(""), filled];
  return table(text, offset, lines.length, {
    head: head ?? [],
    body,
    aligned: Array<string>(width).fill("---"),
  });
}

/** Returns the cells of a row of several lines. */
function joinedCells(lines: readonly (readonly string[])[]): string[] {
  return (lines[0] ?? []).map((_, column) =>
    lines
      .map((line) => line[column]?.trim() ?? "")
      .filter(Boolean)
      .reduce(
        (cell, line) => `${cell}${cell === "" ? "" : /^(?:[-*+]|\d+[.)]) /.test(line) ? "<br>" : " "}${line}`,
        "",
      ),
  );
}

/** Limit of a formula, in characters. */
const LONGEST_FORMULA = 5000;

/** Rewrites a formula that is a paragraph, `$$ … $$`, as code: Markdown would read marks in it. */
export function rewriteFormula(source: SourceText, offset: number): Rewriting | undefined {
  const { text } = source;
  const start = text.indexOf("$$", offset);
  const close = source.find("$$", start + 2, LONGEST_FORMULA);
  if (close === undefined || text.slice(start, close).includes("\n\n")) return undefined;
  const end = close + 2;
  if (/\S/.test(text.slice(end).split("\n", 1)[0] ?? "")) return undefined;
  return { markdown: code(text.slice(start, end), "", true), end, unknown: "$$" };
}
