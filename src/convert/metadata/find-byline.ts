import { readVisibleAuthors } from "../../formats/html/metadata/read-visible-authors.js";
import { present } from "../../lib/present.js";
import type { Credits, TextLine } from "../file-data.js";

/** The number of lines at the beginning that may name who wrote the text. */
const FIRST_LINES = 3;
/** Characters of the longest line that is no sentence. */
const LONGEST = 80;
const SENTENCE_END = /[!?.。！？]$/u;

/** Returns the people whom a line above the text names: `Por Ana Ruiz`, `Автор: …`. A sentence ends these lines. */
export function findByline(lines: readonly TextLine[]): Pick<Credits, "reporters"> {
  const first = lines.slice(0, FIRST_LINES).map(({ text }) => text);
  const end = first.findIndex((text) => text.length > LONGEST || SENTENCE_END.test(text));
  const after = first
    .slice(0, end < 0 ? first.length : end)
    .map((text) => ({ text, isHeading: false, isDateMark: false }));
  return after.length === 0
    ? {}
    : present({ reporters: readVisibleAuthors({ before: [], after, marked: [] }) });
}
