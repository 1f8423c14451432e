import type { Element, Root } from "hast";
import { elementsIn } from "../../../lib/html/elements.js";
import type { PageView } from "../page/page-view.js";

const PARAGRAPHS = new Set(["p", "pre", "blockquote", "ul", "ol", "dl", "table", "h2", "h3"]);
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
    if (node && !["html"].includes(node.tagName)) scores.set(node, (scores.get(node) ?? 0) + score);
  };
  for (const node of elementsIn(root)) {
    const own = PARAGRAPHS.has(node.tagName) ? page.measure(node).prose : ownProse(node, page);
    if (own < SHORTEST) continue;
    const parent = page.parentOf(node);
    if (!PARAGRAPHS.has(node.tagName)) add(node, own);
    else {
      add(parent, own);
      add(parent && page.parentOf(parent), own / 2);
    }
  }
  let best: Element | undefined;
  for (const [node, score] of scores) if (!best || score > (scores.get(best) ?? 0)) best = node;
  return best;
}

/** Prose that stands in the element itself, and not in blocks of it. */
function ownProse(node: Element, page: PageView): number {
  if (!["div", "td", "section", "article", "main", "center", "font", "body", "span"].includes(node.tagName))
    return 0;
  const inBlocks = node.children.reduce(
    (sum, child) =>
      sum + (child.type === "element" && !INLINE.has(child.tagName) ? page.measure(child).prose : 0),
    0,
  );
  return page.measure(node).prose - inBlocks;
}

const INLINE = new Set(
  "a abbr b bdi br cite code em font i kbd mark q s small span strong sub sup time u wbr".split(" "),
);
