import { describe, expect, it } from "vitest";
import { articleText } from "../../src/search/article-text.js";
import { countFiles, cutSegments, SEGMENT_SIZES } from "../../src/search/cut-segments.js";
import { markTerms } from "../../src/search/mark-terms.js";
import { parseQuery } from "../../src/search/parse-query.js";
import { tagTerm } from "../../src/search/search-format.js";

describe("the text of Markdown", () => {
  it.each([
    ["**重点**他说", "重点他说"],
    ["见[新闻](https://news.example/a_(b).html)。", "见新闻。"],
    ["见[**新**闻](<https://news.example/a b>)。", "见新闻。"],
    ['![一座桥](https://i.news.example/a.jpg "河上的“桥”。")', "一座桥 河上的“桥”。 "],
    ['![](https://i.news.example/a.jpg "说\\"桥\\"")', ' 说"桥" '],
    ["1\\. 不是列表 2\\*3", "1. 不是列表 2*3"],
    ["[不是链接] 也不(是)", "[不是链接] 也不(是)"],
    ["~~旧~~新 `code`", "旧新 code"],
    ["[![图](https://a.example/x.png)](https://b.example/)", "图"],
  ])("%s is %s", (markdown, text) => {
    expect(articleText(markdown)).toBe(text);
  });
});

describe("segments", () => {
  it("are cut by position alone, the large ones first, so that full ones stay still", () => {
    for (const documents of [0, 1, 255, 256, 300, 5000, 79229]) {
      const segments = cutSegments(documents);
      const sizes = segments.map(({ from, to }) => to - from);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(documents);
      expect(segments.every(({ from }, at) => from === (segments[at - 1]?.to ?? 0))).toBe(true);
      expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
      expect(sizes.slice(0, -1).every((size) => (SEGMENT_SIZES as readonly number[]).includes(size))).toBe(
        true,
      );
    }
  });

  it("have few files at the end, which each new article rewrites", () => {
    const { titles, texts } = countFiles(255, 255 * 5000);
    expect(titles + texts).toBeLessThanOrEqual(18);
    expect(countFiles(0, 0)).toEqual({ titles: 1, texts: 1 });
  });
});

describe("marks", () => {
  const marked = (text: string, query: string): string =>
    markTerms(text, parseQuery(query).terms)
      .map((part) => (part.isMarked ? `[${part.text}]` : part.text))
      .join("");

  it.each([
    ["渡轮停航，渡轮复航", "渡轮", "[渡轮]停航，[渡轮]复航"],
    ["圖書館開放", "图书馆", "[圖書館]開放"],
    ["Ferries and FERRY", "ferr", "[Ferr]ies and [FERR]Y"],
    ["渡轮停航", "轮停 渡轮", "[渡轮停]航"],
    ["渡轮停航", "-渡轮 停航", "渡轮[停航]"],
    ["说“渡轮，停航”", '"渡轮 停航"', "说“[渡轮，停航]”"],
    ["<b>渡轮</b>", "b", "<[b]>渡轮</[b]>"],
    ["ＡＢ渡轮", "ab", "[ＡＢ]渡轮"],
    ["𠮷野家", "野家", "𠮷[野家]"],
    ["", "渡轮", ""],
  ])("in %s for %s are %s", (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });
});

describe("the term of a tag", () => {
  it("is the same for its spellings, and none where nothing is a word", () => {
    expect(tagTerm("圖書館")).toBe(tagTerm("图书馆"));
    expect(tagTerm("Open AI")).toBe(tagTerm("open·ai"));
    expect(tagTerm("“”")).toBeUndefined();
    expect(tagTerm("a b")).not.toContain(" ");
  });
});
