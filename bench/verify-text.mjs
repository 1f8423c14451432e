#!/usr/bin/env node
/**
 * Verifies over a folder of mirrored files that conversion keeps every word: the text of each converted body, as two
 * Markdown readers see it, must equal the text of the source's body, taken from its HTML by other means than the
 * converter's. Only the converter itself comes from ../dist.
 *
 *   node bench/verify-text.mjs DIR [--verbose]
 *
 * Prints each mismatch with the place where the texts part; exits with 1 when there is any.
 */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import MarkdownIt from "markdown-it";
import { parseFragment } from "parse5";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const { convertFile } = await import("../dist/convert/convert-file.js");
const { loadPageReader } = await import("../dist/formats/html.js");
await loadPageReader("page.html", new Uint8Array());

const arguments_ = process.argv.slice(2);
const folder = arguments_.find((argument) => !argument.startsWith("--"));
if (!folder) {
  console.error("usage: node bench/verify-text.mjs DIR [--verbose]");
  process.exit(2);
}
const isVerbose = arguments_.includes("--verbose");
/** Characters shown on either side of the place where two texts part. */
const SHOWN = 24;

const remark = unified().use(remarkParse).use(remarkGfm);
const markdownIt = new MarkdownIt({ html: true });

/** Elements that a reader sees nothing of, fallbacks for old browsers included. */
const UNSEEN = new Set(
  "audio base embed form frame frameset head iframe input link meta noscript object script style svg template textarea title video xml".split(
    " ",
  ),
);
const UNSEEN_IDS = new Set(["below_article_ad"]);
/** What shows that a whole page was pasted into the body. */
const PAGE_PARTS = new Set(["aside", "nav", "main"]);
const INVISIBLE = /[\s\p{Cc}\p{Cf}\ufff9-\uffff]/gu;

const counts = { characters: 0, checked: 0, other: 0, failed: 0, mismatches: 0 };
for (const file of filesBelow(folder)) verify(file);
console.log(
  `${counts.checked} articles (${counts.characters} characters) checked, ${counts.mismatches} mismatches, ${counts.failed} failed to convert, ${counts.other} files of other formats passed over`,
);
process.exitCode = counts.mismatches > 0 || counts.failed > 0 ? 1 : 0;

function verify(file) {
  const bytes = readFileSync(file);
  const source = bytes.toString("utf8");
  const expected = /^###[ \t]/.test(source) ? sourceText(source) : undefined;
  if (expected === undefined) {
    counts.other++;
    return;
  }
  counts.checked++;
  counts.characters += visible(expected).length;
  const id = path.basename(file, path.extname(file));
  const article = convertFile(bytes, path.basename(file), id);
  if ("problem" in article) {
    counts.failed++;
    console.log(`${file}: not converted: ${article.problem.code}: ${article.problem.message}`);
    return;
  }
  const faults = [
    difference("remark", expected, remarkText(remark.parse(article.markdown))),
    difference("markdown-it", expected, markdownItText(article.markdown)),
    rawCharacters(article.markdown),
  ].filter(Boolean);
  if (faults.length > 0) counts.mismatches++;
  for (const fault of isVerbose ? faults : faults.slice(0, 1)) console.log(`${file}: ${fault}`);
}

function difference(reader, expected, actual) {
  const [from, to] = [visible(expected), visible(actual)];
  if (from === to) return undefined;
  let offset = 0;
  while (from[offset] === to[offset]) offset++;
  const around = (text) => JSON.stringify(text.slice(Math.max(0, offset - SHOWN), offset + SHOWN));
  return `${reader} reads another text at character ${offset} of ${from.length} (${to.length}): source ${around(from)}, result ${around(to)}`;
}

/** The Markdown itself must be free of invisible characters and of numeric entities. */
function rawCharacters(markdown) {
  const entity = /(?<!\\)&#\w+;/.exec(markdown)?.[0];
  if (entity) return `the Markdown has the entity ${entity}`;
  const hidden = /[^\P{Cc}\n]|[\u200b\u200c\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u.exec(
    markdown,
  )?.[0];
  return hidden && `the Markdown has the character U+${hidden.codePointAt(0).toString(16).padStart(4, "0")}`;
}

function visible(text) {
  return text.replace(INVISIBLE, "");
}

/** Returns the text of the article's body, read from the HTML between the file's two rules. */
function sourceText(source) {
  const lines = source.split("\n");
  const rules = lines.flatMap((line, index) => (line.trimEnd() === "---" ? [index] : []));
  if (rules.length < 2) return undefined;
  const html = lines
    .slice(rules[0] + 1, rules.at(-1))
    .filter((line) => !line.startsWith("#### ["))
    .join("\n");
  const body = firstWhere(parseFragment(html), (node) => attributeOf(node, "id") === "artbody");
  return body && collectText(cutPastedPage(body));
}

function collectText(root) {
  const parts = [];
  const stack = [root];
  while (stack.length > 0) {
    const node = stack.pop();
    if (node.nodeName === "#text") parts.push(node.value);
    if (UNSEEN.has(node.nodeName) || UNSEEN_IDS.has(attributeOf(node, "id"))) continue;
    stack.push(...[...(node.childNodes ?? [])].reverse());
  }
  return parts.join("");
}

/** Where page furniture follows the end comment, the article ends at the comment. */
function cutPastedPage(body) {
  const all = nodesBelow(body);
  const end = all.findIndex(
    (node) => node.nodeName === "#comment" && node.data.trim() === "article content end",
  );
  if (end < 0 || !all.slice(end).some((node) => PAGE_PARTS.has(node.nodeName))) return body;
  const ancestors = new Set();
  for (let node = all[end]; node && node !== body; node = node.parentNode) ancestors.add(node);
  const kept = new Set([...all.slice(0, end), ...ancestors]);
  const copy = (node) => ({
    ...node,
    childNodes: (node.childNodes ?? []).filter((child) => kept.has(child)).map(copy),
  });
  return copy(body);
}

function nodesBelow(root) {
  const nodes = [];
  const stack = [...(root.childNodes ?? [])].reverse();
  while (stack.length > 0) {
    const node = stack.pop();
    nodes.push(node);
    stack.push(...[...(node.childNodes ?? [])].reverse());
  }
  return nodes;
}

function firstWhere(root, test) {
  return nodesBelow(root).find(test);
}

function attributeOf(node, name) {
  return node.attrs?.find((attribute) => attribute.name === name)?.value;
}

function remarkText(node) {
  if (node.type === "image") return node.title ?? "";
  if (node.type === "html") return "";
  if ("value" in node) return node.value;
  return (node.children ?? []).map(remarkText).join("\n");
}

function markdownItText(markdown) {
  const words = (token) => {
    if (token.type === "image") return token.attrGet("title") ?? "";
    if (token.type === "html_inline" || token.type === "html_block") return "";
    if (token.children) return token.children.map(words).join("");
    return token.content;
  };
  return markdownIt.parse(markdown, {}).map(words).join("\n");
}

function filesBelow(root) {
  return readdirSync(root, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".md"))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
}
