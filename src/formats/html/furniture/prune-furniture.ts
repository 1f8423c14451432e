import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  elementChildren,
  elementsIn,
  hasElement,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { isEmbedLink } from "../../../lib/html/embed-link.js";
import type { DroppedPart } from "../../../model/raw-article.js";
import { type PageView, viewPage } from "../page/page-view.js";
import { leadsToPage } from "../page/teasers.js";
import { furnitureOf } from "./furniture-of.js";
import { furnitureUnder } from "./furniture-words.js";
import { unshown } from "./unshown.js";

/** Letters of a paragraph that is text of its own under a heading of furniture. */
const PARAGRAPH = 90;
const LONGEST_TEXT = 200;

/**
 * Takes the page's furniture out of a tree.
 * @param title of the article; an element that holds its heading stays
 * @returns the parts that were taken out, in document order
 */
export function pruneFurniture(root: Root | Element, title: string): DroppedPart[] {
  const page = viewPage(root, title);
  const reasons = new Map<RootContent, string>();
  markElements(root, page, reasons);
  markSections(root, page, reasons);
  return takeOut(root, reasons);
}

function markElements(parent: Root | Element, page: PageView, reasons: Map<RootContent, string>): void {
  for (const child of elementChildren(parent)) {
    const reason = furnitureOf(child, page);
    if (reason) reasons.set(child, reason);
    else if (child.tagName !== "pre") markElements(child, page, reasons);
  }
}

/** A heading of furniture stands over lists of links, or over what is taken out itself; text under it is text. */
function markSections(parent: Root | Element, page: PageView, reasons: Map<RootContent, string>): void {
  const children = elementChildren(parent);
  for (const [index, child] of children.entries()) {
    const known = reasons.get(child);
    // What announces other articles may be named a promotion.
    if (known !== undefined && known !== "advertisement") continue;
    const reason = page.holdsArticle(child) ? undefined : labelReason(child, page);
    const under = reason && sectionUnder(children, index, page, reasons);
    if (under) for (const one of [child, ...under]) reasons.set(one, reasons.get(one) ?? reason);
    else if (known === undefined) markSections(child, page, reasons);
  }
}

/** Tells of a heading, or of a short block that is one by its looks, over which kind of furniture it stands. */
function labelReason(node: Element, page: PageView): string | undefined {
  if (named("li td th dd dt a pre figcaption")(node)) return undefined;
  const { all, linked } = page.measure(node);
  if (all === 0 || all > PARAGRAPH || (linked > 0 && !isHeading(node))) return undefined;
  return furnitureUnder(textOf(node));
}

/**
 * Returns the blocks under the label at an index among its sisters that belong to it, or undefined where text of the
 * article stands under it.
 */
function sectionUnder(
  sisters: readonly Element[],
  index: number,
  page: PageView,
  reasons: ReadonlyMap<RootContent, string>,
): Element[] | undefined {
  const label = sisters[index] as Element;
  const under: Element[] = [];
  for (let after = index + 1; after < sisters.length; after++) {
    const next = sisters[after] as Element;
    if (page.holdsArticle(next) || (isHeading(next) && isHeading(label) && next.tagName <= label.tagName))
      break;
    const { all, linked } = page.measure(next);
    const isText = !reasons.has(next) && all > 0 && linked < all / 2 && !isCardOf(next, page);
    if (isText) return under.length > 0 ? under : undefined;
    under.push(next);
  }
  // At the end of its parent, a label over nothing stands over what came by script.
  return under.length > 0 || isHeading(label) ? under : undefined;
}

/** A teaser of another article: a picture that is a link, with few words of its own, or a heading that is one. */
function isCardOf(node: Element, page: PageView): boolean {
  const { linked, prose } = page.measure(node);
  if (linked === 0 || named("p pre blockquote table")(node)) return false;
  return hasElement(node, leadsToPage) || (prose < 4 * linked && !page.isLarge(node));
}

function takeOut(parent: Root | Element, reasons: ReadonlyMap<RootContent, string>): DroppedPart[] {
  const dropped: DroppedPart[] = [];
  const kept = (parent.children as RootContent[]).flatMap((child): RootContent[] => {
    if (child.type !== "element") return [child];
    const reason = reasons.get(child);
    if (reason === undefined) {
      dropped.push(...takeOut(child, reasons));
      return [child];
    }
    dropped.push(describe(child, reason));
    const mark = unshown(child);
    // The buttons of a player go, and what it plays stays.
    const played = reason === "tool" ? [...elementsIn(child)].filter(isEmbedLink) : [];
    return mark ? [...played, mark] : played;
  });
  if (dropped.length > 0) (parent as { children: RootContent[] }).children = kept;
  return dropped;
}

/** Returns the record of a part that is taken out. */
export function describe(node: RootContent, reason: string): DroppedPart {
  const text = withSingleSpaces(textOf(node));
  return { reason, text: text.slice(0, LONGEST_TEXT), length: text.length };
}
