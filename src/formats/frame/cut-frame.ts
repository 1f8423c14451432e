import { firstPresent } from "../../lib/present.js";
import type { SearchPattern } from "../../lib/text/linear-pattern.js";
import type { Frame } from "./frame.js";

/**
 * Returns the body in a file, trimmed: the text between the frame's beginning and end or, if a pattern of the body matches in
 * it, that match. Advertisements are cut out. If no pattern for the beginning or the end matches, the body begins or ends with
 * the file.
 */
export function cutFrame({ after, before, adverts, bodyPatterns }: Frame, text: string): string {
  const opening = firstPresent(after, (pattern) => pattern.exec(text) ?? undefined);
  const rest = opening ? text.slice(opening.index + opening[0].length) : text;
  const closing = firstPresent(before, (pattern) => [...pattern.all(rest)].at(-1));
  const inside = closing ? rest.slice(0, closing.index) : rest;
  const body = firstPresent(bodyPatterns, (pattern) => pattern.exec(inside) ?? undefined);
  return adverts.reduce((kept, advert) => without(kept, advert), body ? (body[1] ?? body[0]) : inside).trim();
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
