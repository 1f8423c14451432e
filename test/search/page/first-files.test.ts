import { expect, it } from "vitest";
import { firstFiles } from "../../../src/search/page/first-files.js";
import { parseQuery } from "../../../src/search/query/parse-query.js";
import { Search } from "../../../src/search/query/search.js";
import { sampleIndex } from "../query/sample-index.js";

const DOCUMENTS = ["青禾河渡轮停航三日", "图书馆开门", "The Café ferry", "한국어 渡口"].map(
  (title, number) => ({
    card: [`2024/03/0${number + 1}/n${number}.html`, title, ["c1"]] as const,
    tags: ["渡轮"],
    text: `${title}。河上的桥`.repeat(number + 1),
  }),
);

it.each([
  ["渡轮 图书馆", 2],
  ["“河上的桥”", 1],
  ["ＦＥＲＲ café", 2],
  ["渡 -停航", 1],
  ["tag:渡轮 한국", 1],
  ["渡轮 渡轮", 2],
  ["-停航", 0],
  ["", 0],
])("the files that are guessed for %j are those that a search loads", async (query, words) => {
  const { table, load, loaded } = sampleIndex(DOCUMENTS, 2);
  const guessed = firstFiles(query, table).map(([name]) => name);
  expect(guessed.length).toBe(words * table.segments.length);
  await new Search(table, parseQuery(query), load).run();
  expect(loaded).toEqual(expect.arrayContaining(guessed));
});

it("the lists of the segments come last that the table does not have", () => {
  const { table } = sampleIndex(DOCUMENTS, 2);
  const [[folder, version, documents], newest] = table.segments as [
    (typeof table.segments)[0],
    (typeof table.segments)[0],
  ];
  const files = firstFiles("渡轮", { ...table, segments: [[folder, version, documents], newest] });
  expect(files[files.length - 1]).toEqual([`${folder}/segment.js`, version]);
  expect(files.length).toBe(2);
});
