import { describe, expect, it } from "vitest";
import { listsArticles } from "../../../src/formats/html/entries/lists-articles.js";
import { treeOf } from "../../../src/lib/html/parse-html.js";
import { present } from "../../../src/lib/present.js";
import { DEFAULT_LIMITS } from "../../../src/model/limits.js";

import type { Day } from "../../../src/model/names.js";

const SOURCE = "https://www.gazette.example/town/";
const SENTENCE = "The ferry crosses the river every twenty minutes from six in the morning. ";

const teaser = (href: string, text = SENTENCE): string =>
  `<div class="item"><h3><a href="${href}">A headline</a></h3><span>5 March</span><p>${text}</p></div>`;
const teasers = (count: number, host = ""): string =>
  Array.from({ length: count }, (_, number) => teaser(`${host}/2024/${number}.html`)).join("");
const WEBSITE = '<meta property="og:type" content="website">';

const asked = (classes: string, body: string, head = "", date?: string): boolean =>
  listsArticles(
    treeOf(
      `<html><head><title>T</title>${head}</head><body class="${classes}">${body}</body></html>`,
      DEFAULT_LIMITS,
      true,
    ),
    present({ source: SOURCE, date: date as Day | undefined }),
  );

describe("a page lists articles", () => {
  it.each<[what: string, classes: string, body: string, head?: string]>([
    ["a category of WordPress", "archive category", teasers(1)],
    [
      "the home page of Drupal",
      "path-frontpage",
      `<main>${teasers(2)}</main><aside>${SENTENCE.repeat(9)}</aside>`,
    ],
    ["headlines alone", "blog", '<h2><a href="/a.html">A</a></h2><h2><a href="/b.html">B</a></h2>'],
    ["a page that calls itself a website", "", teasers(4), WEBSITE],
    ["addresses in full", "tag-template", teasers(2, "https://www.gazette.example")],
  ])("if it is %s", (_, classes, body, head) => {
    expect(asked(classes, body, head)).toBe(true);
  });

  it.each<[what: string, classes: string, body: string, head?: string]>([
    ["it does not say so", "", teasers(9)],
    [
      "it has the day of an article",
      "archive",
      teasers(9),
      '<meta property="article:published_time" content="2024-03-05">',
    ],
    ["it has the class of an article", "home single-format single", teasers(9)],
    ["a website has few", "", teasers(3), WEBSITE],
    [
      "a website has the text of an article",
      "",
      `<div class="entry-content"><p>${SENTENCE}</p></div>${teasers(9)}`,
      WEBSITE,
    ],
    ["most of its text is an article", "", `<p>${SENTENCE.repeat(9)}</p>${teasers(4)}`, WEBSITE],
    [
      "its entries are whole articles",
      "blog",
      teaser("/a.html", SENTENCE.repeat(20)) + teaser("/b.html", SENTENCE.repeat(20)),
    ],
    ["they are of other sites", "blog", teasers(5, "https://other.example")],
    ["its headings are no links", "home", `<h2>Hours</h2><p>${SENTENCE}</p>`],
    [
      "its only heading leads to the front page",
      "home",
      `<h1><a href="/">The Gazette</a></h1><p>${SENTENCE}</p>`,
    ],
  ])("not if %s", (_, classes, body, head) => {
    expect(asked(classes, body, head)).toBe(false);
  });

  it("not if a website has the day of an article", () => {
    expect(asked("", teasers(9), WEBSITE, "2024-03-05")).toBe(false);
  });
});
