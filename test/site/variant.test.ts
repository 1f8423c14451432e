import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Converter } from "opencc-js";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { writeFiles } from "../support/files.js";
import { runHere } from "../support/run-here.js";
import { writeSample } from "../support/sample-pages.js";
import { type FolderServer, serveFolder } from "../support/serve-folder.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

const plain = siteIn(sharedFolder());
const converted = siteIn(sharedFolder());
let browser: Browser;
let server: FolderServer;
const BASE = "https://mirror.example/";
const FULL_FEED = "feeds:\n  content: full\n";
const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => /\.(?:html|xml|webmanifest)$/.test(file))
    .sort();
const textOf = (folder: string, file: string): string => readFileSync(path.join(folder, file), "utf8");
const addressesIn = (html: string): string[] =>
  [...html.matchAll(/\s(?:href|src|srcset|action)="([^"]*)"/g)].map((match) => match[1] ?? "");

function writeMirror(content: string, settings: string): void {
  writeSample(content);
  const sample = readFileSync(path.join("content", "site.yaml"), "utf8");
  writeFiles(content, {
    "site.yaml": sample + settings,
    "ncid101/code.md":
      "---\ntitle: 头发\nlang: zh-Hans\ndate: 2024-02-20\n---\n\n后来用`头发`和[这里](头发.md)。\n",
    "ncid101/头发.md": "---\ntitle: 发生\nlang: zh-Hans\ndate: 2024-02-21\n---\n\n后来。\n",
    "ncid101/hant.md":
      "---\ntitle: 皇后在台灣\nlang: zh-Hant\ndate: 2023-12-20\n---\n\n乾隆的皇后沒有後來的著作，皇后到過台灣，這裡寫著發生的事。\n",
  });
}

describe("a site with a variant", () => {
  beforeAll(async () => {
    writeMirror(plain.content, FULL_FEED);
    writeMirror(converted.content, `${FULL_FEED}variant: zh-Hant\n`);
    await plain.buildHere({ baseUrl: BASE });
    await converted.buildHere({ baseUrl: BASE });
    if (!chromiumPath) return;
    browser = await launchChromium();
    server = await serveFolder(converted.out, "/");
  });

  afterAll(async () => {
    await browser?.close();
    server?.close();
  });

  it("has the same files and the same addresses in them", () => {
    const files = filesIn(plain.out);
    expect(filesIn(converted.out)).toEqual(files);
    for (const file of files) {
      const before = addressesIn(textOf(plain.out, file)).filter((address) => !address.includes("engine-"));
      const after = addressesIn(textOf(converted.out, file)).filter(
        (address) => !address.includes("engine-"),
      );
      expect(after, file).toEqual(before);
    }
  });

  it("shows titles, texts, names of tags and channels, and feeds in the variant", () => {
    const convert = Converter({ from: "cn", to: "tw" });
    const titleIn = (html: string): string => /<h1[^>]*>(.*)<\/h1>/.exec(html)?.[1] ?? "";
    const article = "2023/12/21/n20000775.html";
    const [before, after] = [textOf(plain.out, article), textOf(converted.out, article)];
    expect(titleIn(after)).toBe(convert(titleIn(before)));
    expect(after).toContain('<html lang="zh-Hant">');
    expect(titleIn(before)).not.toBe("");
    expect(after).toMatch(/<a href="[^"]*tags\/灯塔\.html">燈塔</);
    expect(textOf(converted.out, "feed.xml")).toContain('xml:lang="zh-Hant"');
    expect(textOf(converted.out, "feed.xml")).toContain("鏡像");
    expect(JSON.parse(textOf(converted.out, "site.webmanifest"))).toMatchObject({
      lang: "zh-Hant",
      name: "青禾時報鏡像",
    });
  });

  it("leaves code and addresses as they are, also in whole articles of a feed", () => {
    const feed = textOf(converted.out, "feed.xml");
    expect(feed).toContain("後來用&lt;code&gt;头发&lt;/code&gt;");
    expect(feed).toMatch(/href=&quot;https:\/\/mirror\.example\/2024\/02\/21\/[^&]*&quot;&gt;這裡&lt;/);
    expect(textOf(converted.out, "2024/02/20/code.html")).toContain("後來用<code>头发</code>");
  });

  it("leaves articles of that script and of other languages as they are", () => {
    const title = /<title[^>]*>(.*?) - /;
    const body = /itemprop="articleBody">([\s\S]*?)<\/div>/;
    for (const file of ["2023/12/20/hant.html", "2024/01/04/n20001015.html"])
      for (const part of [title, body])
        expect(part.exec(textOf(converted.out, file))?.[1], file).toBe(
          part.exec(textOf(plain.out, file))?.[1],
        );
  });

  it("passes the check", async () => {
    expect(await runHere(["check", "--site", converted.out])).toMatchObject({ code: 0 });
  });

  it("is made anew where the variant is taken away, and then is the plain site", async () => {
    writeMirror(converted.content, FULL_FEED);
    await converted.buildHere({ baseUrl: BASE });
    for (const file of filesIn(plain.out))
      expect(textOf(converted.out, file), file).toBe(textOf(plain.out, file));
    writeMirror(converted.content, `${FULL_FEED}variant: zh-Hant\n`);
    await converted.buildHere({ baseUrl: BASE });
    expect(textOf(converted.out, "index.html")).toContain('<html lang="zh-Hant">');
  });

  it.each([
    ["lang: zh-TW\nvariant: zh-Hant\n", "zh-TW"],
    ["lang: zh-Hant\nvariant: zh-Hans\n", "zh-Hans"],
  ])("is converted only where %j asks for it", async (settings, lang) => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, {
      "site.yaml": settings,
      "a/b.md": "---\ntitle: 頭髮\ndate: 2024-03-05\n---\n\n後來\n",
    });
    await site.buildHere();
    const html = textOf(site.out, "2024/03/05/b.html");
    expect(html).toContain(`<html lang="${lang}">`);
    expect(html).toContain(lang === "zh-Hans" ? ">头发</h1>" : ">頭髮</h1>");
  });

  it("is refused where the site is not Chinese", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, { "site.yaml": "lang: en\nvariant: zh-Hant\n" });
    await expect(site.buildHere()).rejects.toThrow("variant is for a site in Chinese, but lang is en");
  });

  it("has no buttons and no tables where the site is not Chinese", async () => {
    const site = siteIn(temporaryFolder());
    writeFiles(site.content, {
      "site.yaml": "lang: en\n",
      "a/b.md": "---\ntitle: Hair\ndate: 2024-03-05\n---\n\nLong.\n",
    });
    await site.buildHere();
    expect(readdirSync(path.join(site.out, "assets"))).not.toContain("chinese");
    for (const file of filesIn(site.out)) expect(textOf(site.out, file), file).not.toContain("chinese");
  });

  describe.skipIf(!chromiumPath)("in a browser", () => {
    it.each(["圖書館", "图书馆"])("finds %s, and shows results in the variant", async (words) => {
      const page = await browser.newPage();
      await page.goto(`${server.address}search.html?q=${encodeURIComponent(words)}`);
      const results = page.locator("#search-results");
      await results.locator("li").first().waitFor();
      await page.locator('.chinese button[lang="zh-Hant"][aria-pressed="true"]').waitFor();
      await expect.poll(() => results.textContent()).toContain("圖書館");
      expect(await results.textContent()).not.toContain("图书馆");
      await page.close();
    });
  });
});
