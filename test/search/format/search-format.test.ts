import { describe, expect, it } from "vitest";
import {
  type CardRow,
  dayOfCard,
  parseFile,
  printFile,
  tagTerm,
  versionOfFile,
} from "../../../src/search/format/search-format.js";

describe("the term of a tag", () => {
  it("is the same for its spellings, and none where nothing is a word", () => {
    expect(tagTerm("圖書館")).toBe(tagTerm("图书馆"));
    expect(tagTerm("Open AI")).toBe(tagTerm("open·ai"));
    expect(tagTerm("“”")).toBeUndefined();
    expect(tagTerm("a b")).not.toContain(" ");
  });
});

describe("the day of a card", () => {
  it.each([
    [["2020/01/02/n1.html", "", []], "2020-01-02"],
    [["undated/n1.html", "", []], ""],
    [["2020/01/02/n1.html", "", [], "2021-03-04"], "2021-03-04"],
    [["2020/01/02/n1.html", "", [], ""], ""],
  ] satisfies [CardRow, string][])("of %j is %j", (card, day) => {
    expect(dayOfCard(card)).toBe(day);
  });
});

describe("a file of the index", () => {
  it("is a script that old browsers take, and holds what was printed", () => {
    const text = printFile("a.js", "v1", ["\u2028(", ")"]);
    expect(text).not.toContain("\u2028");
    expect(parseFile(text)).toEqual(["\u2028(", ")"]);
    expect(versionOfFile(text)).toBe("v1");
  });
});
