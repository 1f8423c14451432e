import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath } from "../site/chromium.js";
import { filesIn, mirrored, type Result, runCli, siteIn, temporaryFolder } from "../site/run-cli.js";

const ARTICLES = path.resolve("test/attacks/articles");
const BASE = path.resolve("node_modules/.cache/newsmirror-attack-test");
const SITE = path.join(BASE, "site");

let built: Result;

beforeAll(() => {
  rmSync(BASE, { recursive: true, force: true });
  const args = ["--content", ARTICLES, "--out", SITE, "--cache", path.join(BASE, "cache"), "--verbose"];
  built = runCli(["build", ...args, "--base-url", "https://mirror.example/x/"]);
});

const idsIn = (folder: string): string[] =>
  readdirSync(path.join(ARTICLES, folder)).map((file) => path.parse(file).name);

describe("the attack articles", () => {
  it("stop no build: each is published, or refused with a reason", () => {
    expect(built.code).toBe(0);
    const published = new Set(filesIn(SITE).map((file) => path.posix.basename(file, ".html")));
    const classes = readdirSync(ARTICLES).filter((folder) => folder !== "refused");
    for (const folder of classes)
      for (const id of idsIn(folder)) expect(published, `${folder}/${id}`).toContain(id);
    for (const id of idsIn("refused")) {
      expect(published).not.toContain(id);
      expect(built.err).toContain(`refused/${id}.md: `);
    }
  });

  it("leave a site in which the check finds nothing", () => {
    const { code, err } = runCli(["check", "--site", SITE]);
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it("are the same site when they are built again over it, and cold", () => {
    const again = siteIn(temporaryFolder());
    const { code } = runCli([
      "build",
      "--content",
      ARTICLES,
      "--out",
      again.out,
      "--cache",
      path.join(again.out, "../c"),
      "--base-url",
      "https://mirror.example/x/",
      "--jobs",
      "1",
    ]);
    expect(code).toBe(0);
    expect(readFileSync(path.join(again.out, "manifest.json"), "utf8")).toBe(
      readFileSync(path.join(SITE, "manifest.json"), "utf8"),
    );
  });

  it("write nothing outside the folders that they may write to", () => {
    expect(readdirSync(BASE).sort()).toEqual(["cache", "site"]);
    expect(filesIn(SITE).filter((file) => /up\.html|tmp\/x/.test(file))).toEqual([]);
  });

  it("put nothing on a page that turns or moves the text beside it", () => {
    for (const file of filesIn(SITE).filter((name) => /\.(?:html|xml)$/.test(name))) {
      const inHeads =
        readFileSync(path.join(SITE, file), "utf8").match(/<(?:title|h1|h2|h3|a|name)\b[^>]*>[^<]*/g) ?? [];
      for (const text of inHeads)
        expect(text, file).not.toMatch(/(?!\n)\p{Cc}|[\u200b\u202a-\u202e\u2066-\u2069]/u);
    }
  });
});

describe("names in content", () => {
  it("that are links lead nowhere, whether to a file or to a folder", () => {
    const site = siteIn(temporaryFolder());
    mkdirSync(path.join(site.content, "c1"), { recursive: true });
    writeFileSync(path.join(site.content, "c1/n1.md"), mirrored("n1"));
    symlinkSync(path.join(ARTICLES, "script"), path.join(site.content, "c2"));
    symlinkSync(path.join(ARTICLES, "script/a001.md"), path.join(site.content, "c1/a001.md"));
    expect(site.build().code).toBe(0);
    expect(filesIn(site.out).filter((file) => file.includes("a001"))).toEqual([]);
  });
});

describe.skipIf(!chromiumPath)("in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await chromium.launch({
      executablePath: chromiumPath as string,
      args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync"],
    });
  });
  afterAll(() => browser?.close());

  /** Opens pages and returns what they did that they must not. */
  async function deedsOf(files: readonly string[]): Promise<string[]> {
    const deeds: string[] = [];
    const context = await browser.newContext();
    const page = await context.newPage();
    let file = "";
    page.on("dialog", (dialog) => {
      deeds.push(`${file}: dialog`);
      void dialog.dismiss();
    });
    page.on("popup", () => deeds.push(`${file}: popup`));
    await context.route("**/*", (route) => {
      const address = route.request().url();
      if (address.startsWith("file:")) return route.continue();
      deeds.push(`${file}: request ${address}`);
      return route.abort();
    });
    for (file of files) {
      const address = pathToFileURL(file).href;
      await page.goto(address, { waitUntil: "load" });
      await page.mouse.move(200, 200);
      const [canary, place] = await page
        .evaluate<[unknown, string]>("[window.__canary, location.href]")
        .catch(() => [undefined, "elsewhere while it was looked at"]);
      if (canary !== undefined) deeds.push(`${file}: a script ran`);
      if (place !== address) deeds.push(`${file}: went to ${place}`);
      for (const frame of page.frames().slice(1)) deeds.push(`${file}: a frame, ${frame.url()}`);
    }
    await context.close();
    return deeds;
  }

  it("no page runs a script of theirs, asks another host, or leaves", { timeout: 120_000 }, async () => {
    const pages = filesIn(SITE).filter((file) => file.endsWith(".html"));
    expect(await deedsOf(pages.map((file) => path.join(SITE, file)))).toEqual([]);
  });

  it.each([
    ["a script", "<script>window.__canary=1</script>", /a script ran/],
    ["a handler", "<svg onload='window.__canary=1'></svg>", /a script ran/],
    ["a picture", '<img src="https://evil.example/p.gif">', /request https:\/\/evil\.example\/p\.gif/],
    ["a frame", "<iframe srcdoc='x'></iframe>", /a frame/],
    [
      "a refresh",
      '<meta http-equiv="refresh" content="0;url=https://evil.example/">',
      /request https:\/\/evil/,
    ],
  ])("it would be noticed: %s in a page without its policy", async (_, markup, deed) => {
    const file = path.join(temporaryFolder(), "spoilt.html");
    const html = readFileSync(path.join(SITE, "2024/03/05/a001.html"), "utf8");
    writeFileSync(file, html.replace(/<meta http-equiv[^>]*>/, "").replace("</main>", `${markup}</main>`));
    expect((await deedsOf([file])).join("\n")).toMatch(deed);
  });
});
