import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { type Result, runCli } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";
import { deedsOf } from "./deeds.js";

const ARTICLES = path.resolve("test/attacks/articles");
const BASE = sharedFolder();
const SITE = path.join(BASE, "site");
const BASE_URL = "https://mirror.example/x/";

let built: Result;

beforeAll(() => {
  const args = ["--content", ARTICLES, "--out", SITE, "--cache", path.join(BASE, "cache"), "--verbose"];
  built = runCli(["build", ...args, "--base-url", BASE_URL]);
});

const classes = readdirSync(ARTICLES).sort();
const filesOf = (folder: string): string[] => readdirSync(path.join(ARTICLES, folder)).sort();
const idsIn = (folder: string): string[] => filesOf(folder).map((file) => path.parse(file).name);

describe("the files of the attacks", () => {
  it("are each named after what they try, in words", () => {
    const files = classes.flatMap(filesOf);
    expect(files.filter((file) => !/^[a-z]+(?:-(?:[a-z]+|base64))+\.(?:md|html)$/.test(file))).toEqual([]);
  });

  it("have names that no other of them has, and texts that no other of them has", () => {
    const names = classes.flatMap(idsIn);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const texts = classes.flatMap((folder) =>
      idsIn(folder).map((name, index) =>
        readFileSync(path.join(ARTICLES, folder, filesOf(folder)[index] as string), "utf8").replaceAll(
          name,
          "",
        ),
      ),
    );
    expect(new Set(texts).size).toBe(texts.length);
  });
});

describe("the attack articles", () => {
  it("stop no build: each is published, or refused with a reason", () => {
    expect(built.code).toBe(0);
    const published = new Set(filesIn(SITE).map((file) => path.posix.basename(file, ".html")));
    for (const folder of classes.filter((name) => name !== "refused"))
      for (const id of idsIn(folder)) expect(published, `${folder}/${id}`).toContain(id);
    for (const id of idsIn("refused")) {
      expect(published).not.toContain(id);
      expect(built.err).toContain(`refused/${id}.md: `);
    }
  });

  it("leave a site in which the check finds nothing", async () => {
    const { code, err } = await runHere(["check", "--site", SITE]);
    expect(err).toBe("");
    expect(code).toBe(0);
  });

  it("are the same site when another process builds them, in threads or without", async () => {
    const again = siteIn(temporaryFolder());
    await again.buildHere({ content: ARTICLES, baseUrl: BASE_URL });
    const manifestOf = (folder: string): string => readFileSync(path.join(folder, "manifest.json"), "utf8");
    expect(manifestOf(again.out)).toBe(manifestOf(SITE));
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
  it("that are links lead nowhere, whether to a file or to a folder", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "c1/n1.md": mirrored("n1") });
    symlinkSync(path.join(ARTICLES, "script"), path.join(site.content, "c2"));
    symlinkSync(
      path.join(ARTICLES, "script/script-element.md"),
      path.join(site.content, "c1/script-element.md"),
    );
    await site.buildHere();
    expect(filesIn(site.out).filter((file) => file.includes("script-"))).toEqual([]);
    expect(filesIn(site.out)).toContain("2024/03/05/n1.html");
  });
});

describe.skipIf(!chromiumPath)("in a browser", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  const deedsIn = (files: readonly string[]): Promise<string[]> =>
    deedsOf(
      browser,
      files.map((file) => pathToFileURL(file).href),
      "file:",
    );

  it("no page runs a script of theirs, asks another host, or leaves", async () => {
    const pages = filesIn(SITE).filter((file) => file.endsWith(".html"));
    expect(await deedsIn(pages.map((file) => path.join(SITE, file)))).toEqual([]);
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
    const html = readFileSync(path.join(SITE, "2024/03/05/script-element.html"), "utf8");
    writeFileSync(file, html.replace(/<meta http-equiv[^>]*>/, "").replace("</main>", `${markup}</main>`));
    expect((await deedsIn([file])).join("\n")).toMatch(deed);
  });
});
