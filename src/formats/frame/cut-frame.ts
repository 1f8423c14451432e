import type { SearchPattern } from "../../lib/text/linear-pattern.js";
import type { PatternMatch } from "../../model/raw-article.js";
import type { Frame } from "./frame.js";

/**
 * Returns the body in a file, trimmed: the text between the frame's beginning and end or, if a pattern of the body matches in
 * it, that match. Advertisements are cut out. If no pattern for the beginning or the end matches, the body begins or ends with
 * the file.
 */
export function cutFrame({ after, before, adverts, bodyPatterns }: Frame, text: string): string {
  const opening = firstOf(after, text);
  const rest = opening ? text.slice(opening.index + opening[0].length) : text;
  const closing = lastOf(before, rest);
  const inside = closing ? rest.slice(0, closing.index) : rest;
  const body = firstOf(bodyPatterns, inside);
  return adverts.reduce((kept, advert) => without(kept, advert), body ? (body[1] ?? body[0]) : inside).trim();
}

function firstOf(patterns: readonly SearchPattern[], text: string): PatternMatch | undefined {
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match) return match;
  }
  return undefined;
}

function lastOf(patterns: readonly SearchPattern[], text: string): PatternMatch | undefined {
  for (const pattern of patterns) {
    const match = [...pattern.all(text)].at(-1);
    if (match) return match;
  }
  return undefined;
}

function without(text: string, advert: SearchPattern): string {
  const parts: string[] = [];
  let end = 0;
  for (const { index, 0: found } of advert.all(text)) {
    parts.push(text.slice(end, index));
    end = index + found.length;
  }
  return end === 0 ? text : parts.join("") + text.slice(end);
}
