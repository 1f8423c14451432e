import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { writeFiles } from "../../support/files.js";
import { overflowOf } from "../../support/look-at-page.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder } from "../../support/temporary-folder.js";

const site = siteIn(sharedFolder());
let browser: Browser;
let page: Page;

describe.skipIf(!chromiumPath)("a feed that a reader opens in a browser", () => {
  beforeAll(async () => {
    writeFiles(site.content, {
      "town/n1.md":
        "---\ntitle: The ferry\ndate: 2024-03-05\n---\n\nThe ferry is back, https://town.example/an/address/that/is/wider/than/a/phone.\n",
      "site.yaml": "lang: en\ntemplates: templates\n",
      "templates/locales/en.yaml": "language: en\nabout:\n  subscribe: 'Read me:<br>{link}&nbsp;'\n",
    });
    await site.buildHere();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 320, height: 800 } });
    await page.goto(pathToFileURL(`${site.out}/channels/town/feed.xml`).href);
  });

  afterAll(() => browser?.close());

  it("shows its articles, and nothing that is for programs", async () => {
    for (const name of ["feed > title", "entry > title", "published", "summary"])
      expect(await page.locator(name).isVisible(), name).toBe(true);
    for (const name of ["feed > id", "feed > updated", "entry > id", "author"])
      expect(await page.locator(name).first().isVisible(), name).toBe(false);
    expect(await overflowOf(page)).toEqual([]);
  });

  it("says what it is for, also where the words of the site have HTML", async () => {
    expect(await page.locator("feed > p").innerText()).toContain("Read me:<br>channels/town/feed.xml&nbsp;");
  });

  it("leads to the page of its channel", async () => {
    await page.locator("a").click();
    expect(page.url()).toBe(pathToFileURL(`${site.out}/channels/town/index.html`).href);
  });
});
