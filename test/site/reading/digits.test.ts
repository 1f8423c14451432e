import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { filesIn, writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

/** Returns the words that a page shows without scripts, and its title. */
const shownIn = (html: string): string => html.replace(/<script[^>]*>[\s\S]*?<\/script>|<[^>]*>/g, " ");

async function persianSite() {
  const site = siteIn(temporaryFolder());
  const days = ["2023-12-31", "2024-01-05", "2024-01-05"];
  const files = days.map((day, index) => [
    `c${index}/n${index}.md`,
    `---\nid: n${index}\ntitle: قایق\ndate: ${day}\ntags: [رود, پل]\n---\n\nقایق در رودخانه است.\n`,
  ]);
  const settings = "lang: fa\ntags: {minArticles: 2}\nchannels: {c0: شهر, c1: روستا, c2: نامه}\n";
  writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": settings });
  await site.buildHere();
  return site;
}

describe("a Persian site", () => {
  it("has Persian digits in all numbers of its own", async () => {
    const { out } = await persianSite();
    const pages = filesIn(out).filter((file) => file.endsWith(".html"));
    expect(pages.length).toBeGreaterThan(15);
    for (const file of pages) {
      const text = shownIn(readFileSync(path.join(out, file), "utf8")).replaceAll("SHA-256", "");
      expect(/.*[0-9].*/.exec(text)?.[0], file).toBeUndefined();
    }
    expect(readFileSync(path.join(out, "2024/01/05/n1.html"), "utf8")).toContain("۵ ژانویه ۲۰۲۴");
  });

  it.skipIf(!chromiumPath)("has them in what a search finds", async () => {
    const { out } = await persianSite();
    const browser = await launchChromium();
    const page = await browser.newPage();
    await page.goto(`${pathToFileURL(`${out}/search.html`).href}?q=${encodeURIComponent("قایق")}`);
    await page.locator("#search-results li").nth(2).waitFor();
    const text = await page.locator("main").innerText();
    expect(text).toContain("۳۱ دسامبر ۲۰۲۳");
    expect(text).not.toMatch(/[0-9]/);
    // The number of a result would stand at the edge of a phone's window, half outside.
    const marker = "getComputedStyle(document.querySelector('#search-results li')).listStyleType";
    expect(await page.evaluate(marker)).toBe("none");
    await browser.close();
  });
});
