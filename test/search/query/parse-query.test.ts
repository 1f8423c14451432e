import { describe, expect, it } from "vitest";
import { tokenize } from "../../../src/search/format/tokenize.js";
import { isEmptyQuery, parseQuery } from "../../../src/search/query/parse-query.js";
import { lookupsOf } from "../../../src/search/query/term-lookups.js";

const termsOf = (text: string) =>
  parseQuery(text).terms.map(({ tokens, isExcluded }) => [isExcluded ? "-" : "+", tokens.length]);

describe("a query", () => {
  it.each([
    [
      "渡轮 图书馆",
      [
        ["+", 2],
        ["+", 3],
      ],
    ],
    [
      "渡轮　图书馆",
      [
        ["+", 2],
        ["+", 3],
      ],
    ],
    ['"渡轮 停航"', [["+", 5]]],
    ["“渡轮 停航”", [["+", 5]]],
    ["「渡轮」", [["+", 2]]],
    ['"没有 结束', [["+", 5]]],
    ["-渡轮", [["-", 2]]],
    ["－“渡轮 停航”", [["-", 5]]],
    ["covid-19", [["+", 1]]],
    ["covid_19", [["+", 3]]],
    ['"covid-19"', [["+", 3]]],
    [
      "2\u00a0000 人",
      [
        ["+", 1],
        ["+", 1],
      ],
    ],
    ["- —— ！", []],
    ["", []],
  ])("%s has the terms %j", (text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ["«міст через річку»", '"міст через річку"'],
    ["« pont sur la rivière »", '"pont sur la rivière"'],
    ["„Brücke über den Fluss“", '"Brücke über den Fluss"'],
    ["„Brücke über den Fluss”", '"Brücke über den Fluss"'],
    ["»Brücke über den Fluss«", '"Brücke über den Fluss"'],
    ["-„Brücke über den Fluss", '-"Brücke über den Fluss"'],
    ["”bron över floden”", '"bron över floden"'],
    ["Fähre«Brücke Fluss»Tal", 'Fähre "Brücke Fluss" Tal'],
    ["»Brücke Fluss”", "Brücke Fluss"],
    ['גשר צה"ל', "גשר צה״ל"],
    ['"גשר צה"ל"', '"גשר צה״ל"'],
    ["tag:«Северный берег»", 'tag:"Северный берег"'],
  ])("%s asks for the same as %s", (text, plain) => {
    expect(parseQuery(text)).toEqual(parseQuery(plain));
  });

  it("has filters by name, the last of each", () => {
    expect(parseQuery('tag:"两 词" channel：c1 YEAR:2023 year:2024 渡轮')).toMatchObject({
      tag: "两 词",
      channel: "c1",
      year: "2024",
      terms: [{ isExcluded: false }],
    });
  });

  it("asks nothing where nothing of it is a word", () => {
    expect(["", " ", "，", "😀", 'tag:""'].map((text) => isEmptyQuery(parseQuery(text)))).toEqual(
      Array(5).fill(true),
    );
    expect(isEmptyQuery(parseQuery("year:2023"))).toBe(false);
  });

  it("is cut where it has more terms than can be looked up, and says so", () => {
    const { terms, isShortened } = parseQuery("甲乙 ".repeat(50));
    expect(terms.length).toBeLessThan(10);
    expect(isShortened).toBe(true);
  });

  it("of 100 characters looks up only some of them, the ends among them", () => {
    const lookups = lookupsOf({
      tokens: tokenize("清晨的雾散得很慢船工把缆绳绕在木桩上".repeat(6)),
      isExcluded: false,
    });
    expect(lookups.length).toBeLessThanOrEqual(12);
  });
});
