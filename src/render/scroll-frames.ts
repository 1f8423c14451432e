import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import type { BodyWords } from "./body-context.js";

/** Returns the start tags of a table and of the frame around it. A wide table scrolls in its frame, also by keyboard. */
export const tableStart = ({ table }: BodyWords): string =>
  `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(table)}"><table>\n`;
/** The end tags for `tableStart`. */
export const TABLE_END = "</table></div>\n";

/** The columns that a line of preformatted text may have on the narrowest phone. */
const MOST_COLUMNS = 30;
/** Characters that may be as wide as two columns. */
const WIDE = /[\u1100-\uffff]/g;

/**
 * Returns a body whose preformatted texts with long lines are reached by keyboard, to scroll them.
 * @param html as the renderer writes it
 */
export function reachLongLines(html: string): string {
  const [before = "", ...parts] = html.split("<pre>");
  const texts = parts.map((part) => {
    const hasLongLine = linesOf(part.slice(0, part.indexOf("</pre>"))).some(
      (line) => line.length + (line.match(WIDE)?.length ?? 0) > MOST_COLUMNS,
    );
    return (hasLongLine ? '<pre tabindex="0">' : "<pre>") + part;
  });
  return before + texts.join("");
}

/** Returns the lines of a preformatted text as they are shown, but for what references stand for. */
const linesOf = (html: string): string[] =>
  html
    .replace(/<br>/g, "\n")
    .replace(/<[^<>]*>/g, "")
    .replace(/&#?\w+;/g, "&")
    .split("\n");
