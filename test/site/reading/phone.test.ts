import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { writeFiles } from "../../support/files.js";
import { overflowOf } from "../../support/look-at-page.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder, temporaryFolder } from "../../support/temporary-folder.js";

const DEPTH = 8;
const LEVELS = Array.from({ length: DEPTH }, (_, level) => level);
const NESTED_LIST = LEVELS.map((level) => `${"  ".repeat(level)}- pier`).join("\n");
const NESTED_QUOTATION = LEVELS.map((level) => `${"> ".repeat(level + 1)}pier`).join("\n>\n");

const LONG_WORD = "Hochwasserrückhaltebeckenbewirtschaftung";

const article = (title: string, day: number, body: string): string =>
  `---\ntitle: ${title}\ndate: 2024-03-0${day}\ntags: [quay, pier]\n---\n\n${body}\n`;

/** In a page: the sides of an element's text, in pixels. */
const SIDES_OF = `globalThis.sidesOf = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { left, right } = range.getBoundingClientRect();
  return { left, right };
}`;

interface Sides {
  readonly left: number;
  readonly right: number;
}

let browser: Browser;
let page: Page;
const site = siteIn(sharedFolder());

const open = async (file: string): Promise<void> => {
  await page.goto(pathToFileURL(`${site.out}/${file}`).href);
  await page.evaluate(SIDES_OF);
};
const look = <Seen>(program: string): Promise<Seen> => page.evaluate(program) as Promise<Seen>;

describe.skipIf(!chromiumPath)("a site in English on a phone of 320 pixels", () => {
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    writeFiles(site.content, {
      "site.yaml": "lang: en\nchannels: {c1: Town}\n",
      "c1/n1.md": article("قایق برگشت", 1, "قایق برگشت."),
      "c1/n2.md": article("Nested parts", 2, `${NESTED_LIST}\n\n${NESTED_QUOTATION}`),
      "c1/table.md": article("A table", 2, `| ${LONG_WORD} | B |\n| --- | --- |\n| ${LONG_WORD} | 1 |`),
      "c1/n3.md": article("قایق تازه", 3, "قایق تازه در بندر است."),
      "c1/long.md": `---\ntitle: Lanterns ${"of the old harbour ".repeat(30)}\ndate: 2024-03-01\n---\n\nA text.\n`,
      "c1/note.md": article("A note", 2, "Words.[^1] More words.\n\n[^1]: Noted."),
      "c1/n4.md": article("Lead", 4, "The lead."),
      "c1/n5.md": article("قایق دیگر", 4, "قایق دیگر در بندر است، و مردم آن را دیدند."),
    });
    await site.buildHere();
  });

  afterAll(() => browser?.close());

  it("shows lists and quotations in eight levels, without a word that is broken", async () => {
    await open("2024/03/02/n2.html");
    expect(await overflowOf(page)).toEqual([]);
    const heights = await look<
      number[]
    >(`[...document.querySelectorAll("li, blockquote > p")].map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element.firstChild);
      return range.getClientRects().length;
    })`);
    expect(heights.length).toBeGreaterThanOrEqual(2 * DEPTH);
    expect(Math.max(...heights)).toBe(1);
  });

  it("has its lists in the window, with letters of twice the size, too", async () => {
    await open("2024/03/02/n2.html");
    await look(`document.documentElement.style.fontSize = "200%"`);
    expect(await overflowOf(page)).toEqual([]);
  });

  it("has room to tap the number of a note, and none around it", async () => {
    await open("2024/03/02/note.html");
    const [link, number] = await look<[{ readonly width: number; readonly height: number }, Sides]>(
      `[document.querySelector("sup a").getBoundingClientRect().toJSON(), sidesOf(document.querySelector("sup a"))]`,
    );
    expect(Math.min(link.height, link.width)).toBeGreaterThan(20);
    expect(await look<number>(`sidesOf(document.querySelector("sup").previousSibling).right`)).toBeCloseTo(
      number.left,
      0,
    );
  });

  it("keeps a long word in its cell of a table", async () => {
    await open("2024/03/02/table.html");
    const [words, cells] = await look<Sides[][]>(
      `[[...document.querySelectorAll("th, td")].map(sidesOf), [...document.querySelectorAll("th, td")].map((cell) => cell.getBoundingClientRect().toJSON())]`,
    );
    expect(words).toHaveLength(4);
    for (const [index, { right }] of (words ?? []).entries())
      expect(right).toBeLessThanOrEqual(cells?.[index]?.right ?? 0);
  });

  it("parts a title of the other direction from the day beside it", async () => {
    await open("index.html");
    const gap = await look<number>(`(() => {
      const title = document.querySelector(".headlines a[dir=rtl]");
      return sidesOf(title.parentNode.querySelector("time")).left - sidesOf(title).right;
    })()`);
    expect(gap).toBeGreaterThan(5);
  });

  it("has a title of the other direction on the side where its summary begins", async () => {
    await open("2024/03/04/index.html");
    const [title, summary] = await look<Sides[]>(
      `[...document.querySelectorAll(".cards [dir=rtl]")].slice(0, 2).map(sidesOf)`,
    );
    expect(title?.right).toBeCloseTo(summary?.right ?? 0, 0);
  });

  it("has the title of each neighbour below its label, also in the other direction", async () => {
    await open("2024/03/02/n2.html");
    const shown = await look<Sides[][]>(
      `[...document.querySelectorAll(".turn a")].map((link) => [...link.children].map(sidesOf))`,
    );
    expect(
      shown.map(([label, title]) => [label?.left === title?.left, label?.right === title?.right]),
    ).toEqual([
      [true, false],
      [false, true],
    ]);
  });

  it("has a newest title of the other direction on the side where its summary begins", async () => {
    const other = siteIn(temporaryFolder());
    writeFiles(other.content, { "site.yaml": "lang: en\n", "c1/n1.md": article("قایق", 1, "قایق برگشت.") });
    await other.buildHere();
    await page.goto(pathToFileURL(`${other.out}/index.html`).href);
    await page.evaluate(SIDES_OF);
    const [title, summary] = await look<Sides[]>(
      `[...document.querySelectorAll(".top [dir=rtl]")].map(sidesOf)`,
    );
    expect(title?.right).toBeCloseTo(summary?.right ?? 0, 0);
  });

  it.each([
    ["index.html", ".top h3 a"],
    ["404.html", "main li a"],
    ["search.html", "#search-without a"],
  ])("has links to tap in %s (%s)", async (file, links) => {
    await open(file);
    await look(`document.querySelector("#search-without")?.removeAttribute("hidden")`);
    const heights = await look<number[]>(
      `[...document.querySelectorAll(${JSON.stringify(links)})].map((link) => link.getBoundingClientRect().height)`,
    );
    expect(heights.length).toBeGreaterThan(0);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(43);
  });

  it("suggests the beginning of a very long title, in three lines", async () => {
    await open("search.html");
    await page.locator("#search [name=q]").pressSequentially("lanterns");
    const suggestion = page.locator("#search-suggestions li").first();
    await suggestion.waitFor();
    const { height = 0 } = (await suggestion.boundingBox()) ?? {};
    expect(height).toBeGreaterThan(80);
    expect(height).toBeLessThan(110);
  });

  it("parts what it offers instead of nothing, and has room to tap it", async () => {
    await page.goto(`${pathToFileURL(`${site.out}/search.html`).href}?q=quey%20piar`);
    await page.locator("#search-hints a").nth(1).waitFor();
    expect(await page.locator("#search-hints p").allTextContents()).toContain("Similar tags: quay pier");
    const heights = await look<number[]>(
      `[...document.querySelectorAll("#search-hints a")].map((link) => link.getBoundingClientRect().height)`,
    );
    expect(Math.min(...heights)).toBeGreaterThan(40);
  });

  it("has the button of the search below the left side of the field, where large letters leave no room beside it", async () => {
    await open("search.html");
    await look(`document.documentElement.style.fontSize = "200%"`);
    const sides = await look<Sides[]>(
      `[...document.querySelectorAll("#search .field > *")].map((part) => part.getBoundingClientRect().toJSON())`,
    );
    expect(sides[1]?.left).toBe(sides[0]?.left);
  });
});
