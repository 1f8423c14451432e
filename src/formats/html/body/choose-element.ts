import type { Element, Root } from "hast";
import {
  classesOf,
  element,
  elementChildren,
  elementsIn,
  hasElement,
  isBlock,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { isPost } from "../entries/sign-posts.js";
import {
  bodyNamesOf,
  commonAncestor,
  isMarkedBody,
  type PageView,
  statesItemProp,
} from "../page/page-view.js";
import { holdsTeasersAlone, leadsToPage } from "../page/teasers.js";
import { endsSentence, lengthOf, proseOf } from "../page/text-measure.js";
import { askExtractor } from "./ask-extractor.js";
import { densestElement, ownProse } from "./densest-element.js";
import { widenToSeries } from "./widen-to-series.js";

/** Share of the prose around a marked body that it has to hold; with less, the mark is of something else. */
const ENOUGH = 0.55;

/** Returns the element that holds the text of a page. @param tree without furniture */
export function chooseElement(tree: Root, page: PageView): Element {
  const found = chosenByProse(tree, page);
  // A text within one post of a discussion is not that of the page.
  const post = page.around(found).find(isPost);
  const chosen =
    (post && page.parentOf(post)) ??
    ownArticle(found, page) ??
    aroundBlocks(found, page) ??
    aroundLines(found, page) ??
    widenToSeries(found, page);
  const isFrame = page.around(chosen).some(named("footer header nav aside"));
  const titled = isFrame || holdsOthersAlone(chosen, page) ? titledElement(tree, page) : undefined;
  return titled && !page.around(chosen).includes(titled) ? titled : chosen;
}

/**
 * Returns the element around all blocks of an article that have the same mark as one of them, where these are no sisters;
 * undefined if there are no others.
 */
function aroundBlocks(choice: Element, page: PageView): Element | undefined {
  const article = page.around(choice).find(named("article main"));
  const marks = new Set(bodyNamesOf(choice));
  if (!article || article === choice || marks.size === 0) return undefined;
  const inner = new Set(elementsIn(choice));
  const isBlock = (one: Element): boolean =>
    bodyNamesOf(one).some((name) => marks.has(name)) &&
    page.measure(one).prose >= PARAGRAPH &&
    page.parentOf(one) !== page.parentOf(choice) &&
    page.around(one).find(named("article main")) === article;
  const others = [...elementsIn(article)].filter((one) => !inner.has(one) && isBlock(one));
  const around = new Set(page.around(choice));
  return others.length > 0 && !others.some((one) => around.has(one))
    ? commonAncestor([choice, ...others], page)
    : undefined;
}

/** Returns the element around a choice that is one of several sentences in boxes of their own; undefined for another choice. */
function aroundLines(choice: Element, page: PageView): Element | undefined {
  const isLine = (one: Element): boolean =>
    one.tagName === choice.tagName &&
    page.measure(one).prose >= PARAGRAPH &&
    endsSentence(textOf(one)) &&
    !hasElement(one, isBlock);
  const parent = page.parentOf(choice);
  return parent && isLine(choice) && elementChildren(parent).filter(isLine).length > 1 ? parent : undefined;
}

/**
 * Returns the one of several articles in an element that has the page's title. Undefined unless the headings of all others lead to
 * pages of their own.
 */
function ownArticle(choice: Element, page: PageView): Element | undefined {
  const articles = elementChildren(choice).filter(named("article"));
  const [own, ...more] = articles.filter(page.holdsTitle);
  const isOther = (one: Element): boolean => one === own || hasElement(one, leadsToPage);
  return own && more.length === 0 && articles.length > 1 && articles.every(isOther) ? own : undefined;
}

/** Tells of an element nearly all of whose text is in articles with headings that lead to pages of their own. */
function holdsOthersAlone(choice: Element, page: PageView): boolean {
  const articles = [choice, ...elementsIn(choice)].filter(named("article"));
  return (
    holdsTeasersAlone(choice) && proseOf(articles, page.measure) > page.measure(choice).prose * NEARLY_ALL
  );
}

/** Returns the `article` or `main` that holds the title and more: the frame of a page may have more words than a short article. */
function titledElement(tree: Root, page: PageView): Element | undefined {
  const titled = [...elementsIn(tree)]
    .filter((one) => named("article main")(one) && page.holdsTitle(one))
    .at(-1);
  return titled && page.measure(titled).all > lengthOf(page.title) ? titled : undefined;
}

function chosenByProse(tree: Root, page: PageView): Element {
  const densest = densestElement(tree, page);
  const marked = markedBody(tree, page);
  if (marked && agrees(marked, densest, page)) return marked;
  const found = askExtractor(tree, page);
  if (found && agrees(found, densest, page)) return widened(narrowed(found, page), page);
  if (densest && page.measure(densest).prose > 0) return widened(densest, page);
  return taggedBody(tree, page);
}

/** Returns the marked body with the most prose; of nested ones the outer, unless the inner has nearly all of it. */
function markedBody(tree: Root, page: PageView): Element | undefined {
  const marked = [...elementsIn(tree)].filter(isMarkedBody);
  const stated = marked.filter(
    (one) => statesItemProp(one, "articleBody") || classesOf(one).includes("se-main-container"),
  );
  const most = (some: readonly Element[]): Element | undefined => {
    let best: Element | undefined;
    for (const one of some) {
      const [prose, bestProse] = [page.measure(one).prose, best ? page.measure(best).prose : 0];
      const isInner = best && page.around(one).includes(best);
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
  if (!densest || page.around(densest).includes(choice)) return true;
  return proseOf(allParts(choice, page), page.measure) >= page.measure(densest).prose * ENOUGH;
}

/** Share of the prose of an element that its one child has to hold where the text is in that child. */
const NEARLY_ALL = 0.8;
/** Letters of a block that is a paragraph of the text. */
const PARAGRAPH = 60;
const isTextBlock = named("p blockquote pre ul ol dl h2 h3 h4 figure");

/**
 * The extractor often returns an element around the text and its surroundings. Goes down from it while one child holds
 * nearly all prose and no paragraph stands beside that child.
 */
function narrowed(choice: Element, page: PageView): Element {
  let node = choice;
  for (;;) {
    const { prose } = page.measure(node);
    const inner = elementChildren(node);
    const child = inner.find((one) => page.measure(one).prose >= prose * NEARLY_ALL && !isTextBlock(one));
    if (!child || prose === 0 || inner.some((one) => one !== child && isTextBeside(one, prose, page)))
      return node;
    node = child;
  }
}

function isTextBeside(node: Element, prose: number, page: PageView): boolean {
  const own = page.measure(node);
  if (own.linked > own.all / 2) return false;
  return (isTextBlock(node) && own.prose >= PARAGRAPH) || own.prose > prose * 0.12;
}

/** Returns the element around the choice that holds as many words of text besides, and no other article. */
function widened(choice: Element, page: PageView): Element {
  let best = choice;
  const around = page.around(choice);
  for (const [index, outer] of around.slice(1).entries()) {
    const { all, linked } = page.measure(outer);
    if (named("body html")(outer) || linked > all * 0.4) break;
    const others = elementChildren(outer).filter((child) => child !== around[index]);
    const gained = others.reduce((sum, child) => sum + textIn(child, page), 0);
    if (gained > page.measure(best).prose * 0.08 && !holdsOtherArticle(outer, best, page)) best = outer;
    if (named("article main")(outer)) break;
  }
  return best;
}

/** Returns how much of an element is text in paragraphs, in letters. */
function textIn(node: Element, page: PageView): number {
  const { all, linked, prose } = page.measure(node);
  if (linked > all * 0.3 || prose < PARAGRAPH) return 0;
  if (isTextBlock(node)) return prose;
  const proseOf = (one: Element): number =>
    one.tagName === "p" ? page.measure(one).prose : ownProse(one, page);
  const inner = [node, ...elementsIn(node)].map(proseOf);
  return inner.filter((prose) => prose >= PARAGRAPH * 2).reduce((sum, prose) => sum + prose, 0);
}

const holdsOtherArticle = (outer: Element, own: Element, page: PageView): boolean =>
  hasElement(outer, (one) => one.tagName === "article" && !page.around(own).includes(one));

/** Where there is hardly any prose, the body is the longest `article`, else `main`, else the page. */
function taggedBody(tree: Root, page: PageView): Element {
  const all = [...elementsIn(tree)];
  const longest = (tagName: string): Element | undefined =>
    all.filter(named(tagName)).toSorted((one, other) => page.measure(other).all - page.measure(one).all)[0];
  return (
    longest("article") ??
    longest("main") ??
    all.find((one) => one.properties.role === "main") ??
    all.find(named("body")) ??
    element("body")
  );
}

/**
 * Returns all parts of a body that something interrupts, in document order: the element, its siblings of the same name and
 * class, and figures between these. An element that is not marked as a body is its only part.
 */
export function allParts(body: Element, page: PageView): Element[] {
  const parent = page.parentOf(body);
  const className = classesOf(body).join(" ");
  if (!parent || className === "" || !isMarkedBody(body)) return [body];
  const isPart = (one: Element): boolean =>
    one.tagName === body.tagName && classesOf(one).join(" ") === className;
  const isFigure = (one: Element): boolean =>
    (one.tagName === "figure" || hasElement(one, named("figure"))) && page.measure(one).linked === 0;
  const sisters = elementChildren(parent);
  const within = sisters.slice(sisters.findIndex(isPart), sisters.findLastIndex(isPart) + 1);
  return within.filter((one) => isPart(one) || isFigure(one));
}
