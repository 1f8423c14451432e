import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { CONTENT_SECURITY_POLICY, SEARCH_POLICY } from "../../src/lib/policy.js";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { filesIn, writeFiles } from "../support/files.js";
import { runHere } from "../support/run-here.js";
import { type FolderServer, serveFolder } from "../support/serve-folder.js";
import { siteIn } from "../support/site.js";
import { sharedFolder } from "../support/temporary-folder.js";
import { deedsOf } from "./deeds.js";
import { PAYLOADS } from "./payloads.js";

const SITE = siteIn(sharedFolder());
const WORDS = "The ferry stops at the quay on Friday, and a bus runs until the repairs are done.";

const inLine = (payload: string): string => payload.replaceAll(/\s+/g, " ");
const quoted = (payload: string): string => payload.replaceAll("&", "&amp;").replaceAll('"', "&quot;");
const escaped = (payload: string): string => quoted(payload).replaceAll("<", "&lt;");

/** HTML with a payload in each spot. */
const html = (payload: string): string =>
  [
    `<p>${WORDS} ${payload}</p>`,
    `<table><tr><th>${payload}</th><td>${escaped(payload)}</td></tr></table>`,
    `<figure><img src="http://paper.example/a.jpg" alt="${quoted(payload)}" title="${quoted(payload)}"><figcaption>${payload}</figcaption></figure>`,
    `<p><a href="${quoted(payload)}" title="${quoted(payload)}">${payload}</a> <ok href="${quoted(payload)}">${escaped(payload)}</ok></p>`,
    `<p><img src="${quoted(payload)}"> <img src="http://paper.example/${quoted(payload)}"></p>`,
    `<h2 id="${quoted(payload)}">${payload}</h2><pre>${payload}</pre><p lang="${quoted(payload)}">${WORDS}</p>`,
    `<iframe src="https://video.example/${quoted(payload)}" title="${quoted(payload)}"></iframe>`,
    `<ruby>${payload}<rt>${escaped(payload)}</rt></ruby><details><summary>${payload}</summary>${payload}</details>`,
  ].join("\n");

/** Markdown with a payload in each spot. */
const markdown = (payload: string): string =>
  [
    `${WORDS} ${inLine(payload)}`,
    payload,
    `| a |\n|---|\n| ${inLine(payload)} |`,
    `[${inLine(payload)}](http://paper.example/ "${inLine(payload)}") [x](<${inLine(payload)}>)`,
    `![${inLine(payload)}](http://paper.example/a.jpg "${inLine(payload)}")`,
    `> ${inLine(payload)}\n\n- ${inLine(payload)}\n\n## ${inLine(payload)}`,
    `\`\`\`${inLine(payload)}\n${payload}\n\`\`\``,
    `[[${inLine(payload)}]] $$${inLine(payload)}$$ [^1]\n\n[^1]: ${inLine(payload)}`,
    WORDS,
  ].join("\n\n");

const FIELDS =
  "title author translator editor publisher tags description image imageAlt imageCaption source lang";

const fieldsOf = (payload: string): Record<string, string> =>
  Object.fromEntries(FIELDS.split(" ").map((name) => [name, payload]));

/** Articles with one payload in each spot: one of Markdown, and one of HTML. */
function articlesWith(payload: string, number: number): Record<string, string> {
  const about = { date: `2023-03-${10 + (number % 10)}`, ...fieldsOf(payload) };
  const name = `${payload.replaceAll(/[/\0]/g, "").slice(0, 40)}${number}`;
  const folder = number % 20 === 0 ? name : "harbour";
  const second: Record<string, string> =
    number % 2 === 0
      ? { [`${folder}/h${number}.json`]: JSON.stringify({ ...about, content_html: html(payload) }) }
      : { [`${folder}/h${number}.md`]: scraped(`h${number}`, payload) };
  return {
    [`${folder}/${number % 5 === 0 ? name : `m${number}`}.md`]: `${JSON.stringify(about)}\n\n${markdown(payload)}\n`,
    ...second,
  };
}

/** A file of the scraper with a payload as its title, in its navigation and in each spot of its body. */
const scraped = (id: string, payload: string): string =>
  [
    `### ${inLine(payload)}`,
    "---",
    `#### [${inLine(payload)}](${inLine(payload)})`,
    `<div id="artbody">${html(payload)}</div>`,
    "---",
    `原文链接：https://paper.example/gb/23/3/5/${id}.htm\n`,
  ].join("\n\n");

/** Settings whose every text is a payload. */
const SETTINGS = JSON.stringify({
  title: PAYLOADS[28],
  description: PAYLOADS[3],
  lang: "en",
  feeds: { content: "full", tagArticles: 1 },
  tags: { minArticles: 1 },
  channels: { harbour: PAYLOADS[26] },
  about: {
    operator: PAYLOADS[4],
    contact: PAYLOADS[42],
    licence: PAYLOADS[39],
    text: [PAYLOADS[0], PAYLOADS[40]],
  },
});

beforeAll(async () => {
  const files = PAYLOADS.map((payload, number) => articlesWith(payload, number));
  writeFiles(SITE.content, Object.assign({ "site.yaml": SETTINGS }, ...files));
  expect(await SITE.build()).toMatchObject({ code: 0 });
});

describe("payloads in every spot", () => {
  it("leave a site in which the check finds nothing", async () => {
    expect(await runHere(["check", "--site", SITE.out])).toMatchObject({ code: 0, err: "" });
  });
});

describe.skipIf(!chromiumPath)("payloads in every spot, in a browser that no policy restrains", () => {
  let browser: Browser;
  let server: FolderServer;

  beforeAll(async () => {
    for (const file of pages()) {
      const page = readFileSync(path.join(SITE.out, file), "utf8");
      const open = page.replace(SEARCH_POLICY, "").replace(CONTENT_SECURITY_POLICY, "");
      expect(open).not.toBe(page);
      writeFileSync(path.join(SITE.out, file), open);
    }
    browser = await launchChromium();
    server = await serveFolder(SITE.out, "/x/");
  });
  afterAll(async () => {
    server?.close();
    await browser?.close();
  });

  const pages = (): string[] => filesIn(SITE.out).filter((file) => file.endsWith(".html"));
  const addressOf = (file: string): string =>
    server.address + file.split("/").map(encodeURIComponent).join("/");

  it("do nothing on any page, and end nothing that they stand in", async () => {
    const articles = pages().filter((file) => /^(?:\d{4}\/\d\d\/\d\d|undated)\/(?!index)|^[^/]+$/.test(file));
    expect(articles.length).toBeGreaterThanOrEqual(2 * PAYLOADS.length);
    expect(await deedsOf(browser, articles.map(addressOf), server.address, brokenFrame)).toEqual([]);
  });

  it("do nothing in feeds and in the results of a search", async () => {
    const feeds = filesIn(SITE.out).filter((file) => file.endsWith("feed.xml"));
    const found = await deedsOf(browser, feeds.slice(0, 5).map(addressOf), server.address);
    const search = [`${addressOf("search.html")}?q=ferry`, `${addressOf("search.html")}?q=script`];
    expect([...found, ...(await deedsOf(browser, search, server.address, lacksResults))]).toEqual([]);
  });
});

/** Returns what is wrong with the frame of a page: what else than its parts stands in it. */
async function brokenFrame(page: Page): Promise<string[]> {
  const names = "e => [...document.querySelectorAll(e)].map(one => one.localName).join(' ')";
  const frame = await page.evaluate<string>(`(${names})("body > *")`);
  const inBody = await page.evaluate<string>(
    `(${names})("[itemprop=articleBody] :is(script, style, iframe, form, input, svg, math, link, meta, base, video)")`,
  );
  return [
    ...(frame === "a header main footer" ? [] : [`its parts are ${frame}`]),
    ...(inBody ? [inBody] : []),
  ];
}

async function lacksResults(page: Page): Promise<string[]> {
  await page.locator('#search-results[aria-busy="false"]').waitFor({ state: "attached" });
  return (await page.locator("#search-results h2").count()) > 0 ? [] : ["no results"];
}
