import { describe, expect, it } from "vitest";
import { convertArticle } from "../../../src/convert/convert-article.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";
import type { ArticleId, Day } from "../../../src/model/names.js";
import type { RawArticle } from "../../../src/model/raw-article.js";

const articleOf = (html: string): RawArticle => ({
  kind: "html",
  id: "n1" as ArticleId,
  html: `<div id="body">${html}</div>`,
  layout: { body: ["#body"], drop: [], isPrettified: false },
  stated: { title: "题", date: "2024-03-05" as Day },
});
const paragraphs = (count: number): string => "<p>字</p>".repeat(count);

describe("the limit on elements", () => {
  it.each([20, 2000])("is kept in an article of %i paragraphs", (count) => {
    const article = articleOf(paragraphs(count));
    expect(() => convertArticle(article, { ...DEFAULT_LIMITS, elements: count })).toThrow(
      expect.objectContaining({ code: "too-many-elements" }),
    );
    expect(convertArticle(article, { ...DEFAULT_LIMITS, elements: count + 1 }).meta.length).toBe(count);
  });
});

describe("the limit on depth", () => {
  it.each([50, 600])("is kept in an article of %i elements in each other", (depth) => {
    const article = articleOf(`${"<div>".repeat(depth)}字`);
    expect(() => convertArticle(article, { ...DEFAULT_LIMITS, depth: depth - 10 })).toThrow(
      expect.objectContaining({ code: "nested-too-deep" }),
    );
    expect(convertArticle(article, { ...DEFAULT_LIMITS, depth: depth + 10 }).markdown).toBe("字");
  });
});
