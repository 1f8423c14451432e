#!/usr/bin/env node
/**
 * Measures what a reader waits for: searches for two words in Chromium, each in a browser that has nothing loaded yet, and
 * tells when the first results and all of them were there, and how many bytes of the index and of pages were loaded.
 *
 *   node bench/search-browser.mjs SITE [--slow] [--typed | --address] [--disk] [--queries N] [--seed N] [--chromium FILE]
 *
 * The site is served from this machine, or read from the disk. With --slow, Chromium emulates a processor of a quarter of the
 * speed, and a line of 1.6 Mbit/s and 150 ms. Times are counted from the sending of the form, on a page that is open and
 * loads nothing more. The query is put into the field at once; with --typed, a character each 300 ms, and the form is sent
 * 300 ms after the last. With --address the query is in the address of the page, and times are counted from the opening of it,
 * with all that it loads. The words are two tags of one article, drawn from the index itself, always the same for a seed.
 */
import { createReadStream, readFileSync, statSync } from "node:fs";
import { createServer } from "node:http";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { chromium } from "playwright-core";
import { seededRandom } from "./seeded-random.mjs";

const { decodePostingFile } = await import("../dist/search/format/posting-file.js");
const { parseFile, termsFilesOf } = await import("../dist/search/format/search-format.js");

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    slow: { type: "boolean", default: false },
    typed: { type: "boolean", default: false },
    address: { type: "boolean", default: false },
    disk: { type: "boolean", default: false },
    queries: { type: "string", default: "60" },
    seed: { type: "string", default: "7" },
    chromium: { type: "string", default: process.env.NEWSMIRROR_CHROMIUM ?? "/usr/bin/chromium" },
  },
});
const [site] = positionals;
if (!site) {
  console.error("usage: node bench/search-browser.mjs SITE [--slow] [--typed | --address] [--disk]");
  process.exit(2);
}
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".css": "text/css", ".svg": "image/svg+xml" };
const SLOW = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000 };

/** Milliseconds from one character to the next. */
const KEY = 300;

const random = seededRandom(Number(options.seed));
const server = createServer(answer);
await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
const browser = await chromium.launch({ executablePath: options.chromium, args: ["--no-sandbox"] });
const measured = [];
try {
  for (const query of draw(Number(options.queries))) measured.push(await search(query));
} finally {
  await browser.close();
  server.close();
}
for (const [name, unit] of [
  ["first", "ms"],
  ["all", "ms"],
  ["index", "bytes"],
  ["pages", "bytes"],
]) {
  const sorted = measured.map((one) => one[name]).sort((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)];
  console.log(`${name}: median ${Math.round(median)} ${unit}, most ${Math.round(sorted.at(-1))} ${unit}`);
}

function answer(request, response) {
  const file = fileOf(`http://localhost${request.url}`);
  try {
    const { size } = statSync(file);
    const type = TYPES[path.extname(file)] ?? "application/octet-stream";
    response.writeHead(200, { "content-type": type, "content-length": size });
    createReadStream(file).pipe(response);
  } catch {
    response.writeHead(404).end();
  }
}

function fileOf(url) {
  return path.join(site, decodeURIComponent(new URL(url).pathname));
}

/** Returns pairs of words that are tags of one article. */
function draw(count) {
  const segments = read("table.js").segments.map(([folder]) => ({ folder, ...read(`${folder}/segment.js`) }));
  const total = segments.reduce((sum, { documents }) => sum + documents, 0);
  const tags = new Map();
  const pairs = [];
  while (pairs.length < count) {
    let document = random(total);
    let index = 0;
    for (; document >= segments[index].documents; index++) document -= segments[index].documents;
    const segment = segments[index];
    if (!tags.has(segment)) tags.set(segment, tagsOf(segment));
    const words = (tags.get(segment).get(document) ?? []).filter((tag) => /^[\u4e00-\u9fff]{2,4}$/.test(tag));
    if (words.length >= 2) pairs.push(words.slice(0, 2).join(" "));
  }
  return pairs;
}

/** Returns the tags of the documents of a segment, by their numbers. */
function tagsOf(segment) {
  const tags = new Map();
  for (const [name, , span] of termsFilesOf(segment)) {
    const terms = decodePostingFile(read(`${segment.folder}/${name}`), span, segment.documents);
    for (const [term, { tags: having }] of terms) {
      if (typeof term !== "string" || !term.startsWith("t:")) continue;
      for (const document of having) tags.set(document, [...(tags.get(document) ?? []), term.slice(2)]);
    }
  }
  return tags;
}

/** Returns what a file of the index holds. */
function read(name) {
  return parseFile(readFileSync(path.join(site, "search", name), "utf8"));
}

/** Searches once. Returns the milliseconds until results were there, and the bytes that were loaded meanwhile. */
async function search(query) {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const base = options.disk
      ? pathToFileURL(path.resolve(site)).href
      : `http://127.0.0.1:${server.address().port}`;
    await page.addInitScript(watchResults);
    if (!options.address) {
      await page.goto(`${base}/search.html`);
      await page.locator("#search button").waitFor();
      await page.waitForLoadState("networkidle");
    }
    if (options.slow) {
      const session = await context.newCDPSession(page);
      await session.send("Network.enable");
      await session.send("Network.emulateNetworkConditions", SLOW);
      await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    }
    const bytes = { index: 0, pages: 0 };
    page.on("request", (request) => {
      const file = options.disk ? new URL(request.url()).pathname : fileOf(request.url());
      bytes[/\.html$/.test(file) ? "pages" : "index"] += statSync(decodeURIComponent(file)).size;
    });
    if (options.address) await page.goto(`${base}/search.html?q=${encodeURIComponent(query)}`);
    else if (options.typed) {
      await page.locator("#search [name=q]").pressSequentially(query, { delay: KEY });
      await page.waitForTimeout(KEY);
    }
    const times = await page.evaluate(waitForResults, options.address ? undefined : query);
    await page.waitForLoadState("networkidle");
    return { ...times, ...bytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page before all else: notes when results appear, and when the last have come, since the page was opened. */
function watchResults() {
  window.times = {};
  new MutationObserver(() => {
    const list = document.getElementById("search-results");
    if (!list) return;
    if (!window.times.first && list.children.length > 0) window.times.first = performance.now();
    if (!window.times.all && window.times.first && list.getAttribute("aria-busy") === "false")
      window.times.all = performance.now();
  }).observe(document, { subtree: true, childList: true, attributes: true });
}

/** Runs in the page: sends the form where there is a query, and returns when results were there, since then. */
async function waitForResults(query) {
  const start = query === undefined ? 0 : performance.now();
  if (query !== undefined) {
    document.querySelector("#search [name=q]").value = query;
    document.querySelector("#search button").click();
  }
  while (!window.times.all) await new Promise((done) => setTimeout(done, 50));
  return { first: window.times.first - start, all: window.times.all - start };
}
