import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { chromiumPath, launchChromium } from "../support/chromium.js";
import { writeFiles } from "../support/files.js";
import { htmlFindings } from "../support/html-findings.js";
import { objectionsOfAxe, overflowOf } from "../support/look-at-page.js";
import { SAMPLE_PAGES, writeSample } from "../support/sample-pages.js";
import { siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

/** The first page of each kind. Those of several mirrors are tested in a site of their own. */
const FILES = Object.entries(SAMPLE_PAGES)
  .filter(([kind]) => kind !== "mirror")
  .map(([, files]) => files[0] as string);

/** What the settings add to those of the sample. Simplified Chinese is tested with the sample itself. */
const SETTINGS = {
  "Traditional Chinese": "variant: zh-Hant\n",
  English: "lang: en\n",
  Arabic: "lang: ar\n",
  Persian: "lang: fa\n",
  Russian: "lang: ru\n",
  Spanish: "lang: es\n",
};

let browser: Browser;
let page: Page;

beforeAll(async () => {
  if (!chromiumPath) return;
  browser = await launchChromium();
  page = await browser.newPage({ viewport: { width: 360, height: 800 } });
});

afterAll(() => browser?.close());

describe.each(Object.entries(SETTINGS))("a site in %s", (_, settings) => {
  const site = siteIn(sharedFolder());

  beforeAll(async () => {
    writeSample(site.content);
    const sample = readFileSync(path.join(site.content, "site.yaml"), "utf8");
    writeFiles(site.content, { "site.yaml": sample.replace(/^lang:.*\n/m, "") + settings });
    await site.buildHere();
  });

  it.each(FILES)("%s is valid HTML", async (file) => {
    expect(await htmlFindings(readFileSync(path.join(site.out, file), "utf8"), file)).toEqual([]);
  });

  it.skipIf(!chromiumPath).each(FILES)(
    "%s fits a phone, with letters of twice the size, too, and axe objects to nothing",
    async (file) => {
      await page.goto(pathToFileURL(path.join(site.out, file)).href);
      for (const size of ["200%", "100%"]) {
        await page.evaluate(`document.documentElement.style.fontSize = "${size}"`);
        expect(await overflowOf(page), size).toEqual([]);
      }
      for (const colorScheme of ["light", "dark"] as const) {
        await page.emulateMedia({ colorScheme });
        expect(await objectionsOfAxe(page, colorScheme), colorScheme).toEqual([]);
      }
    },
  );
});

/** Returns the sides on which words of the calendar are outside of their day. */
const OUTSIDE_CALENDAR = `[...document.querySelectorAll(".calendar small")].flatMap((small) => {
  const range = document.createRange();
  range.selectNodeContents(small);
  const words = range.getBoundingClientRect();
  const cell = small.closest("td").getBoundingClientRect();
  return ["left", "right", "bottom"].filter((side) =>
    side === "left" ? words.left < cell.left : words[side] > cell[side]);
})`;

/** The pages with the longest words beside each other. */
const NARROW = [
  "index.html",
  "2024/03/index.html",
  "2024/index.html",
  "search.html",
  "tags/index.html",
  "about.html",
];

describe.skipIf(!chromiumPath)("the words of each language", () => {
  it.each(readdirSync("templates/locales").map((file) => file.replace(".yaml", "")))(
    "%s fit the narrowest phone, with letters of twice the size, too",
    async (lang) => {
      const site = siteIn(temporaryFolder());
      const article =
        "---\ntitle: A\ndate: 2024-03-05\ntags: [B]\nimage: https://example.org/a.png\n---\n\nA.\n";
      writeFiles(site.content, { "site.yaml": `lang: ${lang}\n` });
      writeFiles(
        site.content,
        Object.fromEntries(["a", "b", "c"].map((name) => [`town/${name}.md`, article])),
      );
      await site.buildHere();
      await page.setViewportSize({ width: 320, height: 800 });
      for (const file of NARROW) {
        await page.goto(pathToFileURL(path.join(site.out, file)).href);
        expect(await page.evaluate(OUTSIDE_CALENDAR), file).toEqual([]);
        await page.evaluate('document.documentElement.style.fontSize = "200%"');
        expect(await overflowOf(page), file).toEqual([]);
      }
    },
  );
});

describe.skipIf(!chromiumPath)("a site in a language without words of its own", () => {
  const site = siteIn(sharedFolder());
  const open = (file: string) => page.goto(pathToFileURL(site.out).href + encodeURI(`/${file}`));

  beforeAll(async () => {
    const article = "---\ntitle: Пором\ndate: 2024-03-05\n---\n\nПором ходить *знову*.\n";
    const names = Array.from({ length: 31 }, (_, index) => `reka/n${index}.md`);
    writeFiles(site.content, Object.fromEntries(names.map((name) => [name, article])));
    writeFiles(site.content, {
      "site.yaml": "lang: sr\n",
      "reka/long.md": `---\ntitle: ${"Пором ".repeat(12)}\ndate: 2024-03-03\nimage: https://ferry.example/a.jpg\n---\n\nПором.\n`,
      "brod/long.md": `---\ntitle: ${"Брод ".repeat(12)}\ndate: 2024-03-02\nimage: https://ferry.example/a.jpg\n---\n\nБрод.\n`,
      "reka/persian.md": "---\ntitle: قایق\ndate: 2024-03-04\n---\n\n*قایق* برگشت.\n",
    });
    await site.buildHere();
  });

  it("slants what is emphasised", async () => {
    await open("2024/03/05/n0.html");
    const style = await page.evaluate("getComputedStyle(document.querySelector('article em')).fontStyle");
    expect(style).toBe("italic");
  });

  it("ends a Persian sentence at the left, even if the article does not state its language", async () => {
    for (const [file, sentence] of [
      ["2024/03/04/persian.html", "[itemprop=articleBody] p"],
      ["2024/03/04/index.html", ".cards p"],
    ] as const) {
      await open(file);
      const isAtLeft = await page.evaluate(`(() => {
        const leftOf = (node, start) => {
          const range = document.createRange();
          range.setStart(node, start);
          range.setEnd(node, start + 1);
          return range.getBoundingClientRect().left;
        };
        const words = document.querySelector(${JSON.stringify(sentence)}).lastChild;
        return leftOf(words, words.length - 1) < leftOf(words, 1);
      })()`);
      expect(isAtLeft, file).toBe(true);
    }
  });

  it("shows results of the search in the direction of their words", async () => {
    for (const [words, direction] of [
      ["قایق", "rtl"],
      ["Пором", "ltr"],
    ] as const) {
      await open(`search.html?q=${words}`);
      await page.locator("#search-results a").first().waitFor();
      const shown = await page.evaluate(
        "getComputedStyle(document.querySelector('#search-results a')).direction",
      );
      expect(shown).toBe(direction);
      expect(await page.locator("#search-results .about").first().textContent()).toMatch(
        /2024 · (?:reka|brod)$/,
      );
    }
  });

  it("keeps a picture's mark beside its title, and a day that finds no room there under the title's first letter", async () => {
    await page.setViewportSize({ width: 240, height: 800 });
    await open("2024/03/03/index.html");
    const inCard = await page.evaluate(`(() => {
      const card = document.querySelector(".cards li");
      return card.querySelector(".mark").offsetTop - card.querySelector("a").offsetTop;
    })()`);
    expect(Math.abs(Number(inCard))).toBeLessThan(20);
    await open("index.html");
    // There is room for a day in letters of the usual size where a machine's font is narrow.
    await page.evaluate('document.documentElement.style.fontSize = "200%"');
    const [row, day] = (await page.evaluate(`(() => {
      const rows = [...document.querySelectorAll(".headlines li:has(.mark)")];
      return [rows[0], rows[0].querySelector("time")].map((one) => one.getBoundingClientRect().left);
    })()`)) as number[];
    expect(day).toBe(row);
  });
});

it("articles of the other direction have it on their pages and in lists, even if they do not state their language", async () => {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, {
    "site.yaml": "lang: fa\n",
    "town/russian.md": "---\ntitle: Паром ходит снова\ndate: 2024-03-05\n---\n\nПаром ходит с утра.\n",
    "town/persian.md": "---\ntitle: قایق برگشت\ndate: 2024-03-05\n---\n\nقایق برگشت.\n",
  });
  await site.buildHere();
  const read = (file: string) => readFileSync(path.join(site.out, file), "utf8");
  expect(read("2024/03/05/russian.html")).toContain('<article lang="und" dir="ltr"');
  expect(read("2024/03/05/russian.html")).toContain('<p class="byline" lang="fa" dir="rtl">');
  expect(read("2024/03/05/persian.html")).toMatch(/<article item.*<p class="byline">/s);
  expect(read("2024/03/05/index.html")).toMatch(/lang="und" dir="ltr">Паром.*<p lang="und" dir="ltr">Паром/);
});

it("a site in a language from right to left has that direction, even without words of its own", async () => {
  const site = siteIn(temporaryFolder());
  writeFiles(site.content, {
    "site.yaml": "lang: he\n",
    "town/n1.md": "---\ntitle: המעבורת\ndate: 2024-03-05\n---\n\nהמעבורת חזרה.\n",
  });
  await site.buildHere();
  expect(readFileSync(path.join(site.out, "index.html"), "utf8")).toContain('<html lang="he" dir="rtl">');
});
