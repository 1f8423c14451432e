import { describe, expect, it } from "vitest";
import { inspectFile } from "../../src/convert/inspect-file.js";
import { loadPageReader } from "../../src/formats/html.js";
import { DEFAULT_CONVERT_OPTIONS } from "../../src/model/declared-format.js";
import type { ArticleId } from "../../src/model/names.js";

const inspect = (text: string, file = "c/n1.md") =>
  inspectFile(new TextEncoder().encode(text), file, "n1" as ArticleId, DEFAULT_CONVERT_OPTIONS);

const mirrored = (body: string): string =>
  `### 题\n\n---\n\n${body}\n\n---\n\n原文链接：https://a.example/gb/23/11/3/n1.htm\n`;

it("tells of an article what each field comes to, where the body is, and what was dropped", () => {
  const body = `<div class="post_content"><p>一二三 <ok href="https://a.example/gb/tag/%E6%B8%A1.html">渡</ok> <ok href="https://b.example/">四</ok>。</p><div id="below_article_ad">买表</div></div>`;
  expect(inspect(mirrored(body))).toMatchObject({
    file: "c/n1.md",
    format: "ok-mirror",
    fields: {
      id: "n1",
      title: "题",
      date: "2023-11-03",
      source: "https://a.example/gb/23/11/3/n1.htm",
      tags: ["渡"],
    },
    body: { place: ".post_content", length: 6 },
    links: 1,
    pictures: 0,
    dropped: [{ selector: "#below_article_ad", count: 1, words: "买表" }],
  });
});

it("tells of each advert that was cut out, and of words outside of the text", () => {
  const body = `#### [首页](../..)\n<div>导语。</div>\n<div id="artbody">\n<p>一。</p>\n#### [ 🔥表](http://b.example/)\n</div>`;
  const { dropped, notices } = inspect(mirrored(body));
  expect(dropped?.filter(({ selector }) => selector === "advert")).toEqual([
    { selector: "advert", count: 1, words: "#### [首页](../..)" },
    { selector: "advert", count: 1, words: "#### [ 🔥表](http://b.example/)" },
  ]);
  expect(notices).toMatchObject([{ code: "outside-text", message: expect.stringContaining("导语。") }]);
});

it("names the element that holds the text where no selector fits", () => {
  const report = inspect(
    mirrored('<div class="bar">分享</div><div class="story wide"><p>一二三。</p></div>'),
  );
  expect(report.body?.place).toBe("div.story.wide, which holds the text");
});

it("tells what each format misses in a file that none reads", () => {
  const { format, missing, problem } = inspect("文", "c/n1.htm");
  expect(format).toBeUndefined();
  expect(missing).toMatchObject([
    { format: "ok-mirror", missing: expect.stringContaining("not .htm") },
    { format: "markdown" },
    { format: "html", missing: "the file begins in another way" },
    { format: "json" },
  ]);
  expect(problem).toMatchObject({ code: "unknown-format" });
});

it("tells what is wrong with a file that its format cannot read", () => {
  expect(inspect("### 题\n\n---\n\n---\n")).toMatchObject({
    format: "ok-mirror",
    problem: { code: "no-body" },
  });
});

describe("of a saved page is told", () => {
  const page = (comment: string): string =>
    `<!doctype html><html lang="en"><head><title>The north pier</title></head><body><nav>Home</nav><article><h1>The north pier</h1>
<p>How does one get to the north pier on a Sunday, when the bus does not run?</p></article>
<section class="comments"><div class="comment"><p>${comment}</p></div></section></body></html>`;
  const reportOf = (comment: string) => {
    const bytes = Buffer.from(page(comment));
    return inspectFile(bytes, "pier.html", "pier" as ArticleId, DEFAULT_CONVERT_OPTIONS);
  };

  it("what was left out, in a row for each reason", async () => {
    await loadPageReader("pier.html", new Uint8Array());
    expect(reportOf("By boat.").dropped).toEqual([
      { selector: "navigation", count: 1, words: "Home" },
      { selector: "comments", count: 1, words: "By boat." },
      { selector: "title", count: 1, words: "The north pier" },
    ]);
  });

  it("that comments were left out which have more text than the article, as the answers of a forum have", async () => {
    await loadPageReader("pier.html", new Uint8Array());
    const answer =
      "Take a boat from the market, or walk along the river until you see the old school. ".repeat(2);
    expect(reportOf("By boat.").notices).toEqual([expect.objectContaining({ code: "undated" })]);
    expect(reportOf(answer).notices?.map(({ code, message }) => [code, message])).toContainEqual([
      "dropped-element",
      expect.stringContaining("more text than the article (165 characters, beside 74): Take a boat"),
    ]);
  });
});

it.each([
  ["draft: true", "never: it is a draft"],
  ["draft: false", "from its date on"],
])("tells of a file with %s when it is published, in words", (field, published) => {
  const report = inspect(`---\ntitle: 题\ndate: 2024-03-05\n${field}\n---\n字。\n`, "n1.md");
  expect(report.published).toBe(published);
  expect(report.fields).not.toHaveProperty("release");
});
