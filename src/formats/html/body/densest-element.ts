import type { Element, Root } from "hast";
import { elementChildren, elementsIn, named } from "../../../lib/html/elements.js";
import type { PageView } from "../page/page-view.js";

const isParagraph = named("p pre blockquote ul ol dl table h2 h3");
const isBox = named("div td section article main center font body span");
const isInline = named(
  "a abbr b bdi br cite code em font i kbd mark q s small span strong sub sup time u wbr",
);
/** Letters of the shortest text that counts as a paragraph. */
const SHORTEST = 25;

/**
 * Returns the element with the most prose in its paragraphs. A paragraph counts in full for its parent, and half for its
 * grandparent. Text that stands in an element outside of blocks counts for that element. Returns undefined for a page
 * without a text of 25 letters.
 */
export function densestElement(root: Root, page: PageView): Element | undefined {
  const scores = new Map<Element, number>();
  const add = (node: Element | undefined, score: number): void => {
    if (node && node.tagName !== "html") scores.set(node, (scores.get(node) ?? 0) + score);
  };
  for (const node of elementsIn(root)) {
    const own = isParagraph(node) ? page.measure(node).prose : ownProse(node, page);
    if (own < SHORTEST) continue;
    const parent = page.parentOf(node);
    add(isParagraph(node) ? parent : node, own);
    if (isParagraph(node)) add(parent && page.parentOf(parent), own / 2);
  }
  let best: Element | undefined;
  for (const [node, score] of scores) if (!best || score > (scores.get(best) ?? 0)) best = node;
  return best;
}

/** Returns how much prose stands in an element itself, and not in blocks of it, in letters. */
export function ownProse(node: Element, page: PageView): number {
  if (!isBox(node)) return 0;
  const blocks = elementChildren(node).filter((child) => !isInline(child));
  return blocks.reduce((sum, child) => sum - page.measure(child).prose, page.measure(node).prose);
}
