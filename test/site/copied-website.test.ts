import { readFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { filesIn, writeFiles } from "../support/files.js";
import { siteIn } from "../support/site.js";
import { sharedFolder } from "../support/temporary-folder.js";

const HOST = "https://www.gazette.example/";
const TITLES = ["Ferry returns", "Library opens on Sundays", "Bridge closes for the night"];
const WORDS =
  "The harbour office said on Tuesday that boats leave every twenty minutes. A timetable hangs on the door of the small house by the pier.";

const page = (address: string, classes: string, main: string, head = ""): string =>
  `<!DOCTYPE html><html lang="en"><head><title>${address || "Home"} – The Gazette</title>
<link rel="canonical" href="${HOST}${address}"/>${head}</head>
<body class="${classes}"><header><h1 class="site-title"><a href="${HOST}">The Gazette</a></h1></header>
<main>${main}</main><footer>© The Gazette</footer></body></html>
<!-- Mirrored from www.gazette.example/${address} by HTTrack Website Copier/3.x, Tue, 12 Mar 2024 10:00:00 GMT -->\n`;

const addressOf = (number: number): string =>
  `2024/03/0${number + 5}/${(TITLES[number] as string).toLowerCase().replaceAll(" ", "-")}/`;

function articlePage(number: number): string {
  const earlier =
    number === 0
      ? ""
      : `<p>See <a href="../../../../${addressOf(number - 1)}index.html">what we wrote before</a>.</p>`;
  const published = `<meta property="article:published_time" content="2024-03-0${number + 5}T08:00:00+00:00"/>`;
  const text = `<p>${TITLES[number]}. ${WORDS}</p><p>${WORDS.toUpperCase()}</p>${earlier}`;
  return page(
    addressOf(number),
    "single single-post",
    `<article><h1>${TITLES[number]}</h1><div class="entry-content">${text}</div></article>`,
    published,
  );
}

const teaser = (number: number): string =>
  `<article class="post"><h2><a href="${HOST}${addressOf(number)}">${TITLES[number]}</a></h2><p>${TITLES[number]}. ${WORDS} […]</p></article>`;
const listing = (address: string, classes: string, numbers: readonly number[]): string =>
  page(address, classes, `<h1>${address}</h1>${numbers.map(teaser).join("")}`);

const FEED = `<?xml version="1.0"?><rss version="2.0"><channel><title>Comments</title><item><description>${WORDS}</description></item></channel></rss>`;

/** The files of a website with articles, as HTTrack or wget copies it. */
const copiedSite = (): Record<string, string> => ({
  ...Object.fromEntries(
    TITLES.flatMap((title, number) => [
      [`${addressOf(number)}index.html`, articlePage(number)],
      [`${addressOf(number)}feed/index.html`, FEED],
      [
        `${addressOf(number)}amp/index.html`,
        page(
          addressOf(number),
          "amp",
          `<article><h1>${title}</h1><div class="amp-wp-article-content"><p>${title}. ${WORDS}</p></div></article>`,
        ),
      ],
    ]),
  ),
  "index.html": listing("", "home blog", [0, 1, 2]),
  "page/2/index.html": listing("page/2/", "home blog paged", [2]),
  "category/town/index.html": listing("category/town/", "archive category", [0, 2]),
  "2024/03/06/index.html": listing("2024/03/06/", "archive date", [1]),
  "feed/index.html": FEED,
  "wp-json/index.html": '{"name":"The Gazette","routes":{}}',
  "about/index.html": page(
    "about/",
    "page",
    `<article><h1>About us</h1><div class="entry-content"><p>${WORDS}</p></div></article>`,
  ),
});

describe("a website that a program has copied", () => {
  const site = siteIn(sharedFolder());
  let err: string;

  beforeAll(async () => {
    const files = Object.entries(copiedSite()).map(([file, text]) => [`www.gazette.example/${file}`, text]);
    writeFiles(site.content, Object.fromEntries(files));
    ({ err } = await site.buildHere({ verbose: true }));
  });

  const articles = (): string[] =>
    filesIn(site.out).filter(
      (file) => /^(?:\d{4}\/\d\d\/\d\d|undated)\/.*\.html$/.test(file) && !file.endsWith("index.html"),
    );

  it("becomes one page for each of its articles, in one channel", () => {
    expect(articles()).toEqual([
      "2024/03/05/ferry-returns.html",
      "2024/03/06/library-opens-on-sundays.html",
      "2024/03/07/bridge-closes-for-the-night.html",
      "undated/about.html",
    ]);
    expect(filesIn(site.out).filter((file) => /^channels\/[^/]+\/index\.html$/.test(file))).toEqual([
      "channels/www.gazette.example/index.html",
    ]);
  });

  it("has its lists and feeds named, which are no articles", () => {
    const named = (why: string): string[] =>
      [...err.matchAll(/^ {2}www\.gazette\.example\/(\S+): (.*)$/gm)].flatMap(([, file = "", said]) =>
        said?.includes(why) ? [file] : [],
      );
    expect(named("lists articles")).toEqual([
      "2024/03/06/index.html",
      "category/town/index.html",
      "index.html",
      "page/2/index.html",
    ]);
    expect(named("for programs")).toHaveLength(5);
    expect(err).not.toMatch(/^error/m);
  });

  it("has the links between its files lead to the pages of the articles", () => {
    const text = readFileSync(path.join(site.out, "2024/03/06/library-opens-on-sundays.html"), "utf8");
    expect(text).toContain('<a href="../../../2024/03/05/ferry-returns.html">what we wrote before</a>');
  });
});
