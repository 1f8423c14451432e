import type { Element, Root } from "hast";
import { classesOf, elementsIn, hasElement } from "../../../lib/html/elements.js";
import { isMarkedBody, type PageView } from "../page/page-view.js";
import { askExtractor } from "./ask-extractor.js";
import { densestElement } from "./densest-element.js";

/** How the body was found: by its mark, by the extractor, by its prose, or by its tag. */
export type WayToBody = "marked" | "extractor" | "densest" | "tag";

/** The element that holds the text of a page, and how it was found. */
export interface Choice {
  readonly element: Element;
  readonly way: WayToBody;
}

/** Share of the prose around a marked body that it has to hold; with less, the mark is of something else. */
const ENOUGH = 0.55;

/** Returns the element that holds the text of a page. @param tree without furniture */
export function chooseElement(tree: Root, page: PageView): Choice {
  const densest = densestElement(tree, page);
  const marked = markedBody(tree, page);
  if (marked && agrees(marked, densest, page)) return { element: marked, way: "marked" };
  const found = askExtractor(tree);
  if (found && agrees(found, densest, page))
    return { element: widened(narrowed(found, page), page), way: "extractor" };
  if (densest && page.measure(densest).prose > 0) return { element: widened(densest, page), way: "densest" };
  return { element: taggedBody(tree, page), way: "tag" };
}

/** Returns the marked body with the most prose; of nested ones the outer, unless the inner has nearly all of it. */
function markedBody(tree: Root, page: PageView): Element | undefined {
  const marked = [...elementsIn(tree)].filter(isMarkedBody);
  const stated = marked.filter((one) => [one.properties.itemProp].flat().includes("articleBody"));
  const most = (some: readonly Element[]): Element | undefined => {
    let best: Element | undefined;
    for (const one of some) {
      const [prose, bestProse] = [page.measure(one).prose, best ? page.measure(best).prose : 0];
      const isInner = best && [...elementsIn(best)].includes(one);
      if (!best || prose > bestProse || (isInner && prose > bestProse * 0.9)) best = one;
    }
    return best;
  };
  const best = most(stated);
  const bestMarked = most(marked);
  const isStated = best && bestMarked && page.measure(best).prose >= page.measure(bestMarked).prose * ENOUGH;
  return isStated ? best : bestMarked;
}

/** Tells whether a choice holds the densest element, lies in it with most of its prose, or has as much. */
function agrees(choice: Element, densest: Element | undefined, page: PageView): boolean {
  if (!densest || choice === densest) return true;
  if (isWithin(densest, choice, page)) return true;
  const prose = allParts(choice, page).reduce((sum, part) => sum + page.measure(part).prose, 0);
  return prose >= page.measure(densest).prose * ENOUGH;
}

function isWithin(inner: Element, outer: Element, page: PageView): boolean {
  for (let node: Element | undefined = inner; node; node = page.parentOf(node))
    if (node === outer) return true;
  return false;
}

/** Share of the prose of an element that its one child has to hold where the text is in that child. */
const NEARLY_ALL = 0.8;
/** Letters of a block that is a paragraph of the text. */
const PARAGRAPH = 60;
const TEXT_BLOCKS = new Set(["p", "blockquote", "pre", "ul", "ol", "dl", "h2", "h3", "h4", "figure"]);

/**
 * The extractor often returns an element around the text and its surroundings. Goes down from it while one child holds
 * nearly all prose and no paragraph stands beside that child.
 */
function narrowed(choice: Element, page: PageView): Element {
  let node = choice;
  for (;;) {
    const { prose } = page.measure(node);
    const inner = node.children.filter((child): child is Element => child.type === "element");
    const child = inner.find(
      (one) => page.measure(one).prose >= prose * NEARLY_ALL && !TEXT_BLOCKS.has(one.tagName),
    );
    if (!child || prose === 0 || inner.some((one) => one !== child && isTextBeside(one, prose, page)))
      return node;
    node = child;
  }
}

function isTextBeside(node: Element, prose: number, page: PageView): boolean {
  const own = page.measure(node);
  if (own.linked > own.all / 2) return false;
  return (TEXT_BLOCKS.has(node.tagName) && own.prose >= PARAGRAPH) || own.prose > prose * 0.12;
}

/** Returns the element around the choice that holds as many words of text besides, and no other article. */
function widened(choice: Element, page: PageView): Element {
  let best = choice;
  for (let outer = page.parentOf(choice); outer && !STOPS.has(outer.tagName); outer = page.parentOf(outer)) {
    const { all, linked } = page.measure(outer);
    if (linked > all * 0.4) break;
    const inner: Element | undefined = outer.children.find(
      (child): child is Element => child.type === "element" && isWithin(best, child, page),
    );
    const gained = outer.children.reduce(
      (sum, child) => sum + (child.type === "element" && child !== inner ? textIn(child, page) : 0),
      0,
    );
    if (gained > page.measure(best).prose * 0.08 && !holdsOtherArticle(outer, best)) best = outer;
    if (outer.tagName === "article" || outer.tagName === "main") break;
  }
  return best;
}

/** Returns how much of an element is text in paragraphs, in letters. */
function textIn(node: Element, page: PageView): number {
  const { all, linked, prose } = page.measure(node);
  if (linked > all * 0.3 || prose < PARAGRAPH) return 0;
  if (TEXT_BLOCKS.has(node.tagName)) return prose;
  const inner = [...elementsIn(node)].filter(
    (one) => one.tagName === "p" && page.measure(one).prose >= PARAGRAPH * 2,
  );
  return inner.reduce((sum, one) => sum + page.measure(one).prose, 0);
}

const STOPS = new Set(["body", "html"]);

const holdsOtherArticle = (outer: Element, own: Element): boolean =>
  hasElement(outer, (one) => one.tagName === "article" && one !== own && ![...elementsIn(one)].includes(own));

/** Where there is hardly any prose, the body is the longest `article`, else `main`, else the page. */
function taggedBody(tree: Root, page: PageView): Element {
  const all = [...elementsIn(tree)];
  const byLength = (tagName: string): Element[] =>
    all
      .filter((one) => one.tagName === tagName)
      .toSorted((one, other) => page.measure(other).all - page.measure(one).all);
  const [body] = all.filter((one) => one.tagName === "body");
  const found =
    byLength("article")[0] ??
    byLength("main")[0] ??
    all.find((one) => one.properties.role === "main") ??
    body;
  return found ?? { type: "element", tagName: "body", properties: {}, children: [] };
}

/**
 * Returns all parts of a body that something interrupts, in document order: the element and its siblings of the same name
 * and class. An element that is not marked as a body is its only part.
 */
export function allParts(element: Element, page: PageView): Element[] {
  const parent = page.parentOf(element);
  const className = classesOf(element).join(" ");
  if (!parent || className === "" || !isMarkedBody(element)) return [element];
  const sisters = parent.children.filter(
    (one): one is Element =>
      one.type === "element" && one.tagName === element.tagName && classesOf(one).join(" ") === className,
  );
  return sisters;
}
