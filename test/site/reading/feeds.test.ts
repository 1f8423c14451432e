import { readFileSync } from "node:fs";
import path from "node:path";
import { parseAtomFeed } from "feedsmith";
import type { DefaultTreeAdapterTypes } from "parse5";
import { parseFragment } from "parse5";
import type { Browser } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { digestsIn, filesIn, writeFiles } from "../../support/files.js";
import { attribute, elementsIn, elementsOf } from "../../support/html-elements.js";
import { mirrored } from "../../support/mirrored-file.js";
import { runHere } from "../../support/run-here.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder, temporaryFolder } from "../../support/temporary-folder.js";

const BASE = "https://mirror.example/镜/";
const ATTACKS = path.resolve("test/attacks/articles");

type Node = DefaultTreeAdapterTypes.ChildNode;

/** An entry as a feed reader has it. */
interface Entry {
  readonly title: string;
  readonly id: string;
  readonly page: string;
  readonly html: string;
}

/** Reads a feed by a parser of its own. */
function entriesOf(xml: string): Entry[] {
  const { entries = [] } = parseAtomFeed(xml);
  return entries.map(({ title, id, links, content }) => ({
    title: title?.value ?? "",
    id: id ?? "",
    page: links?.find(({ rel }) => rel === "alternate")?.href ?? "",
    html: content?.type === "html" ? (content.value ?? "") : "",
  }));
}

const textOf = (nodes: readonly Node[]): string =>
  nodes
    .map((node) => ("value" in node ? node.value : "childNodes" in node ? textOf(node.childNodes) : ""))
    .join("");

/** Returns the feeds of a site by their paths. */
const feedsIn = (folder: string): Map<string, Entry[]> =>
  new Map(
    filesIn(folder)
      .filter((file) => file.endsWith("feed.xml"))
      .map((file) => [file, entriesOf(readFileSync(path.join(folder, file), "utf8"))]),
  );

/** Settings with feeds of whole articles. */
const full = (more: object = {}): string => JSON.stringify({ feeds: { content: "full" }, ...more });

describe("feeds of whole articles, all of them hostile", () => {
  const folder = sharedFolder();
  const site = siteIn(folder);
  let entries: Entry[];
  let browser: Browser | undefined;

  beforeAll(async () => {
    writeFiles(folder, { "site.yaml": full() });
    await site.buildHere({ content: ATTACKS, config: path.join(folder, "site.yaml"), baseUrl: BASE });
    entries = [...feedsIn(site.out).values()].flat();
  });
  afterAll(() => browser?.close());

  it("hold each article with its words", () => {
    expect(feedsIn(site.out).get("feed.xml")).toHaveLength(60);
    for (const { page, html } of entries) {
      const file = decodeURI(new URL(page).href).replace(BASE, "");
      const body = elementsOf(readFileSync(path.join(site.out, file), "utf8")).find(
        (element) => attribute(element, "itemprop") === "articleBody",
      );
      const words = textOf(parseFragment(html).childNodes).replace(/\s/g, "");
      expect(words, page).toContain(textOf(body?.childNodes ?? []).replace(/\s/g, ""));
    }
  });

  it("have only absolute addresses, and load nothing from another host", () => {
    for (const { page, html } of entries)
      for (const element of elementsIn(parseFragment(html).childNodes)) {
        const loads = [attribute(element, "src"), ...(attribute(element, "srcset")?.split(", ") ?? [])];
        for (const address of loads.filter((one) => one !== undefined))
          expect(address.startsWith(new URL(BASE).href), `${page}: ${address}`).toBe(true);
        const link = attribute(element, "href");
        if (link !== undefined) expect(link, page).toMatch(/^(?:https?:\/\/|mailto:)/i);
      }
  });

  it.skipIf(!chromiumPath)("stay inert in a browser without any policy", async () => {
    browser = await launchChromium();
    const page = await browser.newPage();
    const asked: string[] = [];
    await page.route("**/*", (route) => {
      asked.push(route.request().url());
      return route.fulfill({ status: 204 });
    });
    await page.setContent(
      `<!doctype html><body>${entries.map(({ html }) => `<div>${html}</div>`).join("\n")}`,
    );
    await page.waitForTimeout(300);
    expect(await page.evaluate("window.__canary")).toBeUndefined();
    expect(asked.filter((address) => !address.startsWith(new URL(BASE).href))).toEqual([]);
    // The entries end where they end: nothing of one is in another.
    expect(await page.locator("body > div").count()).toBe(entries.length);
  });

  it("are sound to the check", async () => {
    const { code, err } = await runHere(["check", "--site", site.out]);
    expect(err).toBe("");
    expect(code).toBe(0);
  });
});

describe("a feed of whole articles", () => {
  /** Everything that a browser shows: each character of the first plane, and some of the others. */
  const characters = [
    ...Array.from({ length: 0xfffe - 0x20 }, (_, index) => index + 0x20).filter(
      (code) => code < 0xd800 || code > 0xf8ff,
    ),
    ...[0x1f600, 0x1f1e8, 0x20000, 0x2ffff - 2, 0xe0041, 0x10fffd],
  ];

  it("holds every character as the page of the article has it, in titles and bodies", async () => {
    const site = siteIn(temporaryFolder());
    const perFile = Math.ceil(characters.length / 60);
    const files = Array.from({ length: 60 }, (_, index) => {
      const some = characters.slice(index * perFile, (index + 1) * perFile);
      const escaped = some.map((code) => `字&#${code};`).join("");
      const title = some.flatMap((code) =>
        index > 0 && code % 16 === 0 ? [String.fromCodePoint(code)] : [],
      );
      const id = `n${index + 10}`;
      return [
        `c1/${id}.md`,
        mirrored(id, { title: `题${title.join("")}`, body: `${escaped}]]&gt;终` }),
      ] as const;
    });
    writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": full() });
    await site.buildHere({ baseUrl: BASE });
    const entries = feedsIn(site.out).get("feed.xml") ?? [];
    expect(entries).toHaveLength(60);
    for (const { page, title, html } of entries) {
      const file = decodeURI(new URL(page).href).replace(BASE, "");
      const elements = elementsOf(readFileSync(path.join(site.out, file), "utf8"));
      const heading = elements.find(({ tagName }) => tagName === "h1");
      const body = elements.find((element) => attribute(element, "itemprop") === "articleBody");
      expect(title.trim()).toBe(textOf(heading?.childNodes ?? []).trim());
      expect(textOf(parseFragment(html).childNodes)).toBe(textOf(body?.childNodes ?? []));
    }
  });

  it("changes with the body of an article, also where lists show the same of it", async () => {
    const site = siteIn(temporaryFolder());
    const long = "很".repeat(300);
    writeFiles(site.content, {
      "c1/n1.md": mirrored("n1", { body: `${long}甲` }),
      "c2/n2.md": mirrored("n2"),
      "site.yaml": full(),
    });
    await site.buildHere();
    writeFiles(site.content, { "c1/n1.md": mirrored("n1", { body: `${long}乙` }) });
    await site.buildHere();
    for (const file of ["feed.xml", "channels/c1/feed.xml"])
      expect(readFileSync(path.join(site.out, file), "utf8")).toContain(`${long}乙`);
    const cold = siteIn(temporaryFolder());
    await cold.buildHere({ content: site.content });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
  });

  it("leads to the page of the article for its notes, and to the lead picture", async () => {
    const site = siteIn(temporaryFolder());
    const text = "# 题\n\n一句[^1]，见[另一篇](n2.md)。\n\n[^1]: 注。\n";
    const head = "---\nid: n1\ntitle: 题\ndate: 2024-03-05\nimage: ../images/a.png\n---\n\n";
    const blank = { width: 300, height: 200, channels: 3, background: "white" } as const;
    writeFiles(site.content, {
      "images/a.png": await sharp({ create: blank }).png().toBuffer(),
      "c1/n1.md": head + text,
      "c1/n2.md": "---\nid: n2\ntitle: 二\ndate: 2024-03-04\n---\n\n二。\n",
      "site.yaml": full({ images: "local" }),
    });
    await site.buildHere({ baseUrl: BASE });
    const [entry] = feedsIn(site.out).get("feed.xml") ?? [];
    const base = new URL(BASE).href;
    expect(entry?.html).toContain(`<a href="${base}2024/03/05/n1.html#fn-1"`);
    expect(entry?.html).toMatch(/^<figure>/);
    expect(entry?.html).toContain(`<img src="${base}images/a.png"`);
    expect(entry?.html).toContain(`<a href="${base}2024/03/04/n2.html">另一篇</a>`);
    await site.buildHere();
    const [local] = feedsIn(site.out).get("channels/c1/feed.xml") ?? [];
    expect(local?.html).toContain('<a href="../../2024/03/05/n1.html#fn-1"');
    expect(local?.html).toContain('<img src="../../images/a.png"');
    expect(local?.html).toContain('<a href="../../2024/03/04/n2.html">另一篇</a>');
  });
});
