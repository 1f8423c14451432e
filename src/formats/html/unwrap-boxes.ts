import type { Element, Root, RootContent } from "hast";
import {
  attribute,
  classesOf,
  element,
  elementChildren,
  elementsIn,
  findElement,
  hasClassLike,
  hasElement,
  hasText,
  isBlock,
  isElement,
  mapElements,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { treeOf } from "../../lib/html/parse-html.js";
import { firstPresent } from "../../lib/present.js";
import type { Limits } from "../../model/limits.js";
import { hasNameLike, wordsOfNames } from "./page/element-names.js";
import { endsSentence, measureText } from "./page/text-measure.js";

/**
 * Puts in the place of some boxes what a reader saw in them: the content of a listing without its line numbers, of a frame that
 * is part of the file, of an open dialog, and of a web component, which archivers write into a `template`; and the article, where only
 * a `noscript` has it. Makes a heading of a word processor's title, and a paragraph of the lines of a stanza. Changes the tree.
 * @throws ArticleError `nested-too-deep`, `too-many-elements`, for the page in a frame
 */
export function unwrapBoxes(tree: Root, limits: Limits): void {
  let { elements } = limits;
  const pageIn = (html: string): Root => {
    const page = treeOf(html, { ...limits, elements }, true);
    // All frames together may have as many elements as a page.
    elements -= [...elementsIn(page)].length;
    // Titles and metadata in a frame are not the page's.
    mapElements(page, (node) => {
      if (node.tagName === "script") return [];
      return isElement(node, "h1") ? { ...node, tagName: "h2" } : seenIn(node);
    });
    return page;
  };
  const body = findElement(tree, named("body"));
  const shown = body ? measureText(body)(body).prose : 0;
  mapElements(tree, (node) => {
    if (node.tagName === "noscript" && holdsArticle(node, shown)) node.tagName = "div";
    return seenIn(node, pageIn);
  });
}

/** Letters of what is more than a demand for scripts. */
const ARTICLE = 200;

/** Tells whether a `noscript` holds the text of a page, of which a script shows the reader the same. @param shown letters beside it */
function holdsArticle({ children }: Element, shown: number): boolean {
  const box = element("div", children);
  return measureText(box)(box).prose > Math.max(ARTICLE, 2 * shown);
}

/** @param pageIn parses the page of a frame; without it, frames stay: those within a frame */
function seenIn(node: Element, pageIn?: (html: string) => Root): RootContent | RootContent[] {
  switch (node.tagName) {
    case "table":
      return listingIn(node) ?? node;
    case "span":
      return isLineNumber(node) && hasText(node) ? [] : node;
    case "template":
      return node.content && isShadow(node) ? (node.content.children as RootContent[]) : node;
    case "iframe":
      return (pageIn && framed(node, pageIn)) ?? node;
    case "dialog":
      return node.properties.open ? { ...node, tagName: "div" } : node;
    case "object":
      return imageOf(node) ?? node;
    case "script":
      return postOf(node) ?? node;
    case "div":
      return stanzaOf(node) ?? node;
    case "p":
      return hasClassLike(node, TITLE) ? { ...node, tagName: "h1" } : node;
    default:
      return isParagraph(node) ? asBlock(node) : node;
  }
}

/** Letters of what is more than a part of a line. */
const SENTENCE = 60;

/** Tells of an element whose name is the site's own, and that ends a sentence. AMP's elements are known. */
function isParagraph(node: Element): boolean {
  if (!node.tagName.includes("-") || node.tagName.startsWith("amp-")) return false;
  const text = textOf(node).trim();
  return text.length >= SENTENCE && endsSentence(text);
}

/** Returns a block of the same name. */
const asBlock = (node: Element): Element => ({
  ...node,
  tagName: "div",
  properties: { ...node.properties, className: [...classesOf(node), node.tagName] },
});

const POEM = wordsOfNames("poem stanza verse strophe");

/** Returns a paragraph of the lines of a poem, each of which stands in a block of its own; undefined for any other element. */
function stanzaOf(node: Element): Element | undefined {
  if (!hasNameLike(node, POEM)) return undefined;
  const lines = elementChildren(node);
  const isLine = (one: Element): boolean =>
    named("div p")(one) &&
    hasText(one) &&
    !hasElement(one, (inner) => isBlock(inner) || inner.tagName === "br");
  if (lines.length < 2 || !lines.every(isLine)) return undefined;
  return element(
    "p",
    lines.flatMap(({ children }, index) => (index > 0 ? [element("br"), ...children] : children)),
  );
}

/** The class that word processors give the paragraph with the title. */
const TITLE = /^(?:MsoTitle|title)$/;

/** Archivers and older browsers write the mark of a web component's content under names of their own. */
const isShadow = ({ properties }: Element): boolean =>
  ["shadowRootMode", "shadowrootmode", "shadowroot", "shadowmode"].some(
    (name) => properties[name] !== undefined,
  );

/** Returns the content of the page that a frame holds in its `srcdoc`. Browsers show that before what `src` names. */
function framed(frame: Element, pageIn: (html: string) => Root): Element | undefined {
  const html = attribute(frame, "srcDoc")?.trim();
  if (!html) return undefined;
  const body = findElement(pageIn(html), named("body"));
  // What shows no words until it is loaded is a picture of a video.
  if (frame.properties.src && (!body || !hasText(body))) return undefined;
  const { id, className } = frame.properties;
  return element("div", body?.children, { id, className });
}

/** Returns the image that an `object` of that type shows, with the words in it as its description. */
function imageOf(node: Element): Element | undefined {
  const src = attribute(node, "data");
  const isImage = src && /^image\/(?!svg)/i.test(attribute(node, "type") ?? "");
  return isImage ? element("img", [], { src, alt: textOf(node).trim() }) : undefined;
}

/** Scripts that show something of another site in their place, and the page of that. */
const SHOWN_BY_SCRIPT: readonly (readonly [attribute: string, pattern: RegExp, page: string])[] = [
  ["dataTelegramPost", /^([\w/]+)$/, "https://t.me/"],
  ["src", /^https:\/\/gist\.github\.com\/([\w./-]+)\.js/, "https://gist.github.com/"],
  ["src", /^https:\/\/asciinema\.org\/a\/(\w+)\.js/, "https://asciinema.org/a/"],
];

/** Returns a frame with what a script would show in its place. */
const postOf = (script: Element): Element | undefined =>
  firstPresent(SHOWN_BY_SCRIPT, ([name, pattern, page]) => {
    const id = pattern.exec(attribute(script, name) ?? "")?.[1];
    return id && element("iframe", [], { src: page + id });
  }) || undefined;

const LINE_NUMBER = wordsOfNames("ln lnt linenos? linenumbers? line-numbers?");

/** Tells whether an element has the number of a line of code and nothing else. */
const isLineNumber = (node: Element): boolean => isNumber(node) && hasNameLike(node, LINE_NUMBER);

const isNumber = (node: Element | undefined): boolean => node !== undefined && /^[\d\s]*$/.test(textOf(node));

const CODE = wordsOfNames("code");

/** Returns the code in a table that a generator made of a listing: line numbers in one cell, code in the next. */
function listingIn(table: Element): RootContent | RootContent[] | undefined {
  const rows = [...elementsIn(table)].filter(named("tr")).map((row) => elementChildren(row));
  const [numbers, code] = rows[0] ?? [];
  if (!numbers || !code || rows.some((row) => row.length !== 2)) return undefined;
  if (rows.length === 1 && hasElement(code, named("pre")))
    return /^[\d\s]+$/.test(textOf(numbers)) ? code.children : undefined;
  if (!rows.every(([one]) => isNumber(one)) || !hasNameLike(code, CODE)) return undefined;
  const lines = rows.map(([, line]) => element("div", line?.children));
  return element("pre", [element("code", lines)]);
}
