import { type Day, dayOf } from "../../../model/names.js";

const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
/** Months in the languages of the pages that were met, by their beginnings. */
const OTHER_MONTHS: readonly (readonly string[])[] = [
  "янв фев мар апр мая|май июн июл авг сен окт ноя дек".split(" "),
  "januar|jänner februar|feber märz april mai juni juli august september oktober november dezember".split(
    " ",
  ),
  "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(" "),
  "enero febrero marzo abril mayo junio julio agosto septiembre|setiembre octubre noviembre diciembre".split(
    " ",
  ),
  "يناير|كانون_الثاني فبراير|شباط مارس|آذار أبريل|ابريل|إبريل|نيسان مايو|أيار يونيو|حزيران يوليو|تموز أغسطس|اغسطس|آب سبتمبر|أيلول أكتوبر|اكتوبر نوفمبر ديسمبر".split(
    " ",
  ),
];

/**
 * Returns the day that a text of a date states, as it is written: the zone of the page is that of the day. A date of
 * which day and month may be confused (`3/4/2020`), or without a year, states none.
 */
export function parsePageDate(text: string): Day | undefined {
  const plain = withPlainDigits(text).replace(/\s+/g, " ").trim();
  return numericDay(plain) ?? wordedDay(plain);
}

function numericDay(text: string): Day | undefined {
  const found =
    /(?<!\d)(\d{4})\s?([-/.])\s?(\d{1,2})\s?\2\s?(\d{1,2})(?!\d)/.exec(text) ??
    /(?<!\d)(\d{4})(\s?[年년]\s?)(\d{1,2})\s?[月월]\s?(\d{1,2})\s?[日号號일]/.exec(text) ??
    /(?<!\d)((?:19|20)\d\d)()([01]\d)([0-3]\d)(?=$|[T ]\d|\d{6}$)/.exec(text);
  if (found) return dayOf(Number(found[1]), Number(found[3]), Number(found[4]));
  const turned = /(?<![\d.])(\d{1,2})([./])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  return turned ? turnedDay(turned) : undefined;
}

/** `13.04.2020` states a day by its points; with slashes, only where one number can be no month. */
function turnedDay([, first, mark, second, year]: RegExpExecArray): Day | undefined {
  const [one, two] = [Number(first), Number(second)];
  if (mark === "." || one > 12 || one === two) return dayOf(Number(year), two, one);
  return two > 12 ? dayOf(Number(year), one, two) : undefined;
}

function wordedDay(text: string): Day | undefined {
  const word = "(\\p{L}[\\p{L}\\p{M}]{1,14})";
  const dayFirst = new RegExp(
    `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.)?(?: de| of)? ${word}\\.?,?(?: de| في)? (\\d{4})(?!\\d)`,
    "u",
  ).exec(text);
  if (dayFirst) return ofMonth(dayFirst[3], dayFirst[2], dayFirst[1]);
  const monthFirst = new RegExp(`${word}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})(?!\\d)`, "u").exec(text);
  return monthFirst ? ofMonth(monthFirst[3], monthFirst[1], monthFirst[2]) : undefined;
}

function ofMonth(year = "", word = "", day = ""): Day | undefined {
  const month = monthOf(word.toLowerCase());
  return month ? dayOf(Number(year), month, Number(day)) : undefined;
}

/** Returns the number of a month, 1 to 12, by its name or its shortened name. */
function monthOf(word: string): number | undefined {
  const english =
    word.length >= 3
      ? MONTHS.findIndex((name) => name.startsWith(word) || (word === "sept" && name === "september"))
      : -1;
  if (english >= 0) return english + 1;
  for (const months of OTHER_MONTHS) {
    const index = months.findIndex((names) =>
      names.split("|").some((name) => word.startsWith(name) || (word.length >= 3 && name.startsWith(word))),
    );
    if (index >= 0) return index + 1;
  }
  return undefined;
}

/** Arabic and Persian digits say what Latin ones say; full-width ones, too. */
const withPlainDigits = (text: string): string =>
  text
    .replace(/[\u0660-\u0669]/g, (digit) => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) - 0x6f0))
    .replace(/[\uff10-\uff19]/g, (digit) => String(digit.charCodeAt(0) - 0xff10));
