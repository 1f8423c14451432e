import { present } from "../../lib/present.js";
import { parseDay } from "../../lib/text/parse-day.js";
import type { Dateline } from "../file-data.js";

/** What stands before the first dash of a line. A hyphen is a dash only between spaces. */
const BEFORE_DASH = /^([^—–\n]{8,100}?)(?:\s*[—–]{1,2}|\s-{1,2}(?=\s))\s*/u;
/** The agency in parentheses. */
const AGENCY = /\s*[（(]\s*(\p{L}[\p{L}\p{M}\p{N}.'’& \u200c-]{1,30})[)）]/u;
const WORD = String.raw`[\p{Lu}\p{Lo}][\p{L}\p{M}.'’\u200c-]*`;
/** A place of one to four words: with capital letters, where the script has any. */
const PLACE = new RegExp(
  `^${WORD}(?:[ ,]{1,2}(?:(?:de|del|la|las|los|el|da|do|am|an|der|upon|sur|le|di|na) ){0,2}${WORD}){0,3}$`,
  "u",
);
const LONGEST_DAY = 34;
const MOST_WORDS = 6;
/** Texts about the past begin with a day in the same way. Datelines of the web are not older. */
const FIRST_YEAR = "1990";

/**
 * Returns the dateline at the beginning of a line in a language that writes it as place, day, perhaps the agency in
 * parentheses, and a dash: `PUERTO, 4 de noviembre de 2023 (La Gaceta) —`. Undefined if other words stand before the dash.
 */
export function findWordedDateline(text: string): Dateline | undefined {
  const [whole, before] = BEFORE_DASH.exec(text) ?? [];
  if (whole === undefined || before === undefined || !/\p{Nd}/u.test(before)) return undefined;
  const agency = AGENCY.exec(before)?.[1]?.trim();
  const head = before.replace(AGENCY, " ").replace(/[\s,،.]+$/u, "");
  for (const { index } of [...head.matchAll(/[,،]/gu)].reverse()) {
    const written = head.slice(index + 1).trim();
    const day = isShort(written) ? parseDay(written) : undefined;
    if (day === undefined) continue;
    const isDateline = day >= FIRST_YEAR && PLACE.test(head.slice(0, index).trim());
    return isDateline ? present({ end: whole.length, agency, day }) : undefined;
  }
  return undefined;
}

const isShort = (written: string): boolean =>
  written.length <= LONGEST_DAY && written.split(/\s+/u).length <= MOST_WORDS;
