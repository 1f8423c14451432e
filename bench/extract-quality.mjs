#!/usr/bin/env node
/**
 * Compares the body that we find in saved pages with those that Defuddle and Readability find: how many words of the
 * article are kept, and how many of the page's furniture are let in.
 *
 *   node bench/extract-quality.mjs [--save FOLDER] [--layouts] [--missed LAYOUT]
 *
 * The pages are written for this bench: 26 layouts, three lengths, four languages, always the same. The rules were made on
 * the ten layouts of `tuned`; the ten of `held` were held back until then, and shaped a few rules afterwards; the six of
 * `fresh` were written when the rules were done. --save writes the pages down; --layouts tells the figures of each layout;
 * --missed names what we lose and let in for one layout. Titles count on neither side; bylines are furniture.
 */
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { Readability } from "@mozilla/readability";
import { Defuddle } from "defuddle/node";
import { parseHTML } from "linkedom";
import { parseFragment } from "parse5";
import { makePages } from "./extract-pages/write-pages.mjs";

const { readSavedPage } = await import("../dist/formats/html/html-format.js");
const { DEFAULT_LIMITS } = await import("../dist/model/limits.js");

const arguments_ = process.argv.slice(2);
const argumentOf = (name) =>
  arguments_.includes(name) ? arguments_[arguments_.indexOf(name) + 1] : undefined;
const folder = argumentOf("--save");
const missed = argumentOf("--missed");

const EXTRACTORS = {
  ours: (page) => {
    const { raw } = readSavedPage(Buffer.from(page.html), { id: "page", path: page.name }, DEFAULT_LIMITS);
    return `${raw.stated.image?.caption ?? ""} ${textOf(raw.html)}`;
  },
  Defuddle: async (page) =>
    textOf(
      (await Defuddle(parseHTML(page.html).document, "https://messenger.example/town/story.html")).content,
    ),
  Readability: (page) => textOf(new Readability(parseHTML(page.html).document).parse()?.content ?? ""),
};

const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
const countWords = (text) => [...segmenter.segment(text)].filter(({ isWordLike }) => isWordLike).length;
const dense = (text) => text.replace(/\s+/gu, "");

function textOf(html) {
  const texts = (node) =>
    node.nodeName === "#text" ? node.value : (node.childNodes ?? []).map(texts).join(" ");
  return texts(parseFragment(html));
}

/** Takes texts out of a text, the longest first, and returns those that were found with what remains. */
function takeOut(text, parts) {
  let rest = text;
  const found = [];
  for (const part of parts.toSorted((one, other) => other.length - one.length)) {
    const at = rest.indexOf(dense(part));
    if (at < 0) continue;
    found.push(part);
    rest = `${rest.slice(0, at)}\n${rest.slice(at + dense(part).length)}`;
  }
  return { found, rest };
}

const sum = (texts) => texts.reduce((total, text) => total + countWords(text), 0);

const pages = makePages();
if (folder) {
  mkdirSync(folder, { recursive: true });
  for (const page of pages) writeFileSync(path.join(folder, page.name), page.html);
}

const rows = [];
for (const [name, extract] of Object.entries(EXTRACTORS)) {
  for (const page of pages) {
    const begun = performance.now();
    const text = dense(await extract(page));
    const milliseconds = performance.now() - begun;
    const article = takeOut(text, page.article);
    const furniture = takeOut(article.rest, page.furniture);
    rows.push({
      name,
      page,
      milliseconds,
      kept: sum(article.found),
      all: sum(page.article),
      letIn: sum(furniture.found),
      furniture: sum(page.furniture),
    });
    if (name === "ours" && missed && page.layout === missed) {
      const lost = [...page.article];
      for (const one of article.found) lost.splice(lost.indexOf(one), 1);
      console.log(`${page.name}\n  lost: ${lost.join(" | ")}\n  let in: ${furniture.found.join(" | ")}`);
    }
  }
}

const percent = (part, whole) => `${((100 * part) / whole).toFixed(2)} %`.padStart(9);
function tell(label, some) {
  const total = (key) => some.reduce((all, row) => all + row[key], 0);
  const time = (total("milliseconds") / some.length).toFixed(1).padStart(6);
  console.log(
    `${label.padEnd(34)} kept ${percent(total("kept"), total("all"))}   let in ${percent(total("letIn"), total("furniture"))}   ${time} ms a page`,
  );
}

console.log(`${pages.length} pages`);
for (const set of ["tuned", "held", "fresh"]) {
  for (const name of Object.keys(EXTRACTORS))
    tell(
      `${set}: ${name}`,
      rows.filter((row) => row.name === name && row.page.set === set),
    );
}
if (arguments_.includes("--layouts")) {
  for (const layout of new Set(pages.map((page) => page.layout))) {
    for (const name of Object.keys(EXTRACTORS))
      tell(
        `${layout}: ${name}`,
        rows.filter((row) => row.name === name && row.page.layout === layout),
      );
  }
}
