import type { Rewriting } from "./rewriting.js";
import type { SourceText } from "./source-text.js";
import { code } from "./write-markdown.js";

/** Limit of a table or of lines of verse, in characters. */
const LONGEST = 20_000;

/** A caption below a table. */
const CAPTION = /^(?:[ \t]*\r?\n){1,2}(?:Table)?:[ \t]+([^\n]+)/;

const BLOCK = /(?:[ \t]*[^\s][^\n]*(?:\n|$))+/y;

/** Returns the lines from an offset up to a blank line; none if the line above the offset is not blank. */
function linesOfBlock(text: string, offset: number): string[] {
  BLOCK.lastIndex = offset;
  const isFirst = offset === 0 || /(?:^|\n)[ \t]*\r?\n$/.test(text.slice(Math.max(0, offset - 80), offset));
  const [block = ""] = (isFirst && BLOCK.exec(text)) || [];
  if (block === "" || block.length > LONGEST) return [];
  return block
    .trimEnd()
    .split("\n")
    .map((line) => line.trimEnd());
}

/** Returns the offset behind some lines, without the last line end. */
function endOf(text: string, offset: number, count: number): number {
  let end = offset - 1;
  for (let line = 0; line < count; line++) end = text.indexOf("\n", end + 1);
  return end < 0 ? text.length : end;
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
  return { markdown: shown, end: endOf(text, offset, lines.length) };
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
  const cells = (line: string): string[] =>
    columns.map(([start], index) => line.slice(index === 0 ? 0 : start, columns[index + 1]?.[0]).trim());
  const aligned = columns.map(([start, end]) => alignment(head, start, end));
  return table(text, offset, rows.length + 2, { head: cells(head), body: body.map(cells), aligned });
}

/** Returns the dashes of a column: its heading reaches to the beginning of the dashes, to their end, to both or to none. */
function alignment(head: string, start: number, end: number): string {
  const [isLeft, isRight] = [/\S/.test(head.charAt(start)), /\S/.test(head.charAt(end - 1))];
  if (isLeft === isRight) return isLeft ? "---" : ":--:";
  return isLeft ? ":---" : "---:";
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

interface Cells {
  readonly head: readonly string[];
  readonly body: readonly (readonly string[])[];
  readonly aligned: readonly string[];
}

/** Returns a table of GitHub's Markdown in the place of some lines and of the caption below them, which is shown above. */
function table(text: string, offset: number, lines: number, { head, body, aligned }: Cells): Rewriting {
  const end = endOf(text, offset, lines);
  const [whole = "", caption] = CAPTION.exec(text.slice(end, end + LONGEST)) ?? [];
  const rows = [head, aligned, ...body].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
  return {
    markdown: `${caption === undefined ? "" : `${caption.trim()}\n\n`}${rows.join("\n")}`,
    end: end + whole.length,
  };
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
