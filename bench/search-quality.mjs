#!/usr/bin/env node
/**
 * Measures the search of a site against a scan of all its pages: how many of the articles that hold a phrase are found,
 * how many of the first ten that are found hold it, what a query loads, and whether an article comes first that is looked
 * for with a part of its title.
 *
 *   node bench/search-quality.mjs SITE [--queries N] [--seed N] [--save FILE] [--disk] [--verbose]
 *
 * With --save the queries and the articles that hold them are written down, for search-pagefind.mjs. With --disk the pages of
 * articles are not read, as on a page that is read from a disk.
 *
 * SITE is a folder that a build wrote. Queries are drawn from the pages, the same for a seed: tags, titles, and phrases of
 * 2 to 8 characters. Every third is typed in the Traditional characters of Taiwan or Hong Kong. The scan reads the HTML of
 * the pages and looks for the query as it was drawn. White space and punctuation are all the same to it, and a Latin word is
 * found by its beginning.
 */
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Converter as ToTraditional } from "opencc-js/cn2t";
import { Converter as ToSimplified } from "opencc-js/t2cn";
import { parse } from "parse5";
import { seededRandom } from "./seeded-random.mjs";

const { parseQuery } = await import("../dist/search/query/parse-query.js");
const { nearestFirst, Search } = await import("../dist/search/query/search.js");
const { parseFile } = await import("../dist/search/format/search-format.js");

const arguments_ = process.argv.slice(2);
const site = arguments_.find((argument) => !argument.startsWith("--"));
if (!site) {
  console.error(
    "usage: node bench/search-quality.mjs SITE [--queries N] [--seed N] [--save FILE] [--verbose]",
  );
  process.exit(2);
}
const isVerbose = arguments_.includes("--verbose");
const isDisk = arguments_.includes("--disk");
const wanted = Number(/--queries[= ](\d+)/.exec(arguments_.join(" "))?.[1] ?? 200);
const SHOWN = 10;

const articles = readArticles();
const articleByAddress = new Map(articles.map((article) => [article.address, article]));
const table = readIndexFile("table.js");
const random = seededRandom(Number(/--seed[= ](\d+)/.exec(arguments_.join(" "))?.[1] ?? 7));
const pairs = await measure(drawPairs());
const phrases = await measure(drawPhrases());
report("phrases", phrases);
report("two words", pairs);
const titles = await measureOrder(drawTitles());
reportSizes();
const file = /--save[= ](\S+)/.exec(arguments_.join(" "))?.[1];
if (file) writeFileSync(file, JSON.stringify({ phrases: phrases.truth, pairs: pairs.truth, titles }));

/** Reads the texts of the article pages: title, tags, body and byline. */
function readArticles() {
  const found = [];
  for (const year of readdirSync(site).filter((name) => /^\d{4}$/.test(name))) {
    for (const name of readdirSync(path.join(site, year), { recursive: true })) {
      if (!/^\d{2}[\\/]\d{2}[\\/](?!index\.html).*\.html$/.test(name)) continue;
      const nodes = [...nodesIn(parse(readFileSync(path.join(site, year, name), "utf8")))];
      const article = nodes.find((node) => node.tagName === "article");
      const title = textOf(nodes.find((node) => node.tagName === "h1"));
      const chips = [...nodesIn(article)].filter((node) => attribute(node, "class") === "chips");
      const tags = chips.flatMap((node) =>
        [...nodesIn(node)].filter((one) => one.tagName === "li").map(textOf),
      );
      const body = [...nodesIn(article)].find((node) => attribute(node, "itemprop") === "articleBody");
      const lead = [...nodesIn(article)].find((node) => attribute(node, "class") === "lead");
      found.push({
        id: path.basename(name, ".html"),
        title,
        tags: tags.map((tag) => tag.trim()),
        body: textOf(body),
        address: path.join(year, name).split(path.sep).join("/"),
        bytes: statSync(path.join(site, year, name)).size,
        lead: textOf(lead),
        byline: textOf(nodes.find((node) => attribute(node, "class") === "byline")),
        scanned: ` ${folded([title, ...tags, textOf(lead), textOf(body)].join(" | "))} `,
      });
    }
  }
  return found;
}

function* nodesIn(node) {
  yield node;
  for (const child of node.childNodes ?? []) yield* nodesIn(child);
}

function attribute(node, name) {
  return node.attrs?.find((one) => one.name === name)?.value;
}

/** Blocks part words; inline elements do not. */
function textOf(node) {
  if (!node) return "";
  if (node.nodeName === "#text") return node.value;
  const text = (node.childNodes ?? []).map(textOf).join("");
  return /^(?:a|b|strong|em|i|del|code|span|time)$/.test(node.tagName ?? "") ? text : ` ${text} `;
}

/** Compatibility forms, case, accents, separators of thousands, Traditional characters and all that is between words. */
function folded(text) {
  const plain = text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
  return [...plain.replace(/\b[1-9]\d{0,2}(,\d{3})+(?!\d)/g, (number) => number.replaceAll(",", ""))]
    .map(simplified)
    .join("")
    .replace(/[^\p{L}\p{N}\p{M}々〆〇]+/gu, " ")
    .trim();
}

function simplified(character) {
  simplified.known ??= new Map();
  simplified.convert ??= ToSimplified({ from: "t", to: "cn" });
  let known = simplified.known.get(character);
  if (known === undefined) {
    known = simplified.convert(character);
    simplified.known.set(character, known);
  }
  return known;
}

/** Draws phrases, each as it is typed and as the scan looks for it. */
function drawPhrases() {
  const traditional = ["tw", "hk"].map((to) => ToTraditional({ from: "cn", to }));
  const queries = [];
  while (queries.length < wanted) {
    const article = pick(articles);
    const kind = queries.length % 3;
    const phrase = [pick(article.tags), article.title, piece(article)][kind];
    if (!phrase || folded(phrase).length < 2 || /["“”「」『』]/.test(phrase)) continue;
    const write = [String, String, traditional[queries.length % 2]][Math.floor(queries.length / 3) % 3];
    queries.push({ query: `"${write(phrase)}"`, parts: [phrase] });
  }
  return queries;
}

/** Draws two tags of one article. */
function drawPairs() {
  const queries = [];
  for (let tries = 0; queries.length < wanted / 4 && tries < 100 * wanted; tries++) {
    const { tags } = pick(articles);
    const two = tags.filter((tag) => /^[\p{L}\p{N}]{2,4}$/u.test(tag)).slice(0, 2);
    if (two.length === 2) queries.push({ query: two.join(" "), parts: two });
  }
  return queries;
}

/** A phrase of 2 to 8 characters from the body, without punctuation, that cuts no Latin word. */
function piece({ body }) {
  const from = random(body.length);
  const text = body.slice(from, from + 2 + random(7));
  const cuts = (at) => /[a-z0-9]{2}/i.test(body.slice(at - 1, at + 1).normalize("NFKC"));
  return /^[\p{L}\p{N}]+$/u.test(text) && !cuts(from) && !cuts(from + text.length) ? text : undefined;
}

async function measure(queries) {
  const sum = {
    queries: 0,
    truths: 0,
    recalled: 0,
    shown: 0,
    right: 0,
    bytes: [],
    files: [],
    pageBytes: [],
    milliseconds: [],
    missed: [],
    wrong: [],
    truth: [],
  };
  for (const { query, parts } of queries) {
    const wantedParts = parts.map(folded);
    const truth = new Set(
      articles.filter(({ scanned }) => wantedParts.every((part) => holds(scanned, part))).map(({ id }) => id),
    );
    sum.truth.push([query, [...truth]]);
    const opened = openSite();
    const start = performance.now();
    const search = new Search(table, parseQuery(query), opened.load, opened.readText);
    await search.run();
    const first = (await search.results(0, SHOWN)).map(idOf);
    sum.milliseconds.push(performance.now() - start);
    sum.bytes.push(opened.bytes);
    sum.files.push(opened.files.size);
    const shown = await search.results(0, SHOWN);
    for (const { card } of shown) await search.passage(card);
    sum.pageBytes.push(opened.pageBytes);
    const all = new Set((await search.results(0, Number.POSITIVE_INFINITY)).map(idOf));
    const missed = [...truth].filter((id) => !all.has(id));
    const wrong = first.filter((id) => !truth.has(id));
    if (missed.length) sum.missed.push(`${query}: ${missed.slice(0, 3)}`);
    if (wrong.length) sum.wrong.push(`${query}: ${wrong.slice(0, 3)}`);
    sum.queries++;
    sum.truths += truth.size;
    sum.recalled += truth.size - missed.length;
    sum.shown += first.length;
    sum.right += first.length - wrong.length;
  }
  return sum;
}

/** Latin words are found from their beginning on; one of a single letter, as a whole. */
function holds(scanned, part) {
  const isLatin = (character) =>
    /[\p{L}\p{N}\p{M}]/u.test(character) && !/[\u3005-\u3007\u3041-\u9fff\uac00-\ud7a3]/.test(character);
  const [first, last] = [part[0], part[part.length - 1]];
  const isSingle = isLatin(last) && !isLatin(part[part.length - 2] ?? " ");
  for (let at = scanned.indexOf(part); at >= 0; at = scanned.indexOf(part, at + 1)) {
    const cutsBefore = isLatin(first) && isLatin(scanned[at - 1]);
    const cutsAfter = isSingle && isLatin(scanned[at + part.length]);
    if (!cutsBefore && !cutsAfter) return true;
  }
  return false;
}

function idOf({ card }) {
  return path.posix.basename(card[0], ".html");
}

/** Returns what a search loads with, and how much it has loaded. */
function openSite() {
  const opened = { files: new Map(), bytes: 0, pages: new Set(), pageBytes: 0 };
  opened.load = async (name) => {
    if (!opened.files.has(name)) {
      opened.files.set(name, readIndexFile(name));
      opened.bytes += sizeOf(name);
    }
    return opened.files.get(name);
  };
  opened.readText = async (address) => {
    if (isDisk) return undefined;
    const { title, tags, body, lead, byline, bytes } = articleByAddress.get(address);
    if (!opened.pages.has(address)) opened.pageBytes += bytes;
    opened.pages.add(address);
    return { title, tags, body: [body, lead, byline].join("\n") };
  };
  return opened;
}

/** Draws titles, and leaves out two words of each. The other words are typed as they stand, with spaces in the gaps. */
function drawTitles() {
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  const queries = [];
  while (queries.length < wanted) {
    const { title, id } = pick(articles);
    const parts = [...segmenter.segment(title.trim())];
    const words = parts.filter(({ isWordLike }) => isWordLike);
    if (words.length < 5) continue;
    const gaps = new Set([pick(words), pick(words)]);
    if (gaps.size < 2) continue;
    queries.push({
      query: parts.map((part) => (gaps.has(part) || !part.isWordLike ? " " : part.segment)).join(""),
      id,
    });
  }
  return queries;
}

/** Tells which place the article has that a title was taken from. */
async function measureOrder(queries) {
  const places = [];
  for (const { query, id } of queries) {
    const opened = openSite();
    const search = new Search(table, parseQuery(query), opened.load, opened.readText);
    await search.run();
    places.push(
      nearestFirst(await search.results(0, SHOWN))
        .map(idOf)
        .slice(0, 5)
        .indexOf(id),
    );
    if (isVerbose && places.at(-1) !== 0) console.log(`  place ${places.at(-1)} of ${id}: ${query}`);
  }
  const share = (isThere) => ((100 * places.filter(isThere).length) / places.length).toFixed(1);
  console.log(
    `titles with two words left out: ${queries.length}, first in ${share((place) => place === 0)} %, among the first five in ${share((place) => place >= 0)} %`,
  );
  return queries;
}

function readIndexFile(name) {
  return parseFile(readFileSync(path.join(site, "search", name), "utf8"));
}

function sizeOf(name) {
  return statSync(path.join(site, "search", name)).size;
}

function report(
  name,
  { queries, truths, recalled, shown, right, bytes, pageBytes, files, milliseconds, missed, wrong },
) {
  const percent = (part, whole) => `${whole ? ((100 * part) / whole).toFixed(2) : "100.00"} %`;
  console.log(
    `${name}: ${queries} queries, recall ${percent(recalled, truths)} of ${truths}, precision of the first ten ${percent(right, shown)} of ${shown}; ` +
      `kB a query: median ${kilo(median(bytes))}, largest ${kilo(Math.max(...bytes))}; of pages: ${kilo(median(pageBytes))}, ${kilo(Math.max(...pageBytes))}; files: median ${median(files)}, most ${Math.max(...files)}; ms in Node: median ${median(milliseconds).toFixed(0)}, most ${Math.max(...milliseconds).toFixed(0)}`,
  );
  if (isVerbose)
    for (const line of [...missed.map((one) => `missed ${one}`), ...wrong.map((one) => `wrong ${one}`)])
      console.log(`  ${line}`);
}

function reportSizes() {
  const sum = { site: 0, search: 0, files: 0 };
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { size } = statSync(path.join(entry.parentPath, entry.name));
    sum.site += size;
    if (!path.relative(site, entry.parentPath).startsWith("search")) continue;
    sum.search += size;
    sum.files++;
  }
  console.log(
    `index: ${kilo(sum.search)} kB in ${sum.files} files, ${((100 * sum.search) / sum.site).toFixed(1)} % of the site's ${kilo(sum.site)} kB; ${articles.length} articles, ${table.segments.length} segments`,
  );
}

function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? 0;
}

function kilo(bytes) {
  return (bytes / 1000).toFixed(0);
}

function pick(items) {
  return items[random(items.length)];
}
