#!/usr/bin/env node
/**
 * Counts over a folder of mirrored files how many of the credits that are printed in the text reach the front matter.
 * It shares nothing with the converter: what is printed is found by plain string rules of its own, what was taken is
 * read from converted Markdown.
 *
 *   node bench/count-credits.mjs DIR [CONVERTED] [--sample N] [--review N]
 *
 * Without CONVERTED, DIR is converted by `node dist/cli.js convert` into a temporary folder. `--sample N` prints N
 * random misses of each kind, `--review N` prints N random articles with their printed and their taken credits.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const DATELINE = /(?<agency>\p{Script=Han}{2,8})?\d{4}年\d{1,2}月\d{1,2}日[^】（(]{0,12}(?:】|讯)/u;
const DOES = /记者|编译|翻译|撰文|报导|报道|采访/;
/** What a credit may say besides names. */
const NO_NAMES =
  /英文|香港|专题部|新闻组|编辑部|中心|特约|自由|实习|记者站?|评论员|撰稿人|编辑|综合|采访|报导|报道|编译|翻译|撰文|整理|连线|专题|独家|台湾|台北|美国|洛杉矶|旧金山|纽约|[^\p{L}]/gu;

const { folders, options } = readArguments(process.argv.slice(2));
const [source, given] = folders;
if (!source) {
  console.error("usage: node bench/count-credits.mjs DIR [CONVERTED] [--sample N] [--review N]");
  process.exit(2);
}
const converted = given ?? convertAll(source);
const articles = filesBelow(source).flatMap(articleAt);
if (given === undefined) rmSync(converted, { recursive: true });

const credited = articles.filter(namesSomebody);
const edited = articles.filter((article) => article.editorsLine !== "");
console.log(`articles: ${articles.length}`);
const misses = {
  date: report("date", articles, (article) => /^date: ["']?\d{4}-\d{2}-\d{2}/m.test(article.matter)),
  credit: report("named credit → reporters or translators", credited, (article) =>
    /^(?:reporters|translators):/m.test(article.matter),
  ),
  editors: report("editors' line → editors", edited, (article) => /^editors:/m.test(article.matter)),
};
const unprinted = articles.filter(
  (article) => /^editors:/m.test(article.matter) && article.editorsLine === "",
);
console.log(`editors taken where no line was found by this script: ${unprinted.length}`);

const random = mulberry32(20231103);
for (const [name, missed] of Object.entries(misses)) {
  for (const article of sample(missed, options.sample)) {
    console.log(`miss ${name} ${article.id}: ${article.credit || "—"} | ${article.editorsLine || "—"}`);
  }
}
for (const article of sample(articles, options.review)) {
  const taken = article.matter.replace(/\n {2}- /g, " ").replace(/\n/g, "; ");
  console.log(`${article.id}\n  printed: ${article.opening} … ${article.closing}\n  taken: ${taken}`);
}

function readArguments(list) {
  const options = { sample: 0, review: 0 };
  const folders = [];
  for (let index = 0; index < list.length; index++) {
    const name = list[index].replace(/^--/, "");
    if (name in options && list[index] !== name) options[name] = Number(list[++index]);
    else folders.push(list[index]);
  }
  return { folders, options };
}

function convertAll(folder) {
  const out = mkdtempSync(path.join(tmpdir(), "count-credits-"));
  const cli = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
  const { status, stderr } = spawnSync(process.execPath, [cli, "convert", folder, "--out", out], {
    encoding: "utf8",
    maxBuffer: 1 << 26,
  });
  if (status !== 0) console.error(stderr.trim());
  return out;
}

function filesBelow(root) {
  return readdirSync(root, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".md"))
    .sort();
}

/** Returns what one file prints and what its conversion took, as a list; none for files of other formats. */
function articleAt(name) {
  const text = readFileSync(path.join(source, name), "utf8");
  const result = path.join(converted, name);
  if (!text.startsWith("### ") || !existsSync(result)) return [];
  const lines = printedLines(text);
  const [, front = ""] = readFileSync(result, "utf8").split("---\n");
  const matter = [
    ...front.matchAll(/^(?:date|agency|reporters|translators|editors):.*\n(?: {2}- .*\n)*/gm),
  ].join("");
  const head = lines.slice(0, 6).find((line) => DATELINE.test(line.slice(0, 80))) ?? "";
  return [
    {
      id: name,
      matter: matter.trim(),
      agency: DATELINE.exec(head)?.groups?.agency ?? "",
      credit: creditAfter(head),
      editorsLine: editorsLineOf(lines),
      opening: (head || lines[0] || "").slice(0, 100),
      closing: lines.slice(-3).join(" / ").slice(-100),
    },
  ];
}

/** Returns the lines of the article's text without any white space, tags cut out by hand. */
function printedLines(text) {
  const from = text.indexOf('id="artbody"');
  const to = text.lastIndexOf("\n---");
  return text
    .slice(text.indexOf(">", from) + 1, to)
    .replace(/<!--[\s\S]*?-->|<(script|style)[\s\S]*?<\/\1>/g, "")
    .replace(
      /<\/?(?:p|br|div|h[1-6]|li|ul|ol|figure|figcaption|center|blockquote|td|tr|table|hr)\b[^>]*>/gi,
      "\u0001",
    )
    .replace(/<[^>]*>/g, "")
    .replace(/&nbsp;|[\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]/g, "")
    .replace(/&amp;/g, "&")
    .split("\u0001")
    .filter(Boolean);
}

/** Returns the parenthesis that follows the dateline, without its brackets; empty where none does. */
function creditAfter(line) {
  const match = DATELINE.exec(line);
  if (!match) return "";
  const rest = line.slice(match.index + match[0].length).replace(/^】/, "");
  if (!/^[（(]/.test(rest)) return "";
  let depth = 0;
  for (let at = 0; at < Math.min(rest.length, 90); at++) {
    if (/[（(]/.test(rest[at])) depth++;
    if (/[）)]/.test(rest[at]) && --depth === 0) return rest.slice(1, at);
  }
  return "";
}

function namesSomebody({ credit, agency }) {
  const rest = (agency ? credit.replaceAll(agency, "") : credit).replace(NO_NAMES, "");
  return DOES.test(credit) && !credit.startsWith("转自") && rest.length > 1;
}

function editorsLineOf(lines) {
  const last = lines.slice(-8).filter((line) => line.length < 60);
  return last.find((line) => /(?:责任编辑|责编|责任编|责任?.{0,2}编辑)[：:；;]\p{L}/u.test(line)) ?? "";
}

function report(name, all, isTaken) {
  const missed = all.filter((article) => !isTaken(article));
  const taken = all.length - missed.length;
  const share = all.length ? ((100 * taken) / all.length).toFixed(2) : "–";
  console.log(`${name}: ${taken} of ${all.length} (${share} %)`);
  return missed;
}

function sample(list, count) {
  const rest = [...list];
  const taken = [];
  while (taken.length < count && rest.length > 0) {
    taken.push(...rest.splice(Math.floor(random() * rest.length), 1));
  }
  return taken;
}

/** A small seeded generator of numbers in [0, 1), so that samples are the same each time. */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
