import { describe, expect, it } from "vitest";
import { parseQuery } from "../../../src/search/query/parse-query.js";
import { findPassage } from "../../../src/search/query/passage.js";

const LONG = "前文。".repeat(60);

const passageOf = (query: string, body: string, title = "", tags: readonly string[] = []) => {
  const { isMatch, parts } = findPassage({ title, tags, body }, parseQuery(query).terms);
  return {
    isMatch,
    text: parts.map(({ text, isMatch: isMarked }) => (isMarked ? `[${text}]` : text)).join(""),
  };
};

describe("a passage", () => {
  it.each([
    ["渡轮", "清晨渡轮停航。", "清晨[渡轮]停航。"],
    ["渡輪 航", "清晨渡轮停航。", "清晨[渡轮]停[航]。"],
    ["ferr", "The first ferry\nleaves.", "The first [ferr]y leaves."],
    ["果园", "清晨渡轮停航。", "清晨渡轮停航。"],
  ])("for %s in %j is %j", (query, body, text) => {
    expect(passageOf(query, body).text).toBe(text);
  });

  it("is the part with the most words, cut at the beginning of a clause", () => {
    const body = `渡轮。${LONG}昨天，渡轮在图书馆门前停航。${LONG}`;
    const { text } = passageOf("渡轮 图书馆 停航", body);
    expect(text.startsWith("…昨天，[渡轮]在[图书馆]门前[停航]。前文。")).toBe(true);
    expect(text.endsWith("…")).toBe(true);
    expect(text.length).toBeLessThan(110);
  });

  it("is the beginning where only title or tags have the words", () => {
    expect(passageOf("渡轮", `第一句。${LONG}`, "渡轮停航").text.startsWith("第一句。前文。")).toBe(true);
  });

  it("is the last of many places with one of the words, if only that has all", () => {
    const { text } = passageOf("渡轮 果园", `${"渡轮。".repeat(20_000)}渡轮在果园。`);
    expect(text.endsWith("[渡轮]。[渡轮]在[果园]。")).toBe(true);
  });

  it("does not cut a word or a character of two code units", () => {
    const { text } = passageOf("ferry", `${"wonderful ".repeat(30)}ferry ${"𠮷".repeat(200)}`);
    expect(text).toMatch(/^…wonderful .*\[ferry\] 𠮷+…$/u);
  });
});

describe("a document", () => {
  it.each([
    ["渡轮停航", "渡轮停航", true],
    ["渡轮停航", "渡轮停靠，巴士停航", false],
    ["渡轮 停航", "渡轮停靠，巴士停航", true],
    ['"渡轮，停航"', "渡轮；停航", true],
    ["停航 -渡轮", "渡轮停航", false],
    ["停航 -果园", "渡轮停航", true],
    ["标题", "别的", true],
    ["标签 别的", "别的", true],
    ["题标", "别的", false],
    ["f", "ferry", false],
  ])("for %s with %s matches: %s", (query, body, isMatch) => {
    expect(passageOf(query, body, "标题", ["标签"]).isMatch).toBe(isMatch);
  });
});
