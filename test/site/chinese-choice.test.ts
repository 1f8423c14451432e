import { Converter } from "opencc-js";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { addressesOf, listenForTroubles, overflowOf } from "../support/look-at-page.js";
import { buildSample, SAMPLE_PAGES } from "../support/sample-pages.js";
import { type FolderServer, serveFolder } from "../support/serve-folder.js";
import { siteIn } from "../support/site.js";
import { sharedFolder } from "../support/temporary-folder.js";

const FILES = Object.values(SAMPLE_PAGES).flat();
const toTraditional = Converter({ from: "cn", to: "tw" });
const base = sharedFolder();
const site = siteIn(base);
let browser: Browser;
let server: FolderServer;

const ADDRESSES = addressesOf(site.out, () => server);
const { "a host": onHost } = ADDRESSES;

describe.skipIf(!chromiumPath)("the choice of script in a browser", () => {
  beforeAll(async () => {
    await buildSample(base);
    server = await serveFolder(site.out, "/x/y/");
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page in a window of its own. Returns it with the list of its troubles. */
  async function open(address: string, prepare?: (context: BrowserContext) => Promise<unknown>) {
    const context = await browser.newContext({ viewport: { width: 360, height: 800 } });
    await prepare?.(context);
    const page = await context.newPage();
    const troubles = listenForTroubles(page, server.address);
    await page.goto(address);
    return { page, troubles };
  }

  const headingOf = async (page: Page): Promise<string> =>
    (await page.locator("h1").first().textContent()) ?? "";
  const choose = (page: Page, script: "zh-Hans" | "zh-Hant") =>
    page.locator(`.chinese button[lang="${script}"]`).click();
  const shown = (page: Page, script: string) =>
    page.locator(`.chinese button[lang="${script}"][aria-pressed="true"]`).waitFor();

  describe.each(Object.entries(ADDRESSES))("from %s", (_, addressOf) => {
    let page: Page;
    let troubles: string[];

    beforeAll(async () => {
      ({ page, troubles } = await open("about:blank"));
    });

    afterAll(() => page.context().close());

    it.each(FILES)("%s is converted, stays so on the next visit, and comes back", async (file) => {
      await page.goto(addressOf(file));
      const [title, heading] = [await page.title(), await headingOf(page)];
      const isForeign = (await page.locator("article[lang]").count()) > 0;
      await choose(page, "zh-Hant");
      await shown(page, "zh-Hant");
      const expected = isForeign ? heading : toTraditional(heading);
      const expectedTitle = isForeign ? title : toTraditional(title);
      expect([await page.title(), await headingOf(page)]).toEqual([expectedTitle, expected]);
      await page.reload();
      await shown(page, "zh-Hant");
      expect(await headingOf(page)).toBe(expected);
      expect(await overflowOf(page)).toEqual([]);
      await choose(page, "zh-Hans");
      await expect.poll(() => page.title()).toBe(title);
      expect(await headingOf(page)).toBe(heading);
      expect(troubles).toEqual([]);
    });

    it("the title of the search comes back, though the program of the search began after the conversion", async () => {
      const { page } = await open(addressOf("search.html"));
      const title = await page.title();
      await choose(page, "zh-Hant");
      await shown(page, "zh-Hant");
      const program = (await page.locator('script[src*="engine"]').getAttribute("src")) ?? "";
      await page.addScriptTag({ url: new URL(program, page.url()).href });
      await choose(page, "zh-Hans");
      await shown(page, "zh-Hans");
      expect(await page.title()).toBe(title);
      await page.context().close();
    });

    it("results of a search are converted when they come, and Traditional words find them", async () => {
      const { page, troubles } = await open(addressOf("search.html"));
      await choose(page, "zh-Hant");
      await shown(page, "zh-Hant");
      await page.locator('#search input[name="q"]').fill("圖書館");
      await page.locator("#search button").click();
      await page.locator("#search-results li").first().waitFor();
      const texts = (await page.locator("#search-results").textContent()) ?? "";
      expect(texts).toBe(toTraditional(texts));
      expect(texts).toContain("圖書館");
      expect(troubles).toEqual([]);
      await page.context().close();
    });
  });

  it("works where the browser keeps nothing", async () => {
    const { page, troubles } = await open(onHost("index.html"), (context) =>
      context.addInitScript(
        "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } })",
      ),
    );
    await choose(page, "zh-Hant");
    await shown(page, "zh-Hant");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is not there without JavaScript", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(onHost("index.html"));
    expect(await page.locator(".chinese").count()).toBe(0);
    await context.close();
  });
});
