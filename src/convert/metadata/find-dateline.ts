import { firstPresent, present } from "../../lib/present.js";
import { dayOfNumbers, parseDay } from "../../lib/text/parse-day.js";
import { type Day, dayOf, daysBetween } from "../../model/names.js";
import type { PatternMatch, Publisher } from "../../model/raw-article.js";
import type { Dateline, TextLine } from "../file-data.js";
import { findWordedDateline } from "./find-worded-dateline.js";

/** Limit of the text before a dateline on its line, in characters. */
const LONGEST_PREFIX = 40;
/** The number of lines that are searched for a dateline. A pasted header may stand before it. */
const LINES_SEARCHED = 6;

/**
 * Returns the dateline, and the index of its line; undefined if the text has none.
 * @param address the day in the article's address; a dateline without a year gets the year nearest to it
 */
export function findDateline(
  lines: readonly TextLine[],
  publisher: Publisher,
  address?: Day,
): { readonly dateline: Dateline; readonly index: number } | undefined {
  for (const [index, { text }] of lines.slice(0, LINES_SEARCHED).entries()) {
    const match = publisher.dateline.exec(withPlainDigits(text.slice(0, 200)));
    if (!match?.groups || match.index > LONGEST_PREFIX) continue;
    const end = match.index + match[0].length;
    return {
      index,
      dateline: present({ end, agency: match.groups.agency, day: dayIn(match.groups, address) }),
    };
  }
  return firstPresent(lines.slice(0, LINES_SEARCHED).entries(), ([index, { text }]) => {
    const dateline = findWordedDateline(text.slice(0, 200));
    return dateline && { dateline, index };
  });
}

/** Returns the day that the groups of a dateline name; undefined if they name none. */
function dayIn(groups: NonNullable<PatternMatch["groups"]>, address: Day | undefined): Day | undefined {
  const { year, month, day, written } = groups;
  if (written)
    return parseDay(written.replace(/^\d{2}(?=\s*年)/, "20$&").replace(/^\d{3}(?=\s*年)/, "民国$&"));
  return year ? dayOf(Number(year), Number(month), Number(day)) : nearestDay(address, month, Number(day));
}

/** Returns a text of the same length whose full-width digits are those of ASCII. */
const withPlainDigits = (text: string): string =>
  text.replace(/[０-９]/g, (digit) => digit.normalize("NFKC"));

/** Returns the day with a day of the month, and with a month if one is named, that is nearest to another day. */
function nearestDay(near: Day | undefined, month: string | undefined, dayOfMonth: number): Day | undefined {
  if (!near) return undefined;
  const [year = 0, thisMonth = 0] = near.split("-").map(Number);
  // Months of the years before and behind have numbers below 1 and above 12.
  const months = month
    ? [-12, 0, 12].map((shift) => Number(month) + shift)
    : [-1, 0, 1].map((shift) => thisMonth + shift);
  const days = months.map((one) =>
    dayOf(year + Math.floor((one - 1) / 12), ((one + 11) % 12) + 1, dayOfMonth),
  );
  const distance = (day: Day): number => Math.abs(daysBetween(near, day));
  return days.filter((day) => day !== undefined).sort((a, b) => distance(a) - distance(b))[0];
}

/** Years of two figures from this year on belong to the last century. */
const FIRST_OF_LAST_CENTURY = 70;

/** Returns the day in an article's address; undefined if the address has none. */
export function dayOfAddress(address: string | undefined, publisher: Publisher): Day | undefined {
  const groups = address ? publisher.articleUrl.exec(address)?.groups : undefined;
  if (!groups?.year) return undefined;
  const year = Number(groups.year);
  const century = year >= 100 ? 0 : year >= FIRST_OF_LAST_CENTURY ? 1900 : 2000;
  return dayOf(century + year, Number(groups.month), Number(groups.day));
}

/** Ways to write a day in an address: `/2005/03/11/`, `/2011-04/18/`, `/2011/0418/`, `/t20110418_12.html`, `/1402/03/12/`. */
const DAY_IN_PATH =
  /\/t?(?<year>(?:19|20)\d\d|(?:13[5-9]|140)\d(?=\/\d\d\/\d\d\/))(?:[/-](?<month>\d\d?)[/-](?<day>\d\d?)|[/-]?(?<m>\d\d)(?<d>\d\d))(?=[/_]|-\D)/;

/** Returns the day that the path of an address states in full; undefined if it states none. */
export function dayInPath(address: string | undefined): Day | undefined {
  const groups = address ? DAY_IN_PATH.exec(address)?.groups : undefined;
  return groups && dayOfNumbers(groups.year, groups.month ?? groups.m, groups.day ?? groups.d);
}

/** Returns the dateline's day; the address's day if that is over 2 days later or 60 earlier: such a dateline is a misprint. */
export function publicationDay(printed: Day | undefined, address: Day | undefined): Day | undefined {
  if (!printed || !address) return printed ?? address;
  const distance = daysBetween(address, printed);
  return distance >= -2 && distance <= 60 ? printed : address;
}
