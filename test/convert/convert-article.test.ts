import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import "../support/load-page-reader.js";
import { describe, expect, it } from "vitest";
import { convertArticle } from "../../src/convert/convert-article.js";
import { parseFrontMatter } from "../../src/formats/front-matter.js";
import { printArticle } from "../../src/formats/print-article.js";
import { readArticle } from "../../src/formats/read-article.js";
import type { ArticleId } from "../../src/model/names.js";
import { markdownItText, remarkText, visible } from "./markdown-text.js";

const FIXTURES = path.join(import.meta.dirname, "fixtures");

describe.each(readdirSync(FIXTURES).sort())("%s", (name) => {
  const folder = path.join(FIXTURES, name);
  const extension = existsSync(path.join(folder, "input.html")) ? ".html" : ".md";
  const readExpected = (): string => readFileSync(path.join(folder, "expected.md"), "utf8");

  it("converts to the expected file", () => {
    const bytes = readFileSync(path.join(folder, `input${extension}`));
    const article = convertArticle(readArticle(bytes, `page${extension}`, idIn(bytes.toString("utf8"))));
    expect(printArticle(article)).toBe(readExpected());
  });

  it("is expected in Markdown that means the same to two readers, without numeric entities", () => {
    const { body } = parseFrontMatter(readExpected());
    expect(visible(remarkText(body))).not.toBe("");
    expect(visible(markdownItText(body))).toBe(visible(remarkText(body)));
    expect(body.replaceAll("\\&#", "")).not.toContain("&#");
  });
});

it("a summary has no characters that turn the words beside it, wherever it comes from", () => {
  const summaryOf = (text: string): string => {
    const bytes = Buffer.from(`---\ntitle: Quay\n${text}`);
    return convertArticle(readArticle(bytes, "quay.md", "quay" as ArticleId)).meta.summary;
  };
  expect(summaryOf("description: The \u202equay\u200b opens\n---\nText.\n")).toBe("The quay opens");
  expect(summaryOf("---\nThe \u202equay\u200b opens on Friday.\n")).toBe("The quay opens on Friday.");
});

it("a stated summary that is a whole text is cut like a text, with a notice", () => {
  const convert = (words: string) => {
    const bytes = Buffer.from(`---\ntitle: Quay\ndate: 2024-03-05\ndescription: ${words}\n---\nText.\n`);
    return convertArticle(readArticle(bytes, "quay.md", "quay" as ArticleId));
  };
  const words = "The quay opens, and the ferry waits. ".repeat(60).trim();
  const long = convert(words);
  expect(long.meta.summary.length).toBeLessThan(200);
  expect(words).toContain(long.meta.summary.replace(/…$/, ""));
  expect(long.notices).toMatchObject([{ code: "long-summary" }]);
  const short = convert(words.slice(0, 2000).trim());
  expect(short.meta.summary).toBe(words.slice(0, 2000).trim());
  expect(short.notices).toBeUndefined();
});

/** The id stands in the address at the file's end. */
function idIn(text: string): ArticleId {
  return (/\/(n\d+)\.htm\s*$/.exec(text)?.[1] ?? "page") as ArticleId;
}
