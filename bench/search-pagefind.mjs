#!/usr/bin/env node
/**
 * Measures Pagefind on the article pages of a site with the queries that search-quality.mjs --save wrote down. Needs a
 * Chromium and the pagefind package, which is installed apart: it brings a binary of 13 MB.
 *
 *   node bench/search-pagefind.mjs SITE QUERIES --pagefind node_modules/pagefind [--chromium /usr/bin/chromium]
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { chromium } from "playwright-core";

const arguments_ = process.argv.slice(2);
const [site, queriesFile] = arguments_;
const option = (name) => new RegExp(`--${name}[= ](\\S+)`).exec(arguments_.join(" "))?.[1];
const pagefind = option("pagefind");
if (!site || !queriesFile || !pagefind) {
  console.error("usage: node bench/search-pagefind.mjs SITE QUERIES --pagefind FOLDER [--chromium FILE]");
  process.exit(2);
}
const TYPES = { ".js": "text/javascript", ".html": "text/html", ".json": "application/json" };

const folder = mkdtempSync(path.join(tmpdir(), "newsmirror-pagefind-"));
try {
  for (const year of readdirSync(site).filter((name) => /^\d{4}$/.test(name)))
    cpSync(path.join(site, year), path.join(folder, year), {
      recursive: true,
      filter: (file) => !file.endsWith("index.html"),
    });
  writeFileSync(path.join(folder, "empty.html"), "<!doctype html><title>-</title>");
  const start = performance.now();
  const bin = path.join(pagefind, "lib/runner/bin.cjs");
  execFileSync(
    process.execPath,
    [bin, "--site", folder, "--root-selector", "article", "--force-language", "zh"],
    {
      stdio: ["ignore", "ignore", "inherit"],
    },
  );
  const seconds = (performance.now() - start) / 1000;
  const { bytes, files } = sizesIn(path.join(folder, "pagefind"));
  console.log(`index: ${(bytes / 1000).toFixed(0)} kB in ${files} files, ${seconds.toFixed(1)} s`);
  await search(JSON.parse(readFileSync(queriesFile, "utf8")));
} finally {
  rmSync(folder, { recursive: true });
}

async function search(sets) {
  let loaded = 0;
  const server = createServer((request, response) => {
    const file = path.join(folder, decodeURIComponent(new URL(request.url, "http://localhost").pathname));
    try {
      const content = readFileSync(file);
      loaded += content.length;
      response
        .writeHead(200, { "content-type": TYPES[path.extname(file)] ?? "application/octet-stream" })
        .end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const origin = `http://127.0.0.1:${server.address().port}`;
  const browser = await chromium.launch({
    executablePath: option("chromium") ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  const { titles, ...others } = sets;
  for (const [name, queries] of Object.entries(others)) {
    const sum = { truths: 0, recalled: 0, shown: 0, right: 0, bytes: [], milliseconds: [] };
    for (const [query, ids] of queries) {
      const page = await browser.newPage();
      await page.goto(`${origin}/empty.html`);
      loaded = 0;
      const start = performance.now();
      const found = await page.evaluate(async (text) => {
        const index = await import("/pagefind/pagefind.js");
        const { results } = await index.search(text);
        const shown = await Promise.all(results.slice(0, 10).map((one) => one.data()));
        return { count: results.length, urls: shown.map((one) => one.url) };
      }, query);
      sum.milliseconds.push(performance.now() - start);
      sum.bytes.push(loaded);
      const all = await page.evaluate(async (text) => {
        const index = await import("/pagefind/pagefind.js");
        const { results } = await index.search(text);
        const data = await Promise.all(results.map((one) => one.data()));
        return data.map((one) => one.url);
      }, query);
      const truth = new Set(ids);
      const idsOf = (urls) => urls.map((url) => path.posix.basename(url, ".html"));
      const right = idsOf(found.urls).filter((id) => truth.has(id)).length;
      sum.truths += truth.size;
      sum.recalled += idsOf(all).filter((id) => truth.has(id)).length;
      sum.shown += found.urls.length;
      sum.right += right;
      await page.close();
    }
    const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`;
    const median = (list) => list.sort((a, b) => a - b)[Math.floor(list.length / 2)];
    console.log(
      `${name}: ${queries.length} queries, recall ${percent(sum.recalled, sum.truths)} of ${sum.truths}, precision of the first ten ${percent(sum.right, sum.shown)} of ${sum.shown}; kB a query: median ${(median(sum.bytes) / 1000).toFixed(0)}, largest ${(sum.bytes.at(-1) / 1000).toFixed(0)}; ms: median ${median(sum.milliseconds).toFixed(0)}`,
    );
  }
  await reportOrder(browser, origin, titles);
  await browser.close();
  server.close();
}

/** Tells which place the article has that a title was taken from. */
async function reportOrder(browser, origin, titles) {
  const page = await browser.newPage();
  await page.goto(`${origin}/empty.html`);
  const places = [];
  for (const { query, id } of titles) {
    const urls = await page.evaluate(async (text) => {
      const index = await import("/pagefind/pagefind.js");
      const { results } = await index.search(text);
      const shown = await Promise.all(results.slice(0, 5).map((one) => one.data()));
      return shown.map((one) => one.url);
    }, query);
    places.push(urls.map((url) => path.posix.basename(url, ".html")).indexOf(id));
  }
  const share = (isThere) => ((100 * places.filter(isThere).length) / places.length).toFixed(1);
  console.log(
    `titles with two words left out: ${titles.length}, first in ${share((place) => place === 0)} %, among the first five in ${share((place) => place >= 0)} %`,
  );
}

function sizesIn(at) {
  const sum = { bytes: 0, files: 0 };
  for (const entry of readdirSync(at, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    sum.bytes += statSync(path.join(entry.parentPath, entry.name)).size;
    sum.files++;
  }
  return sum;
}
