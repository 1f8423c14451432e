import { describe, expect, it } from "vitest";
import { convertFile } from "../../src/convert/convert-file.js";
import { isIndexPage } from "../../src/formats/passed-over.js";
import type { ArticleId } from "../../src/model/names.js";

const codeOf = (file: string, text: string): string => {
  const outcome = convertFile(new TextEncoder().encode(text), file, "x" as ArticleId);
  return "problem" in outcome ? outcome.problem.code : "converted";
};

const POST = "---\ntitle: 题\ndate: 2024-01-02\n---\n文。\n";

describe("a file of the repository is passed over", () => {
  it.each([
    "README.md",
    "c/readme.md",
    "README.zh-CN.md",
    "README_en.md",
    "LICENSE.md",
    "CONTRIBUTING.markdown",
    "CHANGELOG.md",
    "CODE_OF_CONDUCT.md",
    "SECURITY.md",
    "tsconfig.json",
  ])("%s", (file) => {
    expect(codeOf(file, "# 说明\n\n这是说明，有一句话。\n")).toBe("passed-over");
  });

  it.each(["README.md", "c/history.md"])("but not an article of that name: %s", (file) => {
    expect(codeOf(file, POST)).toBe("converted");
  });

  it("nor one whose name begins alike", () => {
    expect(codeOf("c/readme-of-the-ferry.md", "文。")).not.toBe("passed-over");
  });
});

it.each([
  ["nothing", ""],
  ["its trailer", "\n\n---\n\n原文链接：https://a.example/gb/23/11/3/n1.htm\n"],
])("a scraped file that has %s below its links lacks its text", (_, end) => {
  const frame = `### 题\n\n---\n\n#### [首页](../../..?n1) &nbsp;|&nbsp; [评论](../c?n1)${end}`;
  expect(codeOf("c/n1.md", frame)).toBe("no-body");
});

describe("a list of links is passed over", () => {
  it.each([
    ["one link into the mirror", "### 本地\n\n- [甲](../c/a.md)\n"],
    [
      "days beside them",
      "# 目录\n\n最近的信：\n\n- 2023年5月6日 [甲](c/a.md)\n- [乙](c/b.md) (3)\n* [丙](c/d.md)\n1. [丁](c/e.md)\n- [戊](c/f.md)\n",
    ],
    ["a table", "| [甲](a.md) | [乙](b.md) |\n|---|---|\n| [丙](d.md) | [丁](e.md) |\n"],
    [
      "headings that are links",
      "#### [甲](https://a.example/1)\n#### [乙](https://a.example/2)\n#### [丙](https://a.example/3)\n#### [丁](https://a.example/4)\n#### [戊](https://a.example/5)\n",
    ],
  ])("with %s", (_, text) => {
    expect(isIndexPage(text)).toBe(true);
    expect(codeOf("lists/c.md", text)).toBe("passed-over");
  });

  it.each([
    ["an article of one link elsewhere", "[甲](https://a.example/)\n"],
    ["a text with links", "# 题\n\n昨天的信。\n\n- [甲](a.md)\n- [乙](b.md)\n\n还有一段。\n"],
    ["front matter", "---\ntitle: 题\n---\n- [甲](a.md)\n"],
    [
      "a mirrored article without HTML",
      "### 题\n\n---\n\n#### [首页](../..)\n\n文。\n\n---\n\n原文链接：https://a.example/\n",
    ],
    ["no link", "# 题\n"],
  ])("but not %s", (_, text) => {
    expect(isIndexPage(text)).toBe(false);
  });
});

it.each([
  ["a link without an end", `[a](${"x".repeat(200_000)}`],
  ["links that begin and do not end", "[a](x".repeat(50_000)],
  ["brackets", `${"[".repeat(200_000)}](x)`],
])("%s is looked at in linear time", (_, text) => {
  const start = process.cpuUsage();
  expect(isIndexPage(text)).toBe(false);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(1000);
});

it("the page of a section without a text is passed over, and any other file without one is an error", () => {
  const empty = "---\ntitle: Posts\n---\n";
  expect(["posts/_index.md", "posts/_index.ar.md"].map((file) => codeOf(file, empty))).toEqual([
    "passed-over",
    "passed-over",
  ]);
  expect(["posts/index.md", "posts/a_index.md"].map((file) => codeOf(file, empty))).toEqual([
    "no-body",
    "no-body",
  ]);
  expect(codeOf("posts/_index.md", POST)).toBe("converted");
});
