import { type Day, dayOf } from "../../../model/names.js";

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const MONTH = "(?<month>jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?";

/** The ways to write a day. `03/07/2023` is not among them, since its day and month cannot be told apart. */
const PATTERNS: readonly RegExp[] = [
  // 2023-07-03, 2023/7/3, 2023.07.03, with or without a time and zone.
  /^(?<year>\d{4})(?<mark>[-/.])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})(?!\d)/,
  // 20230703, 20230703T230000Z.
  /^(?<year>(?:19|20)\d{2})(?<month>\d{2})(?<day>\d{2})(?!\d)/,
  /^(?<year>\d{4})\s*[年년]\s*(?<month>\d{1,2})\s*[月월]\s*(?<day>\d{1,2})\s*[日号號일]/u,
  // Mon, 03 Jul 2023 23:00:00 -0500 (RFC 2822); 3rd of July 2023.
  new RegExp(
    `^${WEEKDAY}(?<day>\\d{1,2})(?:st|nd|rd|th)?\\.?[\\s-](?:of\\s+)?${MONTH},?[\\s-](?<year>\\d{4})(?!\\d)`,
    "i",
  ),
  // July 3, 2023; Mon Jul 03 2023 23:00:00 GMT-0500.
  new RegExp(`^${WEEKDAY}${MONTH}\\s+(?<day>\\d{1,2})(?:st|nd|rd|th)?,?\\s+(?<year>\\d{4})(?!\\d)`, "i"),
];

/**
 * Returns the day at the beginning of a text, as it is written. A time zone behind it does not change the day.
 * Returns undefined if the text begins with no day, or the calendar does not have the day.
 */
export function readDay(text: string): Day | undefined {
  for (const pattern of PATTERNS) {
    const { year, month = "", day } = pattern.exec(text.trim())?.groups ?? {};
    if (year === undefined) continue;
    const byName = MONTHS.indexOf(month.slice(0, 3).toLowerCase()) + 1;
    return dayOf(Number(year), byName || Number(month), Number(day));
  }
  return undefined;
}
