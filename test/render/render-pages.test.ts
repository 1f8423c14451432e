import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test, vi } from "vitest";
import type { SitePath } from "../../src/model/names.js";
import type { SiteView } from "../../src/model/page.js";
import { type ReadyPage, renderPages } from "../../src/render/render-pages.js";
import { loadMessages } from "../../src/settings/load-messages.js";

const templates = mkdtempSync(path.join(tmpdir(), "newsmirror-templates-"));
mkdirSync(path.join(templates, "_includes"));
writeFileSync(path.join(templates, "_includes/base.njk"), "{{ site.title }}: {{ content | safe }}");
writeFileSync(path.join(templates, "_includes/words.njk"), '{{ t("site.search") }}: {{ content | safe }}');
writeFileSync(path.join(templates, "day.njk"), template("pages.day", "<b>{{ view.title }}</b>"));
writeFileSync(
  path.join(templates, "about.njk"),
  template("pages.about", "{{ view.title }}").replace("base.njk", "words.njk"),
);
writeFileSync(
  path.join(templates, "year.njk"),
  template("pages.year", "{{ view.title }}!", "  reverse: true\n"),
);
writeFileSync(
  path.join(templates, "archive.njk"),
  template("pages.archive", '{{ langOf(view.title) }};{{ langOf("en", view.title) }}'),
);
writeFileSync(path.join(templates, "month.njk"), template("pages.month", "{{ view.title | nothing }}"));
writeFileSync(
  path.join(templates, "home.njk"),
  template("pages.home", "{{ view.title | jsonInScript | safe }}"),
);
afterAll(() => rmSync(templates, { recursive: true }));

function template(data: string, content: string, options = ""): string {
  return `---\nlayout: base.njk\npagination:\n  data: ${data}\n  size: 1\n  alias: view\n${options}---\n${content}`;
}

const page = (kind: "about" | "archive" | "day" | "home" | "month" | "year", title: string): ReadyPage => {
  const at = `${kind}/${title}.html` as SitePath;
  return { path: at, template: kind, view: { kind, path: at, root: "../", title } as ReadyPage["view"] };
};

const site = (title: string, lang = "zh-Hans"): SiteView => ({
  title,
  description: "",
  lang: "en",
  messages: loadMessages(lang),
  images: "link",
  channels: [],
});

const render = async (title: string, ...pages: ReadyPage[]): Promise<Record<string, string>> =>
  Object.fromEntries(await renderPages(pages, site(title), templates));

test("each batch has its own pages and no others", async () => {
  expect(await render("A", page("day", "1"), page("day", "<2>"))).toEqual({
    "day/1.html": "A: <b>1</b>",
    "day/<2>.html": "A: <b>&lt;2&gt;</b>",
  });
  expect(await render("A", page("day", "3"))).toEqual({ "day/3.html": "A: <b>3</b>" });
});

test("pages are known by their path, in whatever order the template makes them", async () => {
  expect(await render("A", page("year", "1"), page("year", "2"))).toEqual({
    "year/1.html": "A: 1!",
    "year/2.html": "A: 2!",
  });
});

test("another site in the same process has its own title", async () => {
  await render("A", page("day", "1"));
  expect(await render("B", page("day", "1"))).toEqual({ "day/1.html": "B: <b>1</b>" });
});

test("another site in the same process has its own words in a layout", async () => {
  const rendered = async (lang: string): Promise<string[]> => [
    ...(await renderPages([page("about", "1")], site("A", lang), templates)).values(),
  ];
  expect([...(await rendered("en")), ...(await rendered("zh-Hant"))]).toEqual(["Search: 1", "搜尋: 1"]);
});

test("another working folder does not matter", async () => {
  await render("A", page("day", "1"));
  const before = process.cwd();
  process.chdir(path.join(templates, "_includes"));
  try {
    expect(await render("A", page("day", "2"))).toEqual({ "day/2.html": "A: <b>2</b>" });
  } finally {
    process.chdir(before);
  }
});

test("an element in another language has its direction, and one within it that of the site", async () => {
  const pages = ["fa", "de", ""].map((lang) => page("archive", lang));
  expect(Object.values(await render("A", ...pages))).toEqual([
    'A:  lang="fa" dir="rtl"; lang="en" dir="ltr"',
    'A:  lang="de"; lang="en"',
    'A: ; lang="en"',
  ]);
});

test("a filter that takes long prints nothing", async () => {
  const warn = vi.spyOn(console, "warn");
  await render("A", page("home", "<".repeat(5_000_000)));
  expect(warn).not.toHaveBeenCalled();
});

test("a template that cannot be rendered is an error that names it", async () => {
  await expect(render("A", page("month", "1"))).rejects.toThrow(/month\.njk/);
});
