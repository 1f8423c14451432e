import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../../support/chromium.js";
import { writeFiles } from "../../support/files.js";
import { siteIn } from "../../support/site.js";
import { sharedFolder } from "../../support/temporary-folder.js";

/** Defines `linesOf` in a page: the lines in which the browser shows the text of an element, from top to bottom. */
const LINES_OF = `globalThis.linesOf = (element) => {
  const lines = [];
  let bottom = 0;
  const text = element.firstChild;
  for (let index = 0; index < text.data.length; index++) {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + 1);
    const box = range.getBoundingClientRect();
    if ((box.top + box.bottom) / 2 >= bottom) {
      bottom = box.bottom;
      lines.push("");
    }
    lines[lines.length - 1] += text.data[index];
  }
  return lines;
}`;

let browser: Browser;
let page: Page;

describe.skipIf(!chromiumPath)("the lines of a page on a phone", () => {
  beforeAll(async () => {
    browser = await launchChromium();
    page = await browser.newPage();
  });

  afterAll(() => browser?.close());

  describe("with Chinese titles of any length", () => {
    const site = siteIn(sharedFolder());
    const titles = Array.from(
      { length: 12 },
      (_, index) => `${"渡轮清晨离岸去对岸的码头".slice(index)}，图书馆“开门”`,
    );

    beforeAll(async () => {
      const files = titles.map((title, index) => [
        `c1/n${index}.md`,
        `---\nid: n${index}\ntitle: ${title}\ndate: 2024-03-05\n---\n\n甲。\n`,
      ]);
      writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": "lang: zh-Hans\n" });
      await site.buildHere();
    });

    it.each([320, 360, 412])("end no neighbour's title in one character, at %i px", async (width) => {
      await page.setViewportSize({ width, height: 800 });
      const shown: string[][] = [];
      for (let index = 1; index < titles.length - 1; index++) {
        await page.goto(pathToFileURL(`${site.out}/2024/03/05/n${index}.html`).href);
        await page.evaluate(LINES_OF);
        shown.push(
          ...((await page.evaluate("[...document.querySelectorAll('.turn b')].map(linesOf)")) as string[][]),
        );
      }
      expect(shown.filter((lines) => lines.length > 1).length).toBeGreaterThan(5);
      for (const lines of shown) {
        expect(lines.at(-1)?.length, lines.join("/")).toBeGreaterThan(1);
        expect(lines.filter((line) => /^[，”]/.test(line))).toEqual([]);
      }
    });
  });

  describe("in Japanese", () => {
    const site = siteIn(sharedFolder());
    const titles = Array.from(
      { length: 8 },
      (_, index) => `${"みなとの渡し船がつぎつぎに出る".slice(index)}、と町は言った。`,
    );

    beforeAll(async () => {
      const files = titles.map((title, index) => [
        `c1/n${index}.md`,
        `---\ntitle: ${title}\ndate: 2024-03-05\n---\n\n船。\n`,
      ]);
      writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": "lang: ja\n" });
      await site.buildHere();
    });

    it.each([320, 360])("begin no headline's line with a stop, at %i px", async (width) => {
      await page.setViewportSize({ width, height: 800 });
      for (const [index, title] of titles.entries()) {
        await page.goto(pathToFileURL(`${site.out}/2024/03/05/n${index}.html`).href);
        await page.evaluate(LINES_OF);
        const lines = (await page.evaluate("linesOf(document.querySelector('h1'))")) as string[];
        expect(lines.join("")).toBe(title);
        expect(lines.filter((line) => /^[、。]/.test(line))).toEqual([]);
      }
    });
  });

  describe("with titles of 230 characters", () => {
    const site = siteIn(sharedFolder());

    beforeAll(async () => {
      const title = "The crane of the eastern quay is painted green again ".repeat(5).trim();
      const files = [1, 2, 3].map((day) => [
        `c1/n${day}.md`,
        `---\ntitle: ${title}\ndate: 2024-03-0${day}\n---\n\nText of the crane.\n`,
      ]);
      writeFiles(site.content, { ...Object.fromEntries(files), "site.yaml": "lang: en\n" });
      await site.buildHere();
    });

    it("show no more than four of a neighbour's title", async () => {
      await page.setViewportSize({ width: 320, height: 800 });
      await page.goto(pathToFileURL(`${site.out}/2024/03/02/n2.html`).href);
      const lines = await page.evaluate(
        `[...document.querySelectorAll(".turn b")].map((one) =>
          Math.round(one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).lineHeight)))`,
      );
      expect(lines).toEqual([4, 4]);
    });
  });

  describe("in Arabic", () => {
    const site = siteIn(sharedFolder());

    beforeAll(async () => {
      const address = "https://paper.example/";
      writeFiles(site.content, {
        "c1/n1.md": "---\nid: n1\ntitle: عبّارة\ndate: 2024-03-05\n---\n\nنص.\n",
        "c1/n2.md": "---\nid: n2\ntitle: عبّارة\ndate: 2023-03-05\n---\n\nنص.\n",
        "site.yaml": `lang: ar\nabout:\n  originalUrl: ${address}\n`,
      });
      await site.buildHere();
    });

    it("draw the course of time from right to left", async () => {
      await page.goto(pathToFileURL(`${site.out}/archive.html`).href);
      const [first, last] = (await page.evaluate(`(() => {
        const chart = document.querySelector(".chart path").getScreenCTM();
        return [0, 1].map((x) => new DOMPoint(x, 0).matrixTransform(chart).x);
      })()`)) as [number, number];
      expect(last).toBeLessThan(first);
    });

    it("keep the last character of an address to its right", async () => {
      await page.setViewportSize({ width: 360, height: 800 });
      await page.goto(pathToFileURL(`${site.out}/about.html`).href);
      const [first, last] = (await page.evaluate(`(() => {
        const text = document.querySelector("dd a").firstChild;
        return [0, text.length - 1].map((index) => {
          const range = document.createRange();
          range.setStart(text, index);
          range.setEnd(text, index + 1);
          return range.getBoundingClientRect().left;
        });
      })()`)) as [number, number];
      expect(last).toBeGreaterThan(first);
    });
  });
});
