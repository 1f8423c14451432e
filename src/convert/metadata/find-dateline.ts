import { type Day, dayOf, daysBetween } from "../../model/names.js";
import type { Publisher } from "../../model/raw-article.js";
import type { Dateline, TextLine } from "../file-data.js";

/** Characters of a line before its dateline. A stray prefix may stand there. */
const LONGEST_PREFIX = 40;
/** Lines in which the dateline is looked for. A pasted header may come before it. */
const LINES_SEARCHED = 6;

/**
 * Returns the dateline and the index of its line. Returns undefined where the text has none.
 * @param address the day that the article's address names; it gives a dateline without a year its year
 */
export function findDateline(
  lines: readonly TextLine[],
  publisher: Publisher,
  address?: Day,
): { readonly dateline: Dateline; readonly index: number } | undefined {
  for (const [index, { text }] of lines.slice(0, LINES_SEARCHED).entries()) {
    const match = publisher.dateline.exec(text.slice(0, 200));
    if (!match?.groups || match.index > LONGEST_PREFIX) continue;
    const { agency, year, month, day } = match.groups;
    const printed = year
      ? dayOf(Number(year), Number(month), Number(day))
      : nearestDay(address, Number(month), Number(day));
    const end = match.index + match[0].length;
    return { index, dateline: { end, ...(agency ? { agency } : {}), ...(printed ? { day: printed } : {}) } };
  }
  return undefined;
}

/** Returns the day of that month which lies nearest to another day. */
function nearestDay(near: Day | undefined, month: number, dayOfMonth: number): Day | undefined {
  if (!near) return undefined;
  const year = Number(near.slice(0, 4));
  const days = [year, year - 1, year + 1].map((one) => dayOf(one, month, dayOfMonth));
  const distance = (day: Day): number => Math.abs(daysBetween(near, day));
  return days.filter((day) => day !== undefined).sort((a, b) => distance(a) - distance(b))[0];
}

/** Years of two figures from this one on are of the last century. */
const FIRST_OF_LAST_CENTURY = 70;

/** Returns the day that the article's address names, where the publisher's addresses do. */
export function dayOfAddress(address: string | undefined, publisher: Publisher): Day | undefined {
  const groups = address ? publisher.articleUrl.exec(address)?.groups : undefined;
  if (!groups?.year) return undefined;
  const year = Number(groups.year);
  const century = year >= 100 ? 0 : year >= FIRST_OF_LAST_CENTURY ? 1900 : 2000;
  return dayOf(century + year, Number(groups.month), Number(groups.day));
}

/**
 * Returns the day of publication: the day of the dateline, if it lies within −2 and +60 days of the day of the address,
 * else the day of the address. A dateline further off is a slip of the pen.
 */
export function publicationDay(printed: Day | undefined, address: Day | undefined): Day | undefined {
  if (!printed || !address) return printed ?? address;
  const distance = daysBetween(address, printed);
  return distance >= -2 && distance <= 60 ? printed : address;
}
