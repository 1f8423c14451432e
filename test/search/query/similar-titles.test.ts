import { describe, expect, it } from "vitest";
import type { SearchDocument } from "../../../src/search/index/document-terms.js";
import { parseQuery } from "../../../src/search/query/parse-query.js";
import { similarTitles, similarWords } from "../../../src/search/query/similar-titles.js";
import { suggestTitles } from "../../../src/search/query/suggest.js";
import { sampleIndex } from "./sample-index.js";

const TITLES = [
  "青禾河渡轮停航三日",
  "青禾河渡轮恢复通航",
  "图书馆开放到九点",
  "The ferry timetable of spring",
  "A bridge over the river",
  "果园的梨熟了",
];
const documents = TITLES.map(
  (title, at): SearchDocument => ({
    card: [`2024/03/0${at + 1}/n${at}.html`, title, []],
    tags: [],
    text: at === 5 ? "渡轮停航，青禾河边。The ferries wait." : "",
  }),
);
const { table, load, loaded } = sampleIndex(documents, 4);

describe("titles that are like a query", () => {
  it.each([
    ["青禾河渡轮仃航三日", [TITLES[0], TITLES[1]]],
    ["青禾河度轮恢复通航", [TITLES[1]]],
    ["圖書館开门到九点", [TITLES[2]]],
    ["ferry timetable winter", [TITLES[3]]],
    ["-ferry -timetable -spring", []],
    ["渡轮", []],
    ["天文台", []],
    ["", []],
  ])("of %j are %j", async (query, titles) => {
    const cards = await similarTitles(parseQuery(query), table, load);
    expect(cards.map(([, title]) => title)).toEqual(titles);
  });
});

describe("words that are like one", () => {
  it.each([
    ["ferri", ["ferry"]],
    ["Ferrry", ["ferry"]],
    ["timetabel", ["timetable"]],
    ["timetible", ["timetable"]],
    ["ferry", []],
    ["brigde", ["bridge"]],
    ["britge", ["bridge"]],
    ["brgide", []],
    ["brigid", []],
    ["渡轮", []],
    ["ferry boat", []],
    ["", []],
  ])("of %j are %j", async (word, words) => {
    expect(await similarWords(parseQuery(word), table, load)).toEqual(words);
  });
});

describe("titles that are suggested", () => {
  const suggest = (text: string, isCurrent = () => true) =>
    suggestTitles(parseQuery(text), table, load, isCurrent);

  it.each([
    ["渡轮", [TITLES[1], TITLES[0]]],
    ["渡轮 停航", [TITLES[0]]],
    ["青禾河渡", [TITLES[1], TITLES[0]]],
    ["ferr", [TITLES[3]]],
    ["渡", []],
    ["渡轮 停", []],
    ["f", []],
    ["渡轮 -停航", []],
    ["", []],
  ])("for %j are %j", async (text, titles) => {
    expect(await suggest(text)).toEqual(titles);
  });

  it("are not looked for further when nobody wants them any more", async () => {
    const before = loaded.length;
    const never = suggest("渡轮", () => false).then(() => "suggested");
    expect(await Promise.race([never, new Promise((done) => setTimeout(done, 50))])).toBeUndefined();
    expect(loaded.slice(before).filter((name) => name.includes("/c"))).toEqual([]);
  });
});
