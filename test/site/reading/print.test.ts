import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder } from "../../support/temporary-folder.js";

const SOURCE = "https://www.qinghe-times.example/gb/24/3/5/n1.htm";
const NOTICE = "https://www.city.example/%E6%B8%A1%E8%BD%AE.html";
const PICTURES = 6;
const COLUMNS = 14;
const row = (cell: string): string => `|${` ${cell} |`.repeat(COLUMNS)}`;
const WIDE_TABLE = [row("Landungsbrücke"), row("---"), row("12345")].join("\n");
const CLOSED = "<details><summary>甲</summary><p>乙</p></details>";
/** What is left of a sheet of A4 between its margins, in pixels. */
const SHEET = { width: 672, height: 1000 };

const site = siteIn(sharedFolder());
let browser: Browser;

/** An article whose pictures are far below the fold of a small window. */
async function writeArticle(): Promise<void> {
  const parts = Array.from(
    { length: PICTURES },
    (_, index) => `${"渡轮清晨离岸。\n\n".repeat(30)}![图](../images/${index}.png "图${index}")`,
  );
  const head = `---\nid: n1\ntitle: 渡轮\ndate: 2024-03-05\nsource: ${SOURCE}\ntags: [渡轮]\n---\n`;
  const pictures = parts.map(async (_, index) => {
    const background = { r: index * 40, g: 90, b: 90 };
    const blank = { width: 300 + index, height: 200, channels: 3, background } as const;
    return [`images/${index}.png`, await sharp({ create: blank }).png().toBuffer()] as const;
  });
  writeFiles(site.content, {
    ...Object.fromEntries(await Promise.all(pictures)),
    "c1/n1.md": `${head}\n[公告](${NOTICE})，[另一篇](n2.md)。\n\n${parts.join("\n\n")}\n\n~~~\n甲\n~~~\n`,
    "c1/n2.md": "---\nid: n2\ntitle: 二\ndate: 2024-03-04\ntags: [渡轮]\n---\n\n见[一](n1.md)。\n",
    "c1/n3.md": `---\ntitle: 三\ndate: 2024-03-03\n---\n\n${WIDE_TABLE}\n\n${CLOSED}\n`,
    "site.yaml": "images: local\n",
  });
}

describe.skipIf(!chromiumPath)("a printed article", () => {
  let page: Page;

  beforeAll(async () => {
    await writeArticle();
    await site.buildHere();
    browser = await launchChromium();
    page = await browser.newPage({ colorScheme: "dark", viewport: { width: 800, height: 400 } });
    await page.goto(pathToFileURL(`${site.out}/2024/03/05/n1.html`).href);
  });

  afterAll(() => browser?.close());

  it("has each of its pictures, also those that nobody has scrolled to", async () => {
    const pdf = await page.pdf({ format: "A4" });
    expect(pdf.toString("latin1").match(/\/Subtype \/Image/g)).toHaveLength(PICTURES);
  });

  it("is dark on white, where the screen is dark as well", async () => {
    await page.emulateMedia({ media: "print" });
    const colours = await page.evaluate(`["html", "figure", "pre"].map((name) => {
      const { backgroundColor, color } = getComputedStyle(document.querySelector(name));
      return backgroundColor + " " + color;
    })`);
    expect(colours).toEqual(Array(3).fill("rgb(255, 255, 255) rgb(0, 0, 0)"));
  });

  it("has neither search nor navigation", async () => {
    await page.emulateMedia({ media: "print" });
    for (const name of ["form", "nav", ".foot", ".chips", "aside"]) {
      const elements = page.locator(name);
      expect(await elements.count(), name).toBeGreaterThan(0);
      for (const element of await elements.all()) expect(await element.isVisible(), name).toBe(false);
    }
  });

  it("has tags where it is a page of tags", async () => {
    const tags = await browser.newPage();
    await tags.emulateMedia({ media: "print" });
    await tags.goto(pathToFileURL(`${site.out}/tags/index.html`).href);
    expect(await tags.locator("main ul:not(nav *)").isVisible()).toBe(true);
    expect(await tags.locator("nav ul").first().isVisible()).toBe(false);
    await tags.close();
  });

  it("says where its source and the links out of the site lead, and nothing more of others", async () => {
    await page.emulateMedia({ media: "print" });
    const shown = await page.evaluate(
      `[...document.querySelectorAll("article a")].map((link) => [link.href, getComputedStyle(link, "::after").content])`,
    );
    // Browsers show the parts of a content joined, or each in quotes.
    const outside = (shown as [string, string][])
      .filter(([, after]) => after !== "none")
      .map(([address, after]) => [address, after.replaceAll('" "', "")]);
    expect(outside).toEqual(
      [NOTICE, SOURCE].map((address) => [address, expect.stringContaining(`<${address}>`)]),
    );
  });

  it("has all columns of a wide table on the sheet, with whole numbers", async () => {
    const sheet = await browser.newPage({ viewport: SHEET });
    await sheet.emulateMedia({ media: "print" });
    await sheet.goto(pathToFileURL(`${site.out}/2024/03/03/n3.html`).href);
    const cells = await sheet.locator("td").all();
    const boxes = await Promise.all(cells.map((cell) => cell.boundingBox()));
    expect(boxes).toHaveLength(COLUMNS);
    for (const box of boxes) expect((box?.x ?? SHEET.width) + (box?.width ?? 0)).toBeLessThan(SHEET.width);
    const lines = await sheet.evaluate(`[...document.querySelectorAll("td")].map((cell) => {
      const range = document.createRange();
      range.selectNodeContents(cell);
      return range.getClientRects().length;
    })`);
    expect(lines).toEqual(Array(COLUMNS).fill(1));
    await sheet.close();
  });

  it("has what is closed on the screen", async () => {
    await page.emulateMedia({ media: "print" });
    await page.goto(pathToFileURL(`${site.out}/2024/03/03/n3.html`).href);
    const isShown = `document.querySelector("details p").checkVisibility({ contentVisibilityAuto: true })`;
    expect(await page.evaluate(isShown)).toBe(true);
    await page.emulateMedia({ media: "screen" });
    expect(await page.evaluate(isShown)).toBe(false);
  });
});
