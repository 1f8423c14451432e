import { escapeHtml } from "./markdown/body/escape-html.js";

/** Empty lines. */
const BETWEEN_PARAGRAPHS = /\n[^\S\n]*\n\s*/;

/** A mark counts by the tag of its end: `a <b and c> d` has none. */
const TAG =
  /<(?:p|div|br|hr|h[1-6]|[uo]l|li|figure|img|article|section|blockquote|table)(?:\s[^<>]*)?\/?>|<\/(?:p|div|h[1-6]|[uo]l|li|figure|a|article|section|blockquote|center|font|pre|span|table|strong|em|small|su[bp]|del|ins|mark|code|cite|[biqsu])\s*>/i;

/** Elements that show where paragraphs end, or keep lines of their own. */
const STATES_PARAGRAPHS = /<(?:p|div|article|section|table|pre|script|style)\b/i;

const BLOCK_NAME =
  "(?:h[1-6]|hr|[uo]l|li|d[ldt]|figure|figcaption|blockquote|center|details|iframe|video)\\b";
const BLOCK = new RegExp(`</?${BLOCK_NAME}`, "i");

/** An end of a line beside the tag of a break, which says the same. */
const BESIDE_BREAK = /\n?(<br(?:\s[^<>]*)?\/?>)(?:[^\S\n]*\n(?![^\S\n]*\n))?/gi;

/** An end of a line where none ends in the text: it goes on with a small letter, or is at the edge of what is marked. */
const IS_WRAPPED = new RegExp(
  `\\n[^\\S\\n]*(?:\\p{Ll}|</(?!${BLOCK_NAME}))|<(?!(?:${BLOCK_NAME}|br|img))[a-z][^<>]*>\\n`,
  "u",
);

/** Tells whether a text has tags of HTML. Signs such as `<3` and `a < b` are none. */
export const hasTags = (text: string): boolean => TAG.test(text);

/**
 * Returns plain text as paragraphs of HTML, every character as it is written. Empty lines part paragraphs. A text without an
 * empty line has a paragraph on each line.
 */
export function textAsHtml(text: string): string {
  return paragraphsOf(withLineFeeds(text))
    .map((part) => `<p>${escapeHtml(part).replaceAll("\n", "<br>")}</p>`)
    .join("\n");
}

/**
 * Returns a text with some tags as HTML. If no tag shows where paragraphs end, lines do, as in plain text. So does WordPress with
 * the texts that it keeps.
 */
export function taggedTextAsHtml(text: string): string {
  if (STATES_PARAGRAPHS.test(text)) return text;
  const lines = withLineFeeds(text).replace(BESIDE_BREAK, "$1");
  const isWrapped = IS_WRAPPED.test(lines);
  const parts = isWrapped ? lines.split(BETWEEN_PARAGRAPHS) : paragraphsOf(lines);
  return parts.map((part) => taggedParagraph(part, isWrapped)).join("\n");
}

function taggedParagraph(part: string, isWrapped: boolean): string {
  const block = part.search(BLOCK);
  // The parser ends a paragraph before a block.
  if (block >= 0) return block === 0 ? part : `<p>${part}`;
  return `<p>${isWrapped ? part : part.replaceAll("\n", "<br>")}</p>`;
}

const withLineFeeds = (text: string): string => text.replace(/\r\n?/g, "\n").trim();

function paragraphsOf(text: string): string[] {
  const parts = text.split(BETWEEN_PARAGRAPHS);
  return parts.length === 1 ? text.split("\n") : parts;
}
