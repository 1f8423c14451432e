import type { Element, Root } from "hast";
import { fromParse5 } from "hast-util-from-parse5";
import { parse } from "parse5";
import { visit } from "unist-util-visit";
import { HTML_EXTENSIONS } from "../intake/extensions.js";
import { isLanguageTag } from "../lib/language-tag.js";
import { isWebAddress } from "../model/allow-list.js";
import type { FrontMatter } from "../model/article.js";
import { dayFromIso } from "../model/names.js";
import { ArticleError } from "../model/problem.js";
import type { Format, FormatInput, RawArticle } from "../model/raw-article.js";

/** A saved web page with one article in it. What it says of itself in `<head>` becomes front matter. */
export const html: Format = {
  name: "html",
  extensions: HTML_EXTENSIONS,
  matches: ({ text }) => /<(?:!doctype|html|head|body|article|main)\b/i.test(text ?? ""),
  read,
};

const LAYOUT = {
  body: ["article", "main"],
  drop: ["nav", "aside", "button", "select"],
  isPrettified: false,
  repeatsTitle: true,
} as const;

/** Characters; a head that is longer says nothing that is looked for. */
const LONGEST_HEAD = 200_000;

function read({ text = "", id }: FormatInput): RawArticle {
  const page = factsOf(fromParse5(parse(headOf(text))) as Root, attributeOfHtml(text, "lang"));
  if (!page.title) throw new ArticleError("no-title", "the page has no <title>", "give the page a <title>");
  return { kind: "html", id, html: text, layout: LAYOUT, stated: page };
}

/** Returns the head as it stands; empty where it has no end. */
function headOf(text: string): string {
  const from = text.slice(0, LONGEST_HEAD).search(/<head\b/i);
  const length = from < 0 ? -1 : text.slice(from, from + LONGEST_HEAD).search(/<\/head>/i);
  return length < 0 ? "" : text.slice(from, from + length + "</head>".length);
}

/** Reads what the head states; the first of several statements counts. */
function factsOf(head: Root, lang: string | undefined): Partial<Omit<FrontMatter, "id">> {
  const meta = new Map<string, string>();
  let title = "";
  let canonical: string | undefined;
  visit(head, "element", (node: Element) => {
    if (node.tagName === "title") {
      title = node.children.map((child) => ("value" in child ? child.value : "")).join("");
    }
    if (node.tagName === "link" && [node.properties.rel].flat().includes("canonical")) {
      canonical = String(node.properties.href ?? "");
    }
    if (node.tagName !== "meta") return;
    const name = String(node.properties.property ?? node.properties.name ?? "").toLowerCase();
    if (name && !meta.has(name)) meta.set(name, String(node.properties.content ?? ""));
  });
  const date = dayFromIso(meta.get("article:published_time") ?? meta.get("date") ?? "");
  const author = meta.get("author");
  const facts = {
    title: (meta.get("og:title") ?? title).replace(/\s+/gu, " ").trim(),
    date,
    source: canonical && isWebAddress(canonical) ? canonical : undefined,
    reporters: author ? [author.trim()] : undefined,
    tags: meta
      .get("keywords")
      ?.split(/[,，、]/u)
      .map((tag) => tag.trim())
      .filter(Boolean),
    lang,
  };
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined));
}

function attributeOfHtml(text: string, name: string): string | undefined {
  const tag = /<html\b[^<>]{0,2000}>/i.exec(text.slice(0, LONGEST_HEAD))?.[0] ?? "";
  const value = new RegExp(`\\b${name}\\s{0,9}=\\s{0,9}["']?([\\w-]{1,40})`, "i").exec(tag)?.[1];
  return value !== undefined && isLanguageTag(value) ? value : undefined;
}
