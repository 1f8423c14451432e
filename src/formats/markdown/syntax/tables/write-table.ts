import type { Rewriting } from "../rewriting.js";
import { endOfLines } from "../source-text.js";

/** Limit of a caption and the blank lines above it, in characters. */
const LONGEST = 20_000;

/** A caption below a table. */
const CAPTION =
  /^(?:[ \t]*\n){1,2} {0,3}(?:Table)?:[ \t]+([^\n]+(?:\n[ \t]*[^\s|+:][^\n]*)*?)[ \t]*(?=\n[ \t]*\n|\n?$)/;

/** Characters that take two columns. */
const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/g;

/** Returns a line with a place for each column. */
const inColumns = (line: string): string => line.replace(WIDE, "$&\0");

/** Returns the cells of a line below or above dashes. The text between two columns is of the first. */
export function cellsOf(dashes: string, line: string): string[] {
  const starts = Array.from(dashes.matchAll(/-+/g), ({ index }) => index);
  const columns = inColumns(line);
  return starts.map((start, place) =>
    columns
      .slice(place === 0 ? 0 : start, starts[place + 1])
      .replaceAll("\0", "")
      .trim(),
  );
}

/** Returns the dashes of a column: its heading reaches to the beginning of the dashes, to their end, to both or to none. */
export function alignment(head: string, start: number, end: number): string {
  const columns = inColumns(head);
  const [isLeft, isRight] = [/\S/.test(columns.charAt(start)), /\S/.test(columns.charAt(end - 1))];
  if (isLeft === isRight) return isLeft ? "---" : ":--:";
  return isLeft ? ":---" : "---:";
}

interface Cells {
  readonly head: readonly string[];
  readonly body: readonly (readonly string[])[];
  readonly aligned: readonly string[];
}

/** Returns a table of GitHub's Markdown in the place of some lines and of the caption below them, which is shown above. */
export function table(
  text: string,
  offset: number,
  lines: number,
  { head, body, aligned }: Cells,
): Rewriting {
  const end = endOfLines(text, offset, lines);
  const [whole = "", caption] = CAPTION.exec(text.slice(end, end + LONGEST)) ?? [];
  const rows = [head, aligned, ...body].map(
    (cells) => `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`,
  );
  return {
    markdown: `${caption === undefined ? "" : `${caption.trim().replace(/\s*\{[^{}\n]{1,200}\}$/, "")}\n\n`}${rows.join("\n")}`,
    end: end + whole.length,
  };
}
