import { readFileSync } from "node:fs";
import path from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { writeFiles } from "../support/files.js";
import { addressesOf, listenForTroubles, objectionsOfAxe, overflowOf } from "../support/look-at-page.js";
import { buildSample, SAMPLE_PAGES } from "../support/sample-pages.js";
import { type FolderServer, serveFolder } from "../support/serve-folder.js";
import { siteIn } from "../support/site.js";
import { sharedFolder } from "../support/temporary-folder.js";

const FILES = Object.values(SAMPLE_PAGES).flat();

/** Of the window, in pixels: of a small phone, of a tablet held upright, of a computer. */
const WIDTHS = [360, 768, 1280];
const WIDTHS_FOR_AXE = [360, 1280];

const base = sharedFolder();
const site = siteIn(base);
let browser: Browser;
let server: FolderServer;

const { "a host": onHost, "a disk": onDisk } = addressesOf(site.out, () => server);

describe.skipIf(!chromiumPath)("the sample site in a browser", () => {
  beforeAll(async () => {
    await buildSample(base);
    server = await serveFolder(site.out, "/x/y/");
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Makes a window for all tests of a `describe`: to make one takes longer than to show a page in it. */
  function windowWith(options: BrowserContextOptions = {}): { page: Page } {
    const shared = {} as { page: Page };
    beforeAll(async () => {
      shared.page = await browser.newPage(options);
    });
    afterAll(() => shared.page?.close());
    return shared;
  }

  /**
   * Opens a page in a window, in each width and in light and dark colours. Returns what a reader must never meet.
   * @param look finds more in the widths for axe, in each of the colours
   */
  async function troublesOf(
    { page }: { readonly page: Page },
    address: string,
    look: (page: Page, colorScheme: "light" | "dark") => Promise<readonly string[]> = async () => [],
  ): Promise<string[]> {
    // What the last page still asks for is not this one's trouble.
    await page.goto("about:blank");
    page.removeAllListeners();
    const troubles = listenForTroubles(page, server.address);
    await page.goto(address);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 800 });
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        const found = await overflowOf(page);
        if (WIDTHS_FOR_AXE.includes(width)) found.push(...(await look(page, colorScheme)));
        troubles.push(...found.map((trouble) => `${width} px, ${colorScheme}: ${trouble}`));
      }
    }
    return troubles;
  }

  describe(`from a host, ${WIDTHS.join(", ")} pixels wide, light and dark`, () => {
    const shared = windowWith();
    it.each(FILES)(
      "%s does not scroll sideways, has no error, asks no other host, and axe objects to nothing",
      async (file) => {
        expect(await troublesOf(shared, onHost(file), objectionsOfAxe)).toEqual([]);
      },
    );
  });

  describe.each([
    ["with", true],
    ["without", false],
  ])("from a disk, %s JavaScript", (_, javaScriptEnabled) => {
    const shared = windowWith({ javaScriptEnabled });
    it.each(FILES)("%s does not scroll sideways, has no error and asks no host", async (file) => {
      expect(await troublesOf(shared, onDisk(file))).toEqual([]);
    });
  });

  describe("from a host, without JavaScript", () => {
    const shared = windowWith({ javaScriptEnabled: false });
    it.each(FILES)("%s does not scroll sideways, has no error and asks no other host", async (file) => {
      expect(await troublesOf(shared, onHost(file))).toEqual([]);
    });
  });

  describe("would be noticed:", () => {
    const shared = windowWith();
    it.each<[string, string, string, RegExp]>([
      ["a page that is too wide", "</main>", '<p style="width:2000px">字</p></main>', /px wider/],
      [
        "a picture of another host",
        "</main>",
        '<img alt="" src="https://t.example/a.png"></main>',
        /request: https/,
      ],
      ["a picture without a text", "</main>", '<img src="assets/icon.svg"></main>', /axe: image-alt/],
      ["a script that fails", "</head>", "<script>nothing()</script></head>", /error: nothing/],
    ])("%s", async (_, from, to, trouble) => {
      const html = readFileSync(path.join(site.out, "about.html"), "utf8").replace(
        /<meta http-equiv[^>]*>/,
        "",
      );
      writeFiles(site.out, { "spoilt.html": html.replace(from, to) });
      expect((await troublesOf(shared, onHost("spoilt.html"), objectionsOfAxe)).join("\n")).toMatch(trouble);
    });
  });

  it("lets the keyboard reach every link, the one over the header first", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(onHost("2023/12/21/n20000775.html"));
      const reached = new Set<string>();
      const stops = await page.locator("a[href], input, button").count();
      for (let press = 0; press <= stops; press++) {
        await page.keyboard.press("Tab");
        reached.add(String(await page.evaluate("document.activeElement.outerHTML")));
        if (press === 0) expect([...reached][0]).toContain('href="#main"');
      }
      for (const link of await page.locator("a[href], input, button").all()) {
        expect(reached).toContain(await link.evaluate((element: { outerHTML: string }) => element.outerHTML));
      }
    } finally {
      await context.close();
    }
  });

  it("lets a reader without JavaScript walk from the front page to a tag and on to an article", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    try {
      const page = await context.newPage();
      await page.goto(onDisk("index.html"));
      await page.locator('a[href="tags/index.html"]').first().click();
      await page.locator('main a[href*="tags/initials/"]').first().click();
      await page.locator("main .chips:not(.letters) a").first().click();
      await page.locator('main a[href*="/n2"]').first().click();
      expect(await page.locator('[itemprop="articleBody"]').count()).toBe(1);
    } finally {
      await context.close();
    }
  });
});
