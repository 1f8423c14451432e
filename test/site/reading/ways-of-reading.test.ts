import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

/** Builds a site of one article in a language, and returns the address of its pages. */
async function siteOf(lang: string, title: string, channel: string): Promise<string> {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, {
    "site.yaml": JSON.stringify({ lang, channels: { c1: channel } }),
    "c1/n1.md": `---\nid: n1\ntitle: ${title}\ndate: 2024-03-05\n---\n\n${title}.\n`,
  });
  await site.buildHere();
  return pathToFileURL(`${site.out}/`).href;
}

describe.skipIf(!chromiumPath)("a page", () => {
  let browser: Browser;
  let page: Page;

  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });
  afterAll(() => browser?.close());

  it.each([
    ["en", "The ferry", "Harbour"],
    ["ar", "العبارة", "الميناء"],
  ])(
    "in %s names what it is in by names alone, and points onwards from each",
    async (lang, title, channel) => {
      await page.goto(`${await siteOf(lang, title, channel)}2024/03/05/n1.html`);
      const crumbs = page.locator(".crumbs");
      expect(await crumbs.getByRole("link", { name: channel, exact: true }).count()).toBe(1);
      // In a text from right to left, browsers turn this mark round.
      const mark = `getComputedStyle(document.querySelector(".crumbs").lastElementChild, "::before").content`;
      expect(await page.evaluate(mark)).toBe('"›" / ""');
    },
  );

  it("shows a reader who asks for more contrast one ink, and lines in it", async () => {
    await page.goto(`${await siteOf("en", "The ferry", "Harbour")}archive.html`);
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ contrast: "more", colorScheme });
      const [ink, soft, line] = (await page.evaluate(`["html", "footer p", ".months a"].map((name) => {
        const { color, borderTopColor } = getComputedStyle(document.querySelector(name));
        return name === ".months a" ? borderTopColor : color;
      })`)) as string[];
      expect([soft, line]).toEqual([ink, ink]);
    }
  });
});
