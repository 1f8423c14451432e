import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import fc from "fast-check";
import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileLoader, loadTable, parseQuery, Search } from "../../src/search/library.js";
import { chromiumPath } from "../support/chromium.js";
import { digestsIn } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { HANGS_AFTER } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const BASE = path.resolve("node_modules/.cache/newsmirror-search-test");
const SITE = path.join(BASE, "site");
const TYPES: Readonly<Record<string, string>> = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css",
  ".js": "text/javascript",
};

/** Serves a folder below /x/y/, as a host that gives a project no domain of its own. */
function serve(folder: string): Promise<Server> {
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    try {
      const file = path.join(folder, decodeURIComponent(url.pathname.replace(/^\/x\/y\//, "/")));
      const content = readFileSync(file);
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      response.writeHead(200, { "content-type": type }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((ready) => server.listen(0, "127.0.0.1", () => ready(server)));
}

const originOf = (server: Server): string => {
  const address = server.address();
  return typeof address === "object" && address ? `http://127.0.0.1:${address.port}/x/y/` : "";
};

/** Waits until the search that the page shows has ended, and returns what the page says and shows. */
async function results(page: Page): Promise<{ status: string; titles: string[]; marks: string[] }> {
  await page.locator('#search-results[aria-busy="false"]').waitFor({ state: "attached" });
  const texts = (selector: string) => page.locator(selector).allTextContents();
  return {
    status: (await page.locator("#search-status").textContent()) ?? "",
    titles: await texts("#search-results h2"),
    marks: await texts("#search-results mark"),
  };
}

describe.skipIf(!chromiumPath)("the search page", () => {
  let browser: Browser;
  let server: Server;
  let context: BrowserContext;
  let page: Page;
  let troubles: string[];

  beforeAll(async () => {
    expect((await runHere(["build", "--out", SITE, "--cache", path.join(BASE, "cache")])).code).toBe(0);
    server = await serve(SITE);
    browser = await chromium.launch({
      executablePath: chromiumPath as string,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
    });
    context = await browser.newContext();
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  /** Opens a page of the site in the one window of these tests, and notes what a reader must never meet. */
  async function open(base: string, file: string): Promise<void> {
    page = await context.newPage();
    page.setDefaultTimeout(HANGS_AFTER);
    troubles = [];
    page.on("console", (message) => message.type() === "error" && troubles.push(message.text()));
    page.on("pageerror", (error) => troubles.push(error.message));
    page.on("dialog", (dialog) => {
      troubles.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(base + file);
  }

  describe.each(["http under a path", "a disk"])("from %s", (place) => {
    const base = () => (place === "a disk" ? `${pathToFileURL(SITE).href}/` : originOf(server));

    it("finds what is typed into the field of any page, marks it, and comes back", async () => {
      await open(base(), "tags/index.html");
      await page.locator(".masthead [name=q]").fill("燈塔");
      await page.locator(".masthead [name=q]").press("Enter");
      await page.waitForURL(/search\.html\?q=/);
      const first = await results(page);
      expect(first.titles.length).toBeGreaterThan(0);
      expect(first.status).toMatch(/^结果：(?:约 )?\d+ 篇/);
      expect(new Set(first.marks)).toEqual(new Set(["灯塔"]));
      const passages = page.locator("#search-results li > p:last-child mark");
      if (place === "a disk") expect(await passages.count()).toBe(0);
      else await expect.poll(() => passages.count()).toBeGreaterThan(0);
      await page.locator("#search [name=q]").fill("没有这样的词组");
      await page.locator("#search button").click();
      expect((await results(page)).status).toMatch(/^没有找到/);
      await page.goBack();
      await page.waitForURL(/%E7%87%88%E5%A1%94/);
      expect((await results(page)).titles).toEqual(first.titles);
      await page.locator("#search-results h2 a").first().click();
      await page.locator("[itemprop=articleBody]").waitFor();
      expect(await page.locator("[itemprop=articleBody]").count()).toBe(1);
      expect(troubles).toEqual([]);
      await page.close();
    });

    it("shows pages of ten, each with an address of its own", async () => {
      await open(base(), "search.html?q=%E7%9A%84");
      const first = await results(page);
      expect(first.titles).toHaveLength(10);
      await page.locator("#search-pages [rel=next]").click();
      await page.waitForURL(/page=2/);
      await page.locator("#search-pages [rel=prev]").waitFor();
      const second = await results(page);
      expect(second.titles.length).toBeGreaterThan(0);
      expect(second.titles.filter((title) => first.titles.includes(title))).toEqual([]);
      await page.reload();
      expect((await results(page)).titles).toEqual(second.titles);
      expect(troubles).toEqual([]);
      await page.close();
    });

    it("filters by its controls, without a word too", async () => {
      await open(base(), "search.html");
      expect((await results(page)).titles).toEqual([]);
      const year = (await page.locator("[name=year] option").allTextContents()).at(-1) as string;
      await page.locator("[name=year]").selectOption(year);
      await page.locator("#search button").click();
      await page.locator("#search-results li").first().waitFor();
      await results(page);
      const days = await page.locator("#search-results time").allTextContents();
      expect(days.every((day) => day.startsWith(`${year}年`))).toBe(true);
      expect(troubles).toEqual([]);
      await page.close();
    });

    it.each([
      "字",
      "灯".repeat(100),
      "，。！？",
      "😀👍",
      "<img src=x onerror=alert(1)>",
      '"><script>alert(1)</script>',
      "{{ 7*7 }} {% raw %}",
      "--",
      "tag: channel: year:",
      " ",
    ])("answers %s sensibly, and runs nothing of it", async (query) => {
      await open(base(), `search.html?q=${encodeURIComponent(query)}`);
      const { status } = await results(page);
      expect(status === "" ? query.trim() : status).toMatch(/^$|^结果：|^没有找到|^这里面没有/);
      expect(await page.locator("#search [name=q]").inputValue()).toBe(query);
      expect(await page.locator("main script, main img").count()).toBe(4);
      expect(troubles).toEqual([]);
      await page.close();
    });
  });

  it("shows a passage of the text rather than the names above it, which are those of many articles", async () => {
    await open(originOf(server), "search.html?q=祝晚舟");
    await results(page);
    await page.locator("#search-results .passage mark").first().waitFor();
    expect(await page.locator("#search-results .passage").first().textContent()).not.toContain("记者：");
    await page.close();
  });

  it("never fails on any of 1,000 queries", async () => {
    await open(originOf(server), "search.html");
    await results(page);
    const part = fc.oneof(
      fc.constantFrom(
        "灯塔",
        "渡轮",
        "的",
        "a",
        "the",
        " ",
        '"',
        "-",
        "tag:",
        "year:2023",
        "「",
        "<b>",
        "，",
        "燈",
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
      fc.string({ unit: "binary", maxLength: 3 }),
    );
    const query = fc.array(part, { maxLength: 6 }).map((parts) => parts.join(""));
    const queries = fc.sample(query, { numRuns: 1000, seed: 1 });
    const load = fileLoader(SITE);
    const table = await loadTable(load);
    for (const text of queries) {
      const search = new Search(table, parseQuery(text), load);
      await search.run();
      await search.results(0, 10);
      expect(search.count, text).toBeGreaterThanOrEqual(0);
    }
    // More changes of its address a browser does not allow in so short a time.
    for (const text of queries.slice(0, 100)) {
      await page.locator("#search [name=q]").fill(text);
      await page.locator("#search button").click();
      expect((await results(page)).status, text).not.toMatch(/没有载入/);
    }
    expect(troubles).toEqual([]);
    await page.close();
  });

  it.each([
    ["http under a path", ["河上"], /^结果：1 篇。$/],
    ["a disk", ["河下", "河上"], /^结果：约 2 篇。.*核对/],
  ])("verifies a phrase where articles can be read: from %s", async (place, titles, status) => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    const write = (id: string, title: string, body: string) =>
      writeFileSync(path.join(site.content, "c1", `${id}.md`), mirrored(id, { title, body }));
    write("n1", "河上", "清晨渡轮停航，下午复航。");
    write("n2", "河下", "渡轮停靠，巴士停航，轮停了。");
    await site.buildHere();
    const publishing = await serve(site.out);
    const base = place === "a disk" ? `${pathToFileURL(site.out).href}/` : originOf(publishing);
    await open(base, `search.html?q=${encodeURIComponent("渡轮停航")}`);
    await page.locator("#search-results li").first().waitFor();
    const shown = await results(page);
    expect(shown.titles).toEqual(titles);
    expect(shown.status).toMatch(status);
    if (place !== "a disk") await expect.poll(async () => (await results(page)).marks).toEqual(["渡轮停航"]);
    expect(troubles).toEqual([]);
    await page.close();
    publishing.close();
  });

  it("suggests tags and titles while a reader types, to the keyboard, the mouse and assistive software", async () => {
    await open(originOf(server), "search.html");
    const field = page.locator("#search [name=q]");
    const options = page.locator("#search-suggestions [role=option]");
    const chosen = async () => page.locator("#search-suggestions [aria-selected=true]").allTextContents();
    await field.pressSequentially("dengt");
    await expect.poll(() => options.allTextContents()).toContain("灯塔");
    await field.fill("渡轮 燈塔");
    await expect.poll(() => options.first().textContent()).toMatch(/^渡轮 灯塔/);
    await field.fill("燈塔");
    await expect
      .poll(async () => (await options.allTextContents()).some((text) => text.length > 4))
      .toBe(true);
    expect(await field.getAttribute("aria-expanded")).toBe("true");
    expect(await chosen()).toEqual([]);
    const texts = await options.allTextContents();
    await field.press("ArrowUp");
    expect(await chosen()).toEqual(texts.slice(-1));
    const active = await field.getAttribute("aria-activedescendant");
    expect(await page.locator(`#${active}`).textContent()).toBe(texts.at(-1));
    await field.press("ArrowDown");
    expect(await chosen()).toEqual([]);
    await field.press("Escape");
    expect(await options.count()).toBe(0);
    expect(await field.getAttribute("aria-expanded")).toBe("false");
    await field.press("Backspace");
    await options.first().waitFor();
    await field.press("ArrowDown");
    const first = (await chosen())[0] as string;
    await field.press("Enter");
    await page.waitForURL(/\?q=/);
    expect(await field.inputValue()).toBe(first);
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    expect(await options.count()).toBe(0);
    await field.fill("燈塔");
    await options.last().click();
    await page.waitForURL((url) => url.searchParams.get("q") !== first);
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("says what can be found instead of nothing: a part, titles that are like it, words that are meant", async () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    const write = (id: string, title: string, body: string) =>
      writeFileSync(path.join(site.content, "c1", `${id}.md`), mirrored(id, { title, body }));
    write("n1", "青禾河渡轮停航三日", "清晨有雾，The ferry timetable。");
    write("n2", "果园的梨熟了", "集市在渡口。");
    await site.buildHere();
    await open(`${pathToFileURL(site.out).href}/`, "search.html");
    const hints = page.locator("#search-hints p");
    const search = async (query: string) => {
      await page.locator("#search [name=q]").fill(query);
      await page.locator("#search button").click();
      await expect.poll(async () => (await results(page)).status).toMatch(/^没有找到/);
      await page.locator("#search-hints a").first().waitFor();
    };
    await search("青禾河渡轮仃航三日");
    await expect.poll(() => hints.allTextContents()).toContain("标题相近的文章： 青禾河渡轮停航三日");
    await search("ferri timetable");
    await expect.poll(() => hints.allTextContents()).toContain("也许想找的是： ferry timetable");
    await page.locator("#search-hints a").first().click();
    await page.locator("#search-results li").first().waitFor();
    expect((await results(page)).titles).toEqual(["青禾河渡轮停航三日"]);
    expect(await hints.count()).toBe(0);
    await search("没有这样的果园");
    await expect.poll(() => hints.allTextContents()).toContain("少几个字可以找到： 果园 (1)");
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("shows a first result while others load, and keeps the one in its place that the reader is at", async () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    const write = (id: string, title: string, body: string, day: string) =>
      writeFileSync(path.join(site.content, "c1", `${id}.md`), mirrored(id, { title, body, day }));
    write("n1", "近", "图书馆里说，渡轮来了。", "2024-03-05");
    write("n2", "远", "图书馆里的人都在等，后来有人说渡轮来了。", "2024-03-06");
    await site.buildHere();
    const publishing = await serve(site.out);
    await open(originOf(publishing), "search.html");
    await page.setViewportSize({ width: 360, height: 400 });
    for (const [file, delay] of [
      ["n2", 400],
      ["n1", 3000],
    ] as const)
      await page.route(`**/${file}.html`, async (route) => {
        await new Promise((done) => setTimeout(done, delay));
        await route.continue();
      });
    await page.locator("#search [name=q]").fill("渡轮 图书馆");
    await page.locator("#search button").click();
    const far = page.locator("#search-results a", { hasText: "远" });
    await far.waitFor();
    expect(await page.locator("#search-results").getAttribute("aria-busy")).toBe("true");
    expect(await page.locator("#search-status").textContent()).toMatch(/^已找到 \d 篇，还在/);
    await far.focus();
    // The page scrolls smoothly to what has the focus.
    await page.waitForTimeout(1000);
    const before = (await far.boundingBox())?.y as number;
    expect((await results(page)).titles).toEqual(["近", "远"]);
    expect(await far.evaluate((link) => link.matches(":focus"))).toBe(true);
    expect(Math.abs(((await far.boundingBox())?.y as number) - before)).toBeLessThan(2);
    expect((await results(page)).status).toBe("结果：2 篇。");
    expect(troubles).toEqual([]);
    await page.close();
    publishing.close();
  });

  it("loads nothing but the table and posting files before the first result of a query in the address", async () => {
    page = await browser.newPage();
    const requested: string[] = [];
    page.on("request", (request) => requested.push(request.url().replace(/^.*\/search\//, "")));
    await page.goto(`${originOf(server)}search.html?q=%E7%81%AF%E5%A1%94`);
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    const ofIndex = requested.filter((name) => /^(?:table|[0-9a-z]+-\d+\/)/.test(name));
    expect(ofIndex.filter((name) => name.startsWith("table"))).toEqual(["table.js"]);
    const card = ofIndex.findIndex((name) => /\/c[^/]*$/.test(name));
    expect(ofIndex.slice(1, card).filter((name) => !/\/t[^/]*$/.test(name))).toEqual([]);
    expect(card).toBeGreaterThan(1);
    await page.close();
  });

  it("finds as much where the program runs before the script that is to run first", async () => {
    page = await browser.newPage();
    await page.route("**/starter-*", async (route) => {
      await page.locator("#search-form").waitFor();
      await route.continue();
    });
    await page.goto(`${originOf(server)}search.html?q=%E7%81%AF%E5%A1%94`);
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    await page.close();
  });

  it("loads the table itself where an operator's template has no script for it", async () => {
    page = await browser.newPage();
    await page.route("**/search.html*", async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      const older = html.replace(/<link rel="preload"[^>]*>\n<script [^>]*starter-[^>]*><\/script>/, "");
      expect(older.length).toBeLessThan(html.length);
      await route.fulfill({ response, body: older });
    });
    await page.goto(`${originOf(server)}search.html?q=%E7%81%AF%E5%A1%94`);
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    await page.close();
  });

  it.each([
    ["zh-Hans", "2024年3月1日"],
    ["fr", "1er mars 2024"],
    ["ru", "1 марта 2024"],
    ["fa", "۱ مارس ۲۰۲۴"],
  ])("writes days in the language of the site: %s", async (lang, day) => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    const file = mirrored("n1", { title: "Ferry", body: "A timetable.", day: "2024-03-01" });
    writeFileSync(path.join(site.content, "c1", "n1.md"), file);
    writeFileSync(path.join(folder, "site.yaml"), `lang: ${lang}\n`);
    await site.buildHere({ config: path.join(folder, "site.yaml") });
    await open(`${pathToFileURL(site.out).href}/`, "search.html?q=ferry");
    await results(page);
    const time = page.locator("time");
    expect([await time.textContent(), await time.getAttribute("datetime")]).toEqual([day, "2024-03-01"]);
    await page.locator("#search-results h2 a").click();
    await page.locator(".byline time").waitFor();
    expect(await page.locator(".byline time").textContent()).toBe(day);
    expect(troubles).toEqual([]);
    await page.close();
  });

  it.each([
    ["ru", "выборам", ["Город выбирает выборы", "Итоги выборов"], ["выборы", "выборов", "выборах"]],
    ["ar", "كتاب", ["الكتاب الجديد", "والكتاب الاول"], ["الكتاب", "والكتاب", "للكتاب"]],
    ["tr", "ırmakta", ["Irmağın suyu", "IRMAKLAR"], ["Irmağın", "IRMAKLAR", "ırmağı"]],
    ["zh-Hans", "выборам", [], []],
  ] as const)(
    "finds and marks other forms of a word in the language %s: %s",
    async (lang, query, titles, marks) => {
      const folder = temporaryFolder();
      const site = siteIn(folder);
      mkdirSync(path.join(site.content, "c1"), { recursive: true });
      const words = ["выборах", "للكتاب", "ırmağı"];
      for (const [number, title] of titles.entries()) {
        const file = mirrored(`n${number}`, { title, body: words.join(" "), day: `2024-03-0${5 - number}` });
        writeFileSync(path.join(site.content, "c1", `n${number}.md`), file);
      }
      const other = mirrored("n9", { title: "Выборы", body: "Другое." });
      if (titles.length === 0) writeFileSync(path.join(site.content, "c1", "n9.md"), other);
      writeFileSync(path.join(folder, "site.yaml"), `lang: ${lang}\n`);
      await site.buildHere({ config: path.join(folder, "site.yaml") });
      const [server, search] = [await serve(site.out), `search.html?q=${encodeURIComponent(query)}`];
      await open(originOf(server), search);
      expect((await results(page)).titles).toEqual(titles);
      await expect.poll(async () => new Set((await results(page)).marks)).toEqual(new Set(marks));
      await page.goto(`${pathToFileURL(site.out).href}/${search}`);
      expect((await results(page)).titles).toEqual(titles);
      expect(troubles).toEqual([]);
      await page.close();
      server.close();
    },
  );

  it("puts the newest first where the reader chooses that", async () => {
    await open(originOf(server), "search.html?q=%E7%81%AF%E5%A1%94");
    await results(page);
    await page.locator("[name=order]").selectOption("newest");
    await page.waitForURL(/order=newest/);
    await page.locator("#search-results li").first().waitFor();
    await results(page);
    const days = await page
      .locator("#search-results time")
      .evaluateAll((times) => times.map((time) => time.getAttribute("datetime")));
    expect(days.length).toBeGreaterThan(1);
    expect(days).toEqual([...days].sort().reverse());
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("finds every spelling of a word, and words across the lines of hand-written Markdown", async () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    const body = "他看著河，café 里有2,000人。O’Brien’s e-mail said हिन्दी。";
    writeFileSync(path.join(site.content, "c1", "n1.md"), mirrored("n1", { title: "河边", body }));
    const written = "---\ntitle: 手写\ndate: 2024-03-06\n---\n\n清晨的渡\n轮停航，the first\nferry leaves.\n";
    writeFileSync(path.join(site.content, "c1", "n2.md"), written);
    await site.buildHere();
    await open(`${pathToFileURL(site.out).href}/`, "search.html");
    for (const [query, title] of [
      ["看着", "河边"],
      ["CAFE", "河边"],
      ["2000", "河边"],
      ["obriens", "河边"],
      ["email", "河边"],
      ["हिंदी", "河边"],
      ["渡轮停航", "手写"],
      ['"first ferry"', "手写"],
    ] as const) {
      await page.locator("#search [name=q]").fill(query);
      await page.locator("#search button").click();
      await page.locator("#search-results li").first().waitFor();
      expect([query, (await results(page)).titles]).toEqual([query, [title]]);
      await page.goto(`${pathToFileURL(site.out).href}/search.html`);
    }
    expect(troubles).toEqual([]);
    await page.close();
  });

  it("without JavaScript has no field, and its page says so and offers tags and archive", async () => {
    const plain = await browser.newContext({ javaScriptEnabled: false });
    const shown = await plain.newPage();
    const site = pathToFileURL(SITE).href;
    await shown.goto(`${site}/index.html`);
    expect(await shown.locator(".masthead [name=q]").isVisible()).toBe(false);
    // A bookmark, or the field in a browser that does not know the media query `scripting`.
    await shown.goto(`${site}/search.html?q=灯塔`);
    expect(await shown.locator("#search-without").isVisible()).toBe(true);
    expect(await shown.locator("main").innerText()).toContain("JavaScript");
    expect(await shown.locator("main [name=q]").isVisible()).toBe(false);
    await shown.locator('main a[href="tags/index.html"]').first().click();
    await shown.waitForURL(/tags\/index\.html/);
    await plain.close();
  });

  it("shows its field while the program is on its way, and keeps what is typed meanwhile", async () => {
    const slow = await browser.newPage();
    let send = (): void => {};
    const waits = new Promise<void>((done) => {
      send = done;
    });
    await slow.route("**/engine-*.js", async (route) => {
      await waits;
      await route.continue();
    });
    await slow.goto(`${originOf(server)}search.html?q=灯塔`, { waitUntil: "commit" });
    const field = slow.locator("#search [name=q]");
    await field.waitFor();
    expect(await field.inputValue()).toBe("灯塔");
    expect(await slow.locator("#search-progress").isVisible()).toBe(true);
    expect(await slow.locator("#search-without").isVisible()).toBe(false);
    await field.fill("灯塔 渡轮");
    send();
    expect((await results(slow)).marks).toContain("灯塔");
    expect(await field.inputValue()).toBe("灯塔 渡轮");
    await slow.close();
  });

  it("whose program does not arrive offers tags and archive", async () => {
    const cut = await browser.newPage();
    await cut.route("**/engine-*.js", (route) => route.abort());
    await cut.goto(`${originOf(server)}search.html?q=灯塔`);
    await cut.locator("#search-without").waitFor();
    expect(await cut.locator("#search [name=q]").isVisible()).toBe(false);
    await cut.close();
  });

  it("that was open while the site was published reads the new index, never a mixture", async () => {
    const site = siteIn(temporaryFolder());
    cpSync("content", site.content, { recursive: true });
    await site.buildHere();
    const publishing = await serve(site.out);
    await open(originOf(publishing), "search.html?q=%E7%81%AF%E5%A1%94");
    expect((await results(page)).titles.length).toBeGreaterThan(0);
    const article = mirrored("n29999999", { title: "新来的一篇说风筝", day: "2024-06-01" });
    writeFileSync(path.join(site.content, "ncid101", "n29999999.md"), article);
    await site.buildHere();
    await page.locator("#search [name=q]").fill("说风筝");
    await page.locator("#search button").click();
    await page.locator("#search-results li").first().waitFor();
    expect((await results(page)).titles).toEqual(["新来的一篇说风筝"]);
    await page.close();
    publishing.close();
  });

  it("tells of a file that cannot be loaded, and tries again when asked", async () => {
    const site = siteIn(temporaryFolder());
    cpSync("content", site.content, { recursive: true });
    await site.buildHere();
    const folder = path.join(site.out, "search");
    const segment = readdirSync(folder).find((name) => /^[0-9a-z]+-\d+$/.test(name)) as string;
    renameSync(path.join(folder, segment), path.join(folder, "away"));
    await open(`${pathToFileURL(site.out).href}/`, "search.html?q=%E7%81%AF%E5%A1%94");
    await page.locator("#search-status button").waitFor();
    renameSync(path.join(folder, "away"), path.join(folder, segment));
    await page.locator("#search-status button").click();
    await page.locator("#search-results li").first().waitFor();
    await page.close();
  });
});

describe("the index of a site", () => {
  it("is what it was when an article comes and goes, with the files of a build that died removed", async () => {
    const site = siteIn(temporaryFolder());
    cpSync("content", site.content, { recursive: true });
    await site.buildHere();
    const folder = path.join(site.out, "search");
    const before = digestsIn(folder);
    const file = path.join(site.content, "ncid101", "n29999999.md");
    writeFileSync(file, mirrored("n29999999", { day: "2024-06-01" }));
    await site.buildHere();
    expect(digestsIn(folder)).not.toEqual(before);
    mkdirSync(path.join(folder, "abc-3"));
    writeFileSync(path.join(folder, "abc-3", "t0.js"), "left");
    rmSync(file);
    await site.buildHere();
    expect(digestsIn(folder)).toEqual(before);
  });

  it("is that of a cold build where the cache is lost, articles are gone and an older version left files", async () => {
    const site = siteIn(temporaryFolder());
    cpSync("content", site.content, { recursive: true });
    await site.buildHere();
    const folder = path.join(site.out, "search");
    const [segment] = readdirSync(folder).filter((name) => /^[0-9a-z]+-\d+$/.test(name)) as [string];
    for (const name of ["t0.js", "s12.js", "c-old-1.js", "terms.json"])
      writeFileSync(path.join(folder, segment, name), "older");
    writeFileSync(path.join(folder, "suggest999.js"), "older");
    writeFileSync(path.join(folder, "notes.txt"), "an operator's");
    rmSync(path.join(site.content, "ncid101"), { recursive: true });
    rmSync(site.cache, { recursive: true });
    const cold = siteIn(temporaryFolder());
    cpSync(site.content, cold.content, { recursive: true });
    for (const one of [site, cold]) await one.buildHere();
    const { "notes.txt": notes, ...index } = digestsIn(folder);
    expect(notes).toBeDefined();
    expect(index).toEqual(digestsIn(path.join(cold.out, "search")));
  });
});
