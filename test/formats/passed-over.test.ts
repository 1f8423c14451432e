import { describe, expect, it } from "vitest";
import "../support/load-page-reader.js";
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
    "LEEME.md",
    "LÉEME.md",
    "LICENCIA.md",
    "CONTRIBUIR.md",
    "ПРОЧТИ.md",
  ])("%s", (file) => {
    expect(codeOf(file, "# 说明\n\n这是说明，有一句话。\n")).toBe("passed-over");
  });

  it.each(["README.md", "c/history.md"])("but not an article of that name: %s", (file) => {
    expect(codeOf(file, POST)).toBe("converted");
  });

  it.each(["c/licencia.md", "c/Licencia.md", "c/LICENCIAS.md"])("nor one in another language: %s", (file) => {
    expect(codeOf(file, "# Licencia de obra\n\nLa concede el ayuntamiento.\n")).toBe("converted");
  });

  it("nor one whose name begins alike", () => {
    expect(codeOf("c/readme-of-the-ferry.md", "文。")).not.toBe("passed-over");
  });
});

describe("a template of a site's generator is passed over", () => {
  const page = (title: string, body: string): string =>
    `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`;
  const text =
    "<p>El molino abre el jueves, dijo la alcaldesa, y cierra en otoño hasta la próxima cosecha.</p>";

  it.each([
    ["_layouts/post.html", "---\nlayout: default\n---\n<article>{{ content }}</article>\n"],
    ["_includes/quote.html", "<blockquote>{{ include.text }}</blockquote>\n"],
    ["scripts/page.html", page("{{ title }} | La Ribera", "{{ body }}")],
    ["layouts/_default/single.html", '{{ define "main" }}<h1>{{ .Title }}</h1>{{ .Content }}{{ end }}'],
    ["templates/page.html", '{% extends "base.html" %}{% block content %}{{ page.content }}{% endblock %}'],
    [
      "index.html",
      "---\nlayout: default\n---\n<h2>Notas</h2>{% for post in site.posts %}<a>{{ post.title }}</a>{% endfor %}",
    ],
    ["tags.json", "---\n---\n[{% for t in site.tags %}1{% endfor %}]\n"],
  ])("%s", (file, template) => {
    expect(codeOf(file, template)).toBe("passed-over");
  });

  it.each([
    [
      "a page about templates",
      "c/a.html",
      page("Uso de {{ content }}", `${text}<pre>{% for x in y %}</pre>`),
    ],
    [
      "a post with a loop",
      "_posts/2023-01-01-a.html",
      `---\ntitle: Molino\n---\n${text}{% for p in page.photos %}<img src="{{ p }}">{% endfor %}`,
    ],
    [
      "a post of an inclusion",
      "_posts/2023-01-01-b.html",
      "---\ntitle: Cine\n---\n{% include video.html %}\n",
    ],
    ["a page of a shortcode", "content/c.html", '---\ntitle: Cine\n---\n{{< youtube "abcdefghijk" >}}\n'],
    ["Markdown that begins with a tag", "c/d.md", "{% include toc.html %}\n\nEl molino abre el jueves.\n"],
  ])("but not %s", (_, file, article) => {
    expect(codeOf(file, article)).toBe("converted");
  });
});

it("a page of frames is passed over", () => {
  const frames = '<frameset cols="20%,80%"><frame src="menu.htm"><frame src="list.htm"></frameset>';
  expect(codeOf("old/index.htm", `<html><head><title>La Ribera</title></head>${frames}</html>`)).toBe(
    "passed-over",
  );
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
