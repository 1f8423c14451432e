import { resolveAddress } from "../../../lib/html/resolve-address.js";
import { matchesOutsideCode } from "./source-text.js";

/** The address of a link or a picture that has no scheme. It is none of a file of the mirror. */
const RELATIVE = /(?<=\]\(<?)(?![^\s()<>]{0,300}\.(?:md|markdown)\b)[^\s()<>#:][^\s()<>:]*(?=[\s)>])/g;

/**
 * Returns the Markdown of a page with full addresses of links and pictures, and with line feeds between its lines.
 * @param base the address of the page; without it, addresses stay as they are
 */
export function withFullAddresses(markdown: string, base: string | undefined): string {
  const text = markdown.replace(/\r\n?/g, "\n");
  let copied = 0;
  const parts: string[] = [];
  for (const { 0: written, index } of base === undefined ? [] : matchesOutsideCode(text, RELATIVE)) {
    parts.push(text.slice(copied, index), resolveAddress(written, base) ?? written);
    copied = index + written.length;
  }
  return parts.join("") + text.slice(copied);
}
