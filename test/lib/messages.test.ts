import { describe, expect, it } from "vitest";
import { flattenMessages, formatDate, formatMessage, formatNumber } from "../../src/lib/messages.js";
import type { Messages, PluralRule } from "../../src/model/messages.js";

const FORMS = { zero: "zero", one: "one", two: "two", few: "few", many: "many", other: "other" };
const messagesWith = (plural: PluralRule, texts: Messages["texts"]): Messages => ({
  language: "xx",
  plural,
  texts,
});

describe("formatMessage", () => {
  it.each([
    ["none", { 0: "other", 1: "other", 5: "other" }],
    ["one", { 0: "other", 1: "one", 2: "other", 21: "other" }],
    ["zero-or-one", { 0: "one", 1: "one", 2: "other" }],
    [
      "slavic",
      { 1: "one", 2: "few", 4: "few", 5: "many", 11: "many", 12: "many", 21: "one", 22: "few", 112: "many" },
    ],
    ["polish", { 0: "many", 1: "one", 2: "few", 5: "many", 12: "many", 21: "many", 22: "few", 112: "many" }],
    ["czech", { 0: "other", 1: "one", 2: "few", 4: "few", 5: "other", 22: "other" }],
    ["arabic", { 0: "zero", 1: "one", 2: "two", 3: "few", 10: "few", 11: "many", 99: "many", 100: "other" }],
  ] as const)("chooses the plural form by the rule %s", (rule, expected) => {
    const messages = messagesWith(rule, { forms: FORMS });
    const forms = Object.keys(expected).map((count) => [
      count,
      formatMessage(messages, "forms", { count: Number(count) }),
    ]);
    expect(Object.fromEntries(forms)).toEqual(expected);
  });

  it("puts values into the text", () => {
    const messages = messagesWith("one", { pages: "Page {page} of {count}" });
    expect(formatMessage(messages, "pages", { page: 2, count: 9 })).toBe("Page 2 of 9");
  });

  it("throws where a key or a value is missing", () => {
    const messages = messagesWith("one", { pages: "Page {page}" });
    expect(() => formatMessage(messages, "page")).toThrow("there is no text page");
    expect(() => formatMessage(messages, "pages")).toThrow("needs a value for {page}");
  });
});

describe("formatDate", () => {
  it("names the month, and leaves out zeros", () => {
    const texts = { day: "{monthName} {day}, {year} ({month})", "date.months": ["J", "F", "March"] };
    expect(formatDate(messagesWith("one", texts), "day", "2024-03-05")).toBe("March 5, 2024 (3)");
  });
});

describe("formatDate in a language that declines the names of months", () => {
  const texts = {
    day: "{day} {monthName}",
    month: "{monthName} {year}",
    "date.months": ["январь", "февраль", "март"],
    "date.monthsOfDay": ["января", "февраля", "марта"],
  };

  it.each([
    ["day", "2024-03-05", "5 марта"],
    ["month", "2024-03", "март 2024"],
  ])("writes a %s", (key, date, expected) => {
    expect(formatDate(messagesWith("slavic", texts), key, date)).toBe(expected);
  });
});

describe("formatDate in a language with a name for the first day of a month", () => {
  it.each([
    ["2024-03-01", "le 1er mars"],
    ["2024-03-11", "le 11 mars"],
  ])("writes %s", (date, expected) => {
    const texts = {
      day: "le {day} {monthName}",
      "date.months": ["janvier", "février", "mars"],
      "date.firstDay": "1er",
    };
    expect(formatDate(messagesWith("one", texts), "day", date)).toBe(expected);
  });
});

describe("formatNumber", () => {
  const digits = { "date.digits": [..."۰۱۲۳۴۵۶۷۸۹"] };

  it("writes the digits of the language", () => {
    expect(formatNumber(messagesWith("one", digits), 2024)).toBe("۲۰۲۴");
    expect(formatNumber(messagesWith("one", {}), 2024)).toBe("2024");
  });

  it("is the way of all numbers in texts and dates, and changes no text that is put into another", () => {
    const texts = {
      ...digits,
      day: "{day} {monthName} {year}",
      "date.months": ["ژانویه"],
      found: "{count}: {title}",
    };
    const messages = messagesWith("one", texts);
    expect(formatDate(messages, "day", "2024-01-05")).toBe("۵ ژانویه ۲۰۲۴");
    expect(formatMessage(messages, "found", { count: 12, title: "Covid-19" })).toBe("۱۲: Covid-19");
  });
});

describe("flattenMessages", () => {
  it("joins levels, and keeps plural forms and lists together", () => {
    expect(flattenMessages({ a: { b: "x", c: { one: "1", other: "n" } }, d: ["p", "q"] })).toEqual({
      "a.b": "x",
      "a.c": { one: "1", other: "n" },
      d: ["p", "q"],
    });
  });
});
