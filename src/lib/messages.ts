import type { Message, Messages, PluralCategory, PluralForms, PluralRule } from "../model/messages.js";

/** The values that replace `{name}` in a text, by name. */
export type MessageValues = Readonly<Record<string, string | number>>;

const PLURAL_CATEGORIES: PluralCategory[] = ["zero", "one", "two", "few", "many", "other"];

/** Tells whether a count ends with 2, 3 or 4, but not with 12, 13 or 14. */
const isFew = (count: number): boolean => /(?:^|[^1])[2-4]$/.test(String(count));

/** The plural rules of CLDR for integers, by kind of language. `Intl` may know other languages on another machine. */
const PLURAL_RULES: Readonly<Record<PluralRule, (count: number) => PluralCategory>> = {
  none: () => "other",
  one: (count) => (count === 1 ? "one" : "other"),
  "zero-or-one": (count) => (count === 0 || count === 1 ? "one" : "other"),
  slavic: (count) => {
    if (count % 10 === 1 && count % 100 !== 11) return "one";
    return isFew(count) ? "few" : "many";
  },
  polish: (count) => {
    if (count === 1) return "one";
    return isFew(count) ? "few" : "many";
  },
  czech: (count) => {
    if (count === 1) return "one";
    return count >= 2 && count <= 4 ? "few" : "other";
  },
  arabic: (count) => {
    if (count === 0) return "zero";
    if (count === 1) return "one";
    if (count === 2) return "two";
    const tens = count % 100;
    if (tens >= 3 && tens <= 10) return "few";
    return tens >= 11 ? "many" : "other";
  },
};

/** The names of the rules by which a language chooses its plural form. */
export const PLURAL_RULE_NAMES = Object.keys(PLURAL_RULES) as PluralRule[];

/**
 * Returns a text of a language, with its values.
 * @param values the value `count` decides the plural form
 * @throws Error if the language has no such text, or if a value that the text needs is missing
 */
export function formatMessage(messages: Messages, key: string, values: MessageValues = {}): string {
  const message = messages.texts[key];
  if (message === undefined || Array.isArray(message)) throw new Error(`there is no text ${key}`);
  const text = typeof message === "string" ? message : pluralForm(messages, message as PluralForms, values);
  return text.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    if (value === undefined) throw new Error(`the text ${key} needs a value for {${name}}`);
    return typeof value === "number" ? formatNumber(messages, value) : value;
  });
}

/** Returns a number in the digits of a language: those of the list `date.digits`, if the language has one. */
export function formatNumber({ texts }: Messages, number: number): string {
  const digits = texts["date.digits"];
  return String(number).replace(/\d/g, (digit) => (Array.isArray(digits) && digits[Number(digit)]) || digit);
}

function pluralForm({ plural }: Messages, forms: PluralForms, { count }: MessageValues): string {
  const category: PluralCategory = PLURAL_RULES[plural](Number(count));
  return forms[category] ?? forms.other ?? "";
}

/** Returns the plural forms that a language needs for its counts, and that a text lacks. */
export function missingForms({ plural }: Messages, forms: PluralForms): PluralCategory[] {
  if (forms.other !== undefined) return [];
  const needed = new Set(Array.from({ length: 130 }, (_, count) => PLURAL_RULES[plural](count)));
  return [...needed].filter((category) => forms[category] === undefined);
}

/** Returns a list of texts of a language, such as the names of months. @throws Error if there is no such list */
export function listMessages({ texts }: Messages, key: string): readonly string[] {
  const list = texts[key];
  if (!Array.isArray(list)) throw new Error(`there is no list of texts ${key}`);
  return list as readonly string[];
}

/** Returns all texts below a key, by the rest of their keys: with the prefix `a`, the text of `a.b.c` has the name `b.c`. */
export function textsUnder({ texts }: Messages, prefix: string): Record<string, Message> {
  const entries = Object.entries(texts).filter(([key]) => key.startsWith(`${prefix}.`));
  return Object.fromEntries(entries.map(([key, text]) => [key.slice(prefix.length + 1), text]));
}

/** Returns the texts in nested data by key. A key joins the names of all levels by `.`. A mapping of plural forms is one text. */
export function flattenMessages(data: object, prefix = ""): Record<string, Message> {
  const texts: Record<string, Message> = {};
  for (const [name, value] of Object.entries(data) as [string, unknown][]) {
    const key = prefix + name;
    if (typeof value === "string" || typeof value === "number") texts[key] = String(value);
    else if (Array.isArray(value)) texts[key] = value.map(String);
    else if (typeof value === "object" && value !== null) {
      if (isPlural(value)) texts[key] = value;
      else Object.assign(texts, flattenMessages(value, `${key}.`));
    }
  }
  return texts;
}

const isPlural = (value: object): value is PluralForms =>
  Object.keys(value).every((name) => PLURAL_CATEGORIES.includes(name as PluralCategory));

/**
 * Returns a date in a language. In a date with a day, the name of the month is that of the list `date.monthsOfDay`, if the language
 * has one: Slavic languages decline it there. The first day of a month is the text `date.firstDay`, if the language has one:
 * French has `1er`.
 * @param key of the text; it may use `{year}`, `{month}` (1 to 12), `{monthName}` and `{day}`
 * @param date `YYYY-MM-DD`, or a part of it from the left
 */
export function formatDate(messages: Messages, key: string, date: string): string {
  const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
  const isDeclined = day > 0 && "date.monthsOfDay" in messages.texts;
  const monthName = listMessages(messages, isDeclined ? "date.monthsOfDay" : "date.months")[month - 1] ?? "";
  const first = day === 1 && messages.texts["date.firstDay"];
  return formatMessage(messages, key, {
    year,
    month,
    monthName,
    day: typeof first === "string" ? first : day,
  });
}
