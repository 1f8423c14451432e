import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import type { BodyWords } from "./body-context.js";

/** Returns the start tags of a table and of the frame around it. A wide table scrolls in its frame, also by keyboard. */
export const tableStart = ({ table }: BodyWords): string =>
  `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(table)}"><table>\n`;
/** The end tags for `tableStart`. */
export const TABLE_END = "</table></div>\n";
