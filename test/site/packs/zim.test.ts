import { spawn, spawnSync } from "node:child_process";
import { appendFileSync, readdirSync } from "node:fs";
import { createServer } from "node:net";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { zimMetadata } from "../../../src/packs/zim/zim-metadata.js";
import { loadSettings } from "../../../src/settings/load-settings.js";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { hasTools } from "../../support/debian-tools.js";
import { digestsIn, writeFiles } from "../../support/files.js";
import { sharedFolder, temporaryFolder } from "../../support/temporary-folder.js";
import { countOf, packing } from "./packing.js";

const ZIM = "newsmirror_zho.zim";

describe("what a ZIM says of itself", () => {
  it.each([
    ["zh-Hans", "zho"],
    ["fa", "fas"],
    ["en-GB", "eng"],
    ["yue-Hant", "yue"],
  ])("has the language %s as %s", async (lang, language) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "site.yaml": `lang: ${lang}\n` });
    expect(zimMetadata((await loadSettings({ content: folder })).site).language).toBe(language);
  });

  it("is as short as the format asks for", async () => {
    const folder = temporaryFolder();
    const about = "about: { operator: Group, original: Paper }";
    writeFiles(folder, {
      "site.yaml": `title: ${"长".repeat(31)}\ndescription: ${"x".repeat(81)}\nbaseUrl: https://News.example/a\n${about}\n`,
    });
    expect(zimMetadata((await loadSettings({ content: folder })).site)).toEqual({
      name: "news.example_zho",
      title: `${"长".repeat(29)}…`,
      description: `${"x".repeat(79)}…`,
      language: "zho",
      creator: "Paper",
      publisher: "Group",
    });
  });
});

describe("pack zim", () => {
  it("says that there is no site, and which program is not installed", async () => {
    const { build, pack } = packing(temporaryFolder());
    expect(await pack("zim")).toMatchObject({
      code: 1,
      err: expect.stringMatching(/no manifest\.json in .*\n.*build the site/),
    });
    await build();
    const { code, err } = await pack("zim", [], { PATH: "/nowhere" });
    expect([code, err]).toEqual([
      1,
      expect.stringMatching(/zimwriterfs is not installed\n.*apt-get install zim-tools/),
    ]);
  });
});

describe.skipIf(!hasTools("zimwriterfs", "zimcheck"))("the ZIM of a site", () => {
  it("is one that zimcheck objects to in nothing, and is written again only if the site changes", async () => {
    const { content, packs, build, pack } = packing(temporaryFolder());
    appendFileSync(path.join(content, "site.yaml"), `packs: ${packs}\n`);
    await build();
    expect(countOf(await pack("zim"), "written")).toBe(1);
    const { stdout } = spawnSync("zimcheck", ["--all", path.join(packs, ZIM)], { encoding: "utf8" });
    expect(stdout).toContain("Overall Test Status: Pass");
    expect(stdout).not.toContain("[ERROR]");
    await build();
    expect(countOf(await pack("zim"), "unchanged")).toBe(1);
    writeFiles(content, { "ncid101/new.md": "---\ntitle: 新桥\ndate: 2024-04-01\n---\n\n新桥通车。\n" });
    await build();
    expect(countOf(await pack("zim"), "written")).toBe(1);
    expect(readdirSync(packs).sort()).toEqual([ZIM, "packs.json"].sort());
  });

  it("is not there where the disk is full", async () => {
    const { packs, build, pack, packWithin } = packing(temporaryFolder());
    await build();
    const { code, err } = packWithin(40, "zim");
    expect([code, err]).toEqual([1, expect.stringMatching(/^error: /m)]);
    expect(digestsIn(packs)).toEqual({});
    expect((await pack("zim")).code).toBe(0);
  });
});

/** Returns a port that nobody uses. */
const freePort = (): Promise<number> =>
  new Promise((done) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => done(port));
    });
  });

describe.skipIf(!chromiumPath || !hasTools("zimwriterfs", "kiwix-serve"))("the ZIM in Kiwix", () => {
  const folder = sharedFolder();
  let browser: Browser;
  let address: string;
  let kiwix: ReturnType<typeof spawn>;

  beforeAll(async () => {
    const { packs, build, pack } = packing(folder);
    await build();
    await pack("zim");
    const port = await freePort();
    kiwix = spawn("kiwix-serve", ["--address", "127.0.0.1", "--port", String(port), path.join(packs, ZIM)]);
    address = `http://127.0.0.1:${port}/${ZIM.replace(".zim", "")}/`;
    for (let tries = 0; tries < 100 && !(await isThere(address)); tries++) await sleep(100);
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser?.close();
    kiwix?.kill();
  });

  const isThere = (url: string): Promise<boolean> =>
    fetch(url).then(
      ({ ok }) => ok,
      () => false,
    );

  it.each([
    ["home", "index.html", "青禾时报镜像"],
    ["article", "2023/11/03/n20000118.html", "青禾市图书馆新馆开放"],
    ["tag", "tags/渡轮.html", "渡轮"],
    ["archive", "archive.html", "往期"],
    ["search", "search.html?q=图书馆", "青禾市图书馆新馆开放"],
  ])("shows its %s page, and asks no other host", async (_, page, words) => {
    const tab = await browser.newPage();
    const troubles: string[] = [];
    tab.on("pageerror", (error) => troubles.push(error.message));
    tab.on("request", (request) => {
      if (!request.url().startsWith("http://127.0.0.1:")) troubles.push(request.url());
    });
    tab.on("response", (response) => {
      if (response.status() >= 400) troubles.push(`${response.status()}: ${response.url()}`);
    });
    await tab.goto(address + encodeURI(page));
    await tab.locator("main, .masthead").getByText(words).first().waitFor();
    await tab.close();
    expect(troubles).toEqual([]);
  });
});
