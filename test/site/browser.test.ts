import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { AxeBuilder } from "@axe-core/playwright";
import { type Browser, type BrowserContext, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "./chromium.js";
import { runCli } from "./run-cli.js";

const SITE = path.resolve("node_modules/.cache/newsmirror-browser-test/site");
const CACHE = path.resolve("node_modules/.cache/newsmirror-browser-test/cache");

/** One page of each kind. */
const PAGES = [
  "index.html",
  "channels/ncid101/index.html",
  "channels/ncid101/1.html",
  "tags/index.html",
  "tags/initials/b.html",
  "archive.html",
  "about.html",
  "2023/12/21/index.html",
  "2023/12/index.html",
  "2023/index.html",
  "2023/12/21/n20000775.html",
  "2023/11/18/n20000466.html", // a table with spans
  "2024/01/04/n20001015.html", // in English
  "404.html",
];
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".svg": "image/svg+xml",
  ".jpg": "image/jpeg",
  ".xml": "application/xml",
  ".webmanifest": "application/manifest+json",
};

let browser: Browser;
let server: Server;
let origin: string;

/** Serves the site below a path, as a host that gives a project no domain of its own. */
function serveBelow(prefix: string): Promise<Server> {
  const serving = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    try {
      if (!url.pathname.startsWith(prefix)) throw new Error("outside the site");
      const file = path.join(SITE, decodeURIComponent(url.pathname.slice(prefix.length)));
      const content = readFileSync(file);
      response
        .writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => serving.listen(0, "127.0.0.1", () => ready(serving)));
}

describe.skipIf(!chromiumPath)("the sample site in a browser", () => {
  beforeAll(async () => {
    expect(runCli(["build", "--out", SITE, "--cache", CACHE]).code).toBe(0);
    server = await serveBelow("/x/y/");
    const address = server.address();
    origin = typeof address === "object" && address ? `http://127.0.0.1:${address.port}` : "";
    browser = await chromium.launch({
      executablePath: chromiumPath as string,
      args: [
        "--no-sandbox",
        "--disable-gpu",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    });
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page and returns what a reader must never meet. */
  async function troublesOf(context: BrowserContext, address: string): Promise<string[]> {
    const troubles: string[] = [];
    const page = await context.newPage();
    page.on(
      "console",
      (message) => message.type() === "error" && troubles.push(`console: ${message.text()}`),
    );
    page.on("pageerror", (error) => troubles.push(`error: ${error.message}`));
    page.on("request", (request) => {
      const isOwn = request.url().startsWith(origin) || request.url().startsWith("file:");
      if (!isOwn) troubles.push(`request: ${request.url()}`);
    });
    page.on("requestfailed", (request) => troubles.push(`failed: ${request.url()}`));
    page.on(
      "response",
      (response) => response.status() >= 400 && troubles.push(`${response.status()}: ${response.url()}`),
    );
    await page.goto(address, { waitUntil: "load" });
    const overflow = await page.evaluate(
      "document.documentElement.scrollWidth - document.documentElement.clientWidth",
    );
    if (Number(overflow) > 0) troubles.push(`${overflow} px wider than the window`);
    await page.close();
    return troubles;
  }

  describe.each([360, 768, 1280])("%i pixels wide", (width) => {
    it.each(PAGES)(
      "%s shows without scrolling sideways, without an error and without asking any other host",
      async (file) => {
        const context = await browser.newContext({
          viewport: { width, height: 800 },
          javaScriptEnabled: width !== 360,
        });
        try {
          expect(await troublesOf(context, `${origin}/x/y/${file}`)).toEqual([]);
          expect(await troublesOf(context, pathToFileURL(path.join(SITE, file)).href)).toEqual([]);
        } finally {
          await context.close();
        }
      },
    );
  });

  describe.each(["light", "dark"] as const)("in %s colours", (colorScheme) => {
    it.each(PAGES)("%s has nothing that axe objects to", async (file) => {
      const context = await browser.newContext({ viewport: { width: 360, height: 800 }, colorScheme });
      try {
        const page = await context.newPage();
        await page.goto(`${origin}/x/y/${file}`);
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
      } finally {
        await context.close();
      }
    });
  });

  it("lets the keyboard reach every link, the one over the header first", async () => {
    const context = await browser.newContext();
    try {
      const page = await context.newPage();
      await page.goto(`${origin}/x/y/2023/12/21/n20000775.html`);
      const reached = new Set<string>();
      const links = await page.locator("a[href]").count();
      for (let press = 0; press <= links; press++) {
        await page.keyboard.press("Tab");
        reached.add(String(await page.evaluate("document.activeElement.outerHTML")));
        if (press === 0) expect([...reached][0]).toContain('href="#main"');
      }
      for (const link of await page.locator("a[href]").all()) {
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
      await page.goto(pathToFileURL(path.join(SITE, "index.html")).href);
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
