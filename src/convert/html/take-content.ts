import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import {
  attribute,
  findElement,
  hasElement,
  isElement,
  mapChildren,
  mapElements,
  matches,
  named,
} from "../../lib/html/elements.js";
import { firstPresent } from "../../lib/present.js";
import { selectAll } from "../../lib/text/selector.js";
import { ArticleError } from "../../model/problem.js";
import type { HtmlLayout } from "../../model/raw-article.js";
import "../file-data.js";
import { findLead, leadIn } from "./find-lead.js";
import { findProse } from "./find-prose.js";
import { takeOutside } from "./take-outside.js";

/**
 * Replaces the tree by the content of the article's body, without the elements that the layout drops. Sets `lead` in the file's
 * data: the first picture in the blocks before the body, else the picture in the pasted header inside it.
 * @throws ArticleError `no-body` if no element fits the layout
 */
export function takeContent() {
  return (tree: Root, file: VFile): Root => {
    const layout = file.data.layout as HtmlLayout;
    const { body, selector } = findBody(tree, layout) ?? {};
    if (!body) {
      throw new ArticleError(
        "no-body",
        `no element ${layout.body.join(" or ")} that holds the article's text`,
        "`newsmirror formats` shows what a format finds in a file",
      );
    }
    if (layout.links !== undefined) makeLinks(tree, layout.links);
    cutAtEndOfPastedPage(body, layout);
    const before = findLead(tree, body, file.data.source);
    // A pasted header stands inside the body.
    const header = layout.header;
    const pasted = header && findElement(body, (inner) => matches(inner, header));
    const lead = before ?? (pasted ? leadIn(pasted, file.data.source) : undefined);
    file.data.lead = lead?.picture;
    file.data.leadCaption = lead?.caption;
    file.data.leadIsOutside = before !== undefined;
    if (layout.tellsOutside && selector && body.type === "element")
      takeOutside(tree, body, selector, before, file);
    dropFurniture(tree, body, layout);
    return { type: "root", children: body.children as RootContent[] };
  };
}

/** The element that holds the article's text, which may be the whole tree, and the selector that fits it. */
interface FoundBody {
  readonly body: Element | Root;
  readonly selector?: string;
}

/**
 * Finds the body of an article: the first element in document order that fits the first selector with a match; else, if the
 * layout says so, the element that holds the prose. Without any selector it is the whole tree. Undefined if there is none.
 */
export function findBody(tree: Root, { body: selectors, findsProse }: HtmlLayout): FoundBody | undefined {
  for (const selector of selectors) {
    const body = isSimpleSelector(selector)
      ? findElement(tree, (element) => matches(element, selector))
      : selectAll(tree, selector)[0];
    if (body) return { body, selector };
  }
  if (findsProse) return { body: findProse(tree) };
  return selectors.length === 0 ? { body: tree } : undefined;
}

/** Makes links of the elements that stand for one. A link within a link is its words. */
function makeLinks(tree: Root, selector: string): void {
  for (const element of selectAll(tree, selector)) {
    const href = firstPresent(["href", "dataHref", "dataUrl"], (name) => attribute(element, name));
    if (href === undefined) continue;
    element.tagName = "a";
    element.properties = { href };
  }
  mapChildren(tree, (node) => {
    if (!isElement(node, "a")) return node;
    mapChildren(node, (inner) => (isElement(inner, "a") ? inner.children : inner));
    return node;
  });
}

function dropFurniture(tree: Root, body: Element | Root, { drop }: HtmlLayout): void {
  if (drop.length === 0) return;
  const others = drop.filter((selector) => !isSimpleSelector(selector));
  // Selectors see where the body stands in the whole page.
  const found = new Set(others.flatMap((selector) => selectAll(tree, selector)));
  mapElements(body, (node) =>
    found.has(node) || drop.some((selector) => matches(node, selector)) ? [] : node,
  );
}

const SIMPLE_SELECTOR = /^(?:[a-z][a-z0-9-]*)?(?:[#.][\w-]+)?$/i;

/** Tells whether `matches` knows the selector. It is much faster than the library, and runs for each article. */
const isSimpleSelector = (selector: string): boolean => SIMPLE_SELECTOR.test(selector) && selector !== "ok";

/**
 * Cuts the body at the end comment if a whole page was pasted into it. A pasted page has an `aside`, a `nav` or a `main`
 * after the comment. In other articles the comment proves nothing: it also stands inside paragraphs that were never closed.
 */
function cutAtEndOfPastedPage(body: Element | Root, layout: HtmlLayout): void {
  if (!layout.endComment) return;
  const path = pathToComment(body, layout.endComment);
  if (!path) return;
  const after = path.flatMap(([parent, index]) => parent.children.slice(index + 1));
  const isPage = after.some((node) => isOfPage(node) || hasElement(node, isOfPage));
  if (isPage) for (const [parent, index] of path) parent.children.length = index + 1;
}

const isOfPage = named("aside nav main");

/** Returns the path down to the comment: each parent with the index of the next child. */
function pathToComment(parent: Element | Root, words: string): [Element | Root, number][] | undefined {
  for (const [index, child] of parent.children.entries() as Iterable<[number, RootContent]>) {
    if (child.type === "comment" && child.value.trim() === words) return [[parent, index]];
    const below = child.type === "element" ? pathToComment(child, words) : undefined;
    if (below) return [[parent, index], ...below];
  }
  return undefined;
}
