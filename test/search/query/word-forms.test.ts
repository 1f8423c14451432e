import { describe, expect, it } from "vitest";
import * as arabic from "../../../src/search/languages/ar.js";
import * as russian from "../../../src/search/languages/ru.js";
import { findHints } from "../../../src/search/query/find-hints.js";
import { highlight } from "../../../src/search/query/highlight.js";
import { type Language, parseQuery } from "../../../src/search/query/parse-query.js";
import { Search } from "../../../src/search/query/search.js";
import { similarWords } from "../../../src/search/query/similar-titles.js";
import { suggestTitles } from "../../../src/search/query/suggest.js";
import { type SampleIndex, sampleIndex } from "./sample-index.js";

/** Indexes documents that are a title, or a title and a text. The first is the newest. */
const indexOf = (documents: readonly (readonly [title: string, text?: string])[]): SampleIndex =>
  sampleIndex(
    [...documents].reverse().map(([title, text = ""], number) => ({
      card: [`2024/03/0${number + 1}/n.html`, title, []],
      tags: [],
      text,
    })),
  );

const search = async ({ table, load }: SampleIndex, query: string, language?: Language) => {
  const search = new Search(table, parseQuery(query, {}, language), load);
  await search.run();
  return (await search.results(0, 100)).map(({ card }) => card[1]);
};

const marked = (text: string, query: string, language?: Language): string[] =>
  highlight(text, parseQuery(query, {}, language).terms).flatMap((part) => (part.isMatch ? [part.text] : []));

const RUSSIAN = indexOf([
  ["Итоги выборов", "Подсчёт голосов закончен."],
  ["Выборы назначены", "Город ждёт."],
  ["Паром", "На выборах голосовали и на пароме."],
  ["Музей", "Новый зал открыт, выборы ни при чём."],
]);

describe("a search on a Russian site", () => {
  it.each([
    // The word as it was typed comes first, in titles and in texts.
    ["выборы", ["Выборы назначены", "Итоги выборов", "Музей", "Паром"]],
    ["выборов", ["Итоги выборов", "Выборы назначены", "Паром", "Музей"]],
    ["паромы", ["Паром"]],
    ["выбор", ["Итоги выборов", "Выборы назначены", "Паром", "Музей"]],
    ["новые выборами", ["Музей"]],
    // These stay as they were typed.
    ['"выборов"', ["Итоги выборов"]],
    ['"голоса закончен"', []],
    ["музей -выборов", ["Музей"]],
    ["выборы -выборов", ["Выборы назначены", "Музей", "Паром"]],
    ["вы", ["Итоги выборов", "Выборы назначены", "Паром", "Музей"]],
    ["в", []],
  ])("for %j finds %j", async (query, titles) => {
    expect(await search(RUSSIAN, query, russian)).toEqual(titles);
  });

  it("finds only what begins with the word, without a language", async () => {
    expect(await search(RUSSIAN, "выборов")).toEqual(["Итоги выборов"]);
  });

  it("marks other forms as a whole, and words that begin with what was typed as far as they do", () => {
    expect(marked("На выборах и после выборов", "выборы", russian)).toEqual(["выборах", "выборов"]);
    expect(marked("Паромы", "паром", russian)).toEqual(["Паром"]);
  });

  it("suggests titles in other forms, after those that begin with what was typed", async () => {
    const { table, load } = RUSSIAN;
    const titles = await suggestTitles(parseQuery("выборы", {}, russian), table, load, () => true);
    expect(titles).toEqual(["Выборы назначены", "Итоги выборов"]);
  });

  it("suggests a title that many articles have once", async () => {
    const { table, load } = indexOf([["Расписание парома"], ["Расписание парома"], ["Паром ходит"]]);
    const titles = await suggestTitles(parseQuery("паром", {}, russian), table, load, () => true);
    expect([...titles].sort()).toEqual(["Паром ходит", "Расписание парома"]);
  });

  it.each([
    ["паромы", russian, []],
    ["паромы", undefined, ["пароме"]],
    ["порома", russian, []],
    ["пароре", russian, ["пароме"]],
  ])("for %j offers no word that is found already", async (word, language, words) => {
    const { table, load } = indexOf([["На пароме"]]);
    expect(await similarWords(parseQuery(word, {}, language), table, load)).toEqual(words);
  });

  it("hints at the parts of a query that are found, counted as a search for them is", async () => {
    const { table, load } = RUSSIAN;
    const parse = (text: string) => parseQuery(text, {}, russian);
    const readText = async () => undefined;
    const { less } = findHints("выборам телескоп", parse, table, load, readText, () => true);
    expect(await less).toEqual([{ text: "выборам", count: 4 }]);
  });
});

const ARABIC = indexOf([
  ["الكتاب الجديد", "افتتحت المدينة مكتبة على النهر."],
  ["كتاب الشهر", "وصل المعلمون الى المدرسة بالحافلة."],
  ["والكتاب ايضا", "في المكتبات الصغيرة."],
  ["والد الطفل", "مع والدين آخرين."],
]);

describe("a search on an Arabic site", () => {
  it.each([
    ["كتاب", ["كتاب الشهر", "الكتاب الجديد", "والكتاب ايضا"]],
    ["الكتاب", ["الكتاب الجديد", "والكتاب ايضا", "كتاب الشهر"]],
    ["كتا", ["الكتاب الجديد", "كتاب الشهر", "والكتاب ايضا"]],
    ["الكت", ["الكتاب الجديد", "والكتاب ايضا", "كتاب الشهر"]],
    ["المكتبة", ["الكتاب الجديد", "والكتاب ايضا"]],
    ["حافلة معلم", ["كتاب الشهر"]],
    ['"الكتاب الجديد"', ["الكتاب الجديد"]],
    ["والد", ["والد الطفل"]],
    ["ال", ["الكتاب الجديد", "كتاب الشهر", "والكتاب ايضا", "والد الطفل"]],
  ])("for %j finds %j", async (query, titles) => {
    expect((await search(ARABIC, query, arabic)).sort()).toEqual([...titles].sort());
  });

  it("puts the word as it was typed first, with or without its article", async () => {
    expect((await search(ARABIC, "كتاب", arabic))[0]).toBe("كتاب الشهر");
    expect((await search(ARABIC, "الكتاب", arabic))[2]).toBe("كتاب الشهر");
  });

  it("marks the whole word with its article", () => {
    expect(marked("وبالكتاب والكتاب للكتاب كتابي", "كتاب", arabic)).toEqual([
      "وبالكتاب",
      "والكتاب",
      "للكتاب",
      "كتاب",
    ]);
    expect(marked("كتاب الكتاب", "الكتاب", arabic)).toEqual(["كتاب", "الكتاب"]);
  });

  it("offers a word that was mistyped with its article", async () => {
    const { table, load } = ARABIC;
    expect(await similarWords(parseQuery("الكتلب", {}, arabic), table, load)).toEqual(["کتاب"]);
  });
});

describe("words of other languages in Arabic letters", () => {
  const index = indexOf([
    ["البته الان"],
    ["الماس و والیبال"],
    ["الفاظ"],
    ["بالا و بالاتر"],
    ["ئالما ۋە بالا"],
  ]);

  it.each([
    ["البته", ["البته الان"]],
    ["الب", ["البته الان"]],
    ["الان", ["البته الان"]],
    ["الا", ["البته الان"]],
    ["بته", []],
    ["ماس", []],
    ["ان", []],
    ["والی", ["الماس و والیبال"]],
    ["الف", ["الفاظ"]],
    ["بالا", ["بالا و بالاتر", "ئالما ۋە بالا"]],
    ["بالاتر", ["بالا و بالاتر"]],
    ["ئال", ["ئالما ۋە بالا"]],
  ])("are found as they are typed: for %j, %j", async (query, titles) => {
    expect(await search(index, query)).toEqual(titles);
  });

  it("are not offered without their first letters", async () => {
    expect(await similarWords(parseQuery("ماسه"), index.table, index.load)).toEqual([]);
  });
});
