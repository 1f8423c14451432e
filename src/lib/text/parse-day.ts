import { type Day, dayOf } from "../../model/names.js";
import { ethiopianMonth, monthNumber, persianMonth } from "./month-names.js";
import { dayOfEthiopian, dayOfPersian } from "./other-calendars.js";

/** The order of day and month in dates such as 3/4/2023, whose year comes last. */
export type DateOrder = "dmy" | "mdy";

/** Languages that write the day before the month wherever the year comes last. English does both, but not in every country. */
const DAY_FIRST =
  /^(?:af|am|ar|az|be|bg|bn|bs|ca|ckb|cs|cy|da|de|dv|el|en-(?:au|bd|gb|gh|hk|ie|in|ke|lk|mt|ng|nz|pk|sg|tz|ug|za|zm|zw)|es|et|fa|fi|fr|ga|gl|gu|ha|he|hi|hr|hy|id|is|it|ka|kk|km|kn|ku|ky|lo|lt|lv|mk|ml|mr|ms|mt|my|nb|nl|nn|no|pa|pl|pt|ro|ru|si|sk|sl|sq|sr|sv|sw|ta|te|tg|th|tk|tr|uk|ur|uz|vi)\b(?!-US)/i;

/** Returns the order of day and month in a language; undefined if it has none of its own. */
export const dateOrderOf = (lang = ""): DateOrder | undefined => (DAY_FIRST.test(lang) ? "dmy" : undefined);

type Groups = Readonly<Record<string, string | undefined>>;

/** The year before the first year of each era. */
const EPOCHS: Readonly<Record<string, number>> = {
  民国: 1911,
  民國: 1911,
  令和: 2018,
  平成: 1988,
  昭和: 1925,
  大正: 1911,
  明治: 1867,
};
const ERA = `(?<era>${Object.keys(EPOCHS).join("|")})?`;
/** Years of the Buddhist calendar are ahead by so many. */
const BUDDHIST_EPOCH = 543;
const [FIRST_BUDDHIST, LAST_BUDDHIST] = [2400, 2700];
/** Years of the Kurdish and the Hebrew calendar, which are not read. Others ahead of ours are as written: they mean never. */
const OTHER_CALENDARS = [
  [2701, 2800],
  [5700, 5900],
] as const;
/** Years that are Persian where no name of a month tells. From 1411 on they may be those of the Islamic calendar. */
const [FIRST_PERSIAN, LAST_PERSIAN] = [1350, 1410];

/** The same year by another count: `令和5年(2023年)`. */
const YEAR_IN_BRACKETS = "(?:\\([^()]{2,8}\\)\\s*)?";
const NUMERAL = "[〇○零一二三四五六七八九十百廿卅元]";
/** Arabic may name a month twice: `شباط/فبراير`. */
const MONTH =
  "(?<month>\\p{L}[\\p{L}\\p{M}]{1,14}(?: الثاني| الأول| Fómhair| دووەمی?| یەکەمی?)?)(?: ?/ ?\\p{L}{3,15})?[.॰]?";
const DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|er|o|['’]?y?ê|ی|nj[iy]| ရက်)?";

/** The ways to write a day, in the order in which they are tried. Each says how its groups become a day. */
const WAYS: readonly (readonly [
  RegExp,
  (groups: Groups, order: DateOrder | undefined) => Day | undefined,
])[] = [
  [
    /(?<!\d)(?<year>\d{4})\s?(?<mark>[-/.་])\s?(?<month>\d{1,2})\s?\k<mark>\s?(?<day>\d{1,2})(?!\d)/u,
    inFigures,
  ],
  [
    new RegExp(
      `${ERA}\\s*(?<year>\\d{1,4}|元)\\s*${YEAR_IN_BRACKETS}[年년]\\s*${YEAR_IN_BRACKETS}(?<month>\\d{1,2})\\s*[月월]\\s*(?<day>\\d{1,2})\\s*[日号號일]`,
      "u",
    ),
    ({ era, year, month, day }) => dayOfNumbers(yearOf(year === "元" ? 1 : Number(year), era), month, day),
  ],
  [
    new RegExp(
      `${ERA}\\s*(?<year>${NUMERAL}{1,6})\\s*年\\s*(?<month>${NUMERAL}{1,3})\\s*月\\s*(?<day>${NUMERAL}{1,3})\\s*[日号號]`,
      "u",
    ),
    ({ era, year = "", month = "", day = "" }) =>
      dayOfNumbers(yearOf(numeralValue(year), era), numeralValue(month), numeralValue(day)),
  ],
  [
    new RegExp(
      `(?<!\\d)${DAY}(?<dot>\\.)?[\\s/-](?:de |d['’]|of |ta['’] ?|ga (?:watan )?|ב|ខែ\\s?|ເດືອນ\\s?)?${MONTH}\\s?[,،၊፣]?[\\s/-](?:del? |في |соли |[พค]ศ |(?:ឆ្នាំ|ປີ)\\s?)?(?<year>\\d{4})(?!\\d)`,
      "iu",
    ),
    named,
  ],
  // A time, and perhaps a zone, stand before the year in dates of the C library.
  [
    new RegExp(
      `(?<!\\p{L})${MONTH}\\s+${DAY}(?:နေ့| ቀን)?\\s?(?:[,၊፣]\\s*|\\s+)(?:\\d\\d:\\d\\d(?::\\d\\d)?\\s+(?:[A-Z]{2,5}\\s+|[+-]\\d{4}\\s+)?)?(?<year>\\d{4})(?!\\d)`,
      "iu",
    ),
    named,
  ],
  [
    new RegExp(
      `(?<!\\d)(?<year>\\d{4})(?:[.,]|\\s?(?:ခု|ပြည့်)နှစ်[,၊]?|\\sm\\.|ko|\\s?թ(?:\\.|վականի))?[\\s-]${MONTH}(?: මස)?[\\s-]+${DAY}(?!\\d)`,
      "iu",
    ),
    named,
  ],
  [
    new RegExp(
      `(?<!\\d)(?<year>\\d{4})(?:-يىلى?|[ -](?:yil|йил|წლის|ж\\.|жыл(?:ғы|дын)?)|\\.? gada),?\\s+${DAY}\\.?[\\s-]${MONTH}`,
      "iu",
    ),
    named,
  ],
  [
    /(?<!\d)(?<year>\d{4}) оны (?<month>\d{1,2})(?:-р| дугаар| дүгээр)? сарын (?<day>\d{1,2})(?!\d)/iu,
    inFigures,
  ],
  [
    /(?<!\d)(?<month>\d{1,2})(?:-р| дугаар| дүгээр)? сарын (?<day>\d{1,2})[.,]? (?<year>\d{4})(?!\d)/iu,
    inFigures,
  ],
  [
    /(?<!\d)(?<year>\d{4})\s?-\s?يىلى?\s+(?<month>\d{1,2})\s?-\s?ئاي(?:نىڭ)?\s+(?<day>\d{1,2})(?!\d)/u,
    inFigures,
  ],
  [
    /(?<!\d)(?<year>\d{4})[^\d]{0,8}ཟླ་(?:བ་)?\s?(?<month>\d{1,2})[^\d]{0,8}ཚེས་\s?(?<day>\d{1,2})(?!\d)/u,
    inFigures,
  ],
  [
    /(?<!\d)(?<day>\d{1,2}) (?:tháng|ເດືອນ|ខែ)\s(?<month>\d{1,2}),? (?:(?:năm|ປີ|ឆ្នាំ) )?(?<year>\d{4})(?!\d)/iu,
    inFigures,
  ],
  [
    /(?:(?<!\p{L})(?<weekday>sun|mon|tue|wed|thu|fri|sat)[a-z]*,?\s+|(?<isDayFirst>ngày)\s+)?(?<!\d)(?<first>\d{1,2})(?<separator>[/.-])\s?(?<second>\d{1,2})\k<separator>\s?(?<year>\d{4})(?!\d)/iu,
    ({ first, second, separator, year, weekday, isDayFirst }, order) =>
      onWeekday(weekday, [dayOfNumbers(year, first, second), dayOfNumbers(year, second, first)]) ??
      inNumbers(Number(first), Number(second), year, separator === "." || isDayFirst ? "dmy" : order),
  ],
  // Without the century, and with other marks than full stops, the year may come first: `24-03-05` in Swedish.
  [
    /(?<![\d/.:-])(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>[0-3]\d|9\d)(?!\d|[/.:-]\d)/u,
    ({ year, month, day }, order) =>
      order === "dmy"
        ? dayOfNumbers(Number(year) + (Number(year) < 40 ? 2000 : 1900), month, day)
        : undefined,
  ],
  [/^(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/u, inFigures],
  [/(?<!\d)(?<year>(?:19|20)\d\d)(?<month>\d\d)(?<day>\d\d)(?!\d)/u, inFigures],
];

/** The beginning of Unix time, in any zone: programs write it where they know no time. */
const NO_TIME = /^\s*1970-01-01[T ](?:0\d|1[0-4]):[03]0:00|^\s*1969-12-31[T ](?:1[2-9]|2[0-3]):[03]0:00/;

/**
 * Returns the first day that a text names, as it is written, whatever its time zone. It reads ISO and RFC 2822 dates,
 * names of months in many languages, numbers of any script, Chinese with figures or numerals, years of the Republic of China
 * and of Japanese eras, and the Thai, the Persian and the Ethiopian calendar.
 * @param order of day and month in dates whose year comes last
 * @returns undefined if there is no day, or if day and month cannot be told apart
 */
export function parseDay(text: string, order?: DateOrder): Day | undefined {
  if (NO_TIME.test(text)) return undefined;
  // Thai shortens a month by dots within its name. Joiners change the form of letters alone.
  const plain = withLatinDigits(text.normalize("NFKC")).replace(/(?<=[\u0e01-\u0e4e])\.|\u200d/gu, "");
  for (const [pattern, dayIn] of WAYS) {
    for (const { groups } of plain.matchAll(new RegExp(pattern, `${pattern.flags}g`))) {
      const day = groups && dayIn(groups, order);
      if (day) return day;
    }
  }
  return undefined;
}

/** Returns the day of three numbers. A year ahead of ours is Buddhist, and one far behind is Persian: nobody publishes in 1402. */
export function dayOfNumbers(year: unknown, month: unknown, day: unknown): Day | undefined {
  const number = Number(year);
  if (number >= FIRST_PERSIAN && number <= LAST_PERSIAN)
    return dayOfPersian(number, Number(month), Number(day));
  if (OTHER_CALENDARS.some(([first, last]) => number >= first && number <= last)) return undefined;
  const isBuddhist = number >= FIRST_BUDDHIST && number <= LAST_BUDDHIST;
  return dayOf(isBuddhist ? number - BUDDHIST_EPOCH : number, Number(month), Number(day));
}

function inFigures({ year, month, day }: Groups): Day | undefined {
  return dayOfNumbers(year, month, day);
}

const yearOf = (year: number, era: string | undefined): number => year + (EPOCHS[era ?? ""] ?? 0);

function named({ year, month = "", day, dot }: Groups): Day | undefined {
  const persian = persianMonth(month);
  if (persian !== undefined) return dayOfPersian(Number(year), persian, Number(day));
  const ethiopian = ethiopianMonth(month);
  if (ethiopian !== undefined) return dayOfEthiopian(Number(year), ethiopian, Number(day));
  // Burmese may write the word for month behind the name.
  const name = month.replace(/လ$/u, "");
  // October in Croatian, which writes a full stop behind the day; November in Polish, which does not.
  const number = dot && name.toLowerCase() === "listopada" ? 10 : monthNumber(name);
  return number === undefined ? undefined : dayOfNumbers(year, number, day);
}

/** Returns the day that falls on an English day of the week. Undefined if none of the days does, or both do. */
function onWeekday(name: string | undefined, days: readonly (Day | undefined)[]): Day | undefined {
  if (name === undefined) return undefined;
  const fitting = days.filter(
    (day) =>
      day && new Date(day).toUTCString().startsWith(name[0]?.toUpperCase() + name.slice(1).toLowerCase()),
  );
  return new Set(fitting).size === 1 ? fitting[0] : undefined;
}

function inNumbers(
  first: number,
  second: number,
  year: unknown,
  order: DateOrder | undefined,
): Day | undefined {
  const isClear = first > 12 || second > 12 || first === second;
  const dayFirst = isClear ? first > 12 || first === second : order === "dmy";
  if (!isClear && !order) return undefined;
  return dayFirst ? dayOfNumbers(year, second, first) : dayOfNumbers(year, first, second);
}

/** The zeros of scripts with digits of their own. The other nine digits follow each. */
const ZEROS = "٠۰०০੦૦୦௦౦೦൦๐໐༠၀០᠐";

const withLatinDigits = (text: string): string =>
  text.replace(/\p{Nd}/gu, (digit) => {
    const zero = Array.from(ZEROS).find(
      (one) => digit >= one && digit.charCodeAt(0) - one.charCodeAt(0) < 10,
    );
    return zero ? String(digit.charCodeAt(0) - zero.charCodeAt(0)) : digit;
  });

const DIGITS = "〇一二三四五六七八九";

/** Returns the value of Chinese numerals, digit by digit (`二〇二三`) or with tens and hundreds (`一百一十二`). */
function numeralValue(text: string): number {
  const numerals = text
    .replace(/[○零]/gu, "〇")
    .replace(/廿/gu, "二十")
    .replace(/卅/gu, "三十")
    .replace(/元/gu, "一");
  if (!/[十百]/u.test(numerals))
    return Number([...numerals].map((numeral) => DIGITS.indexOf(numeral)).join(""));
  const [, hundreds, tens, ones] = /^(?:(.?)百)?〇?(?:(.?)十)?(.?)$/u.exec(numerals) ?? [];
  return 100 * counted(hundreds) + 10 * counted(tens) + (ones ? DIGITS.indexOf(ones) : 0);
}

/** A `十` without a figure before it is ten. */
const counted = (numeral: string | undefined): number =>
  numeral === undefined ? 0 : numeral === "" ? 1 : DIGITS.indexOf(numeral);
