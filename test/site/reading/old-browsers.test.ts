import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { filesIn, writeFiles } from "../../support/files.js";
import { overflowOf } from "../../support/look-at-page.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder } from "../../support/temporary-folder.js";

/** What browsers of 2018 do not know: declarations that they leave out, and a selector for which they leave out the rule. */
const UNKNOWN = [
  /(?<!-webkit-)(?:margin|padding|border)-inline-(?:start|end):[^;}]*;?/g,
  /[a-z-]+:[^;{}]*\bmin\([^;}]*;?/g,
  /overflow-wrap: anywhere;?|text-(?:wrap|autospace|decoration-thickness|underline-offset):[^;}]*;?/g,
  /^.*:focus-visible.*$/gm,
];

const ADDRESS = "https://www.town-council.example/documents/2024/waterworks/report-of-the-council-final.pdf";

const site = siteIn(sharedFolder());
let browser: Browser;

describe.skipIf(!chromiumPath)("a browser of 2018", () => {
  beforeAll(async () => {
    const files = ["2024-03-04", "2024-03-05", "2024-03-06"].map((day, index) => [
      `town/n${index}.md`,
      `---\nid: n${index}\ntitle: Report, ${ADDRESS}\ndate: ${day}\ntags: [water, council]\n---\n\nSee ${ADDRESS}.\n`,
    ]);
    const settings = "lang: en\ntags: {minArticles: 2}\n";
    writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": settings });
    await site.buildHere();
    const css = readFileSync(`${site.out}/assets/style.css`, "utf8");
    const known = UNKNOWN.reduce((text, pattern) => text.replace(pattern, ""), css);
    writeFiles(site.out, { "assets/style.css": known });
    browser = await launchChromium();
  });

  afterAll(() => browser?.close());

  it("scrolls no page sideways on a small phone, for the sake of a long word", async () => {
    const page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    for (const file of filesIn(site.out).filter((name) => name.endsWith(".html"))) {
      await page.goto(pathToFileURL(`${site.out}/${file}`).href);
      expect(await overflowOf(page), file).toEqual([]);
    }
  });
});
