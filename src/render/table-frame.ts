import { escapeHtml } from "../formats/markdown/body/escape-html.js";
import type { BodyWords } from "./body-context.js";

/** Tables are often wider than a phone: they scroll in a frame of their own, reachable by keyboard. */
export const tableStart = ({ table }: BodyWords): string =>
  `<div class="table" tabindex="0" role="group" aria-label="${escapeHtml(table)}"><table>\n`;
export const TABLE_END = "</table></div>\n";
