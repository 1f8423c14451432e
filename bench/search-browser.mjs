#!/usr/bin/env node
/**
 * Measures what a reader waits for: searches for two words in Chromium, from the disk, each in a browser that has nothing
 * loaded yet, and tells when the first results and all of them were there, and how many bytes were loaded.
 *
 *   node bench/search-browser.mjs SITE [--queries N] [--seed N] [--chromium FILE]
 *
 * The words are two tags of one article, drawn from the index itself, always the same for a seed.
 */
import { readFileSync, statSync } from "node:fs";
import path from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { seededRandom } from "./seeded-random.mjs";

const { PostingReader } = await import("../dist/search/format/posting-file.js");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    queries: { type: "string", default: "40" },
    seed: { type: "string", default: "7" },
    chromium: { type: "string", default: process.env.NEWSMIRROR_CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const [site] = positionals;
if (!site) {
  console.error("usage: node bench/search-browser.mjs SITE [--queries N] [--seed N] [--chromium FILE]");
  process.exit(2);
}

const random = seededRandom(Number(options.seed));
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox"] });
const measured = [];
try {
  for (const query of draw(Number(options.queries))) measured.push(await search(query));
} finally {
  await browser.close();
}
for (const [name, unit] of [
  ["first", "ms"],
  ["all", "ms"],
  ["bytes", "bytes"],
]) {
  const sorted = measured.map((one) => one[name]).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${name}: median ${Math.round(median)} ${unit}, most ${Math.round(sorted.at(-1))} ${unit}`);
}

/** Returns pairs of words that are tags of one article. */
function draw(count) {
  const { segments } = read("table.js");
  const pairs = [];
  const tagsBySegment = segments.map(tagsOf);
  while (pairs.length < count) {
    const at = random(segments.length);
    const tags = tagsBySegment[at].get(random(segments[at].documents)) ?? [];
    const words = tags.filter((tag) => /^[\u4e00-\u9fff]{2,4}$/.test(tag));
    if (words.length >= 2) pairs.push(words.slice(0, 2).join(" "));
  }
  return pairs;
}

/** Returns the tags of the documents of a segment, by their places. */
function tagsOf({ id, titles, documents }) {
  const tags = new Map();
  for (let file = 0; file < titles; file++) {
    const postings = read(`${id}/t${file}.js`);
    const reader = new PostingReader(postings, titles, documents * 2);
    for (const word of postings[1].split(" ")) {
      if (!word.startsWith("t:")) continue;
      for (const unit of reader.word(word)) {
        const known = tags.get(unit >>> 1);
        if (known) known.push(word.slice(2));
        else tags.set(unit >>> 1, [word.slice(2)]);
      }
    }
  }
  return tags;
}

/** Returns what a file of the index holds. */
function read(name) {
  const text = readFileSync(path.join(site, "search", name), "utf8");
  return JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`)[1];
}

/** Searches once. Returns the milliseconds since the page was opened, and the bytes of the index that were loaded. */
async function search(query) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    let bytes = 0;
    page.on("request", (request) => {
      if (/\/search\/[^?]+\.js$/.test(request.url())) bytes += statSync(fileURLToPath(request.url())).size;
    });
    await page.addInitScript(watchResults);
    const address = pathToFileURL(path.resolve(site, "search.html")).href;
    await page.goto(`${address}?q=${encodeURIComponent(query)}`);
    const times = await page.waitForFunction(() => window.resultTimes?.all && window.resultTimes);
    return { ...(await times.jsonValue()), bytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page: notes when results appear and when the last have come. */
function watchResults() {
  const times = { first: 0, all: 0 };
  window.resultTimes = times;
  const look = () => {
    const list = document.getElementById("search-results");
    if (!list) return;
    if (!times.first && list.children.length > 0) times.first = performance.now();
    const isDone = times.first && list.getAttribute("aria-busy") === "false";
    if (!times.all && isDone) times.all = performance.now();
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true });
}
