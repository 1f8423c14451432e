import { describe, expect, it } from "vitest";
import { tagTerm } from "../../../src/search/format/search-format.js";

describe("the term of a tag", () => {
  it("is the same for its spellings, and none where nothing is a word", () => {
    expect(tagTerm("圖書館")).toBe(tagTerm("图书馆"));
    expect(tagTerm("Open AI")).toBe(tagTerm("open·ai"));
    expect(tagTerm("“”")).toBeUndefined();
    expect(tagTerm("a b")).not.toContain(" ");
  });
});
