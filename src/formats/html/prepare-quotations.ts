import type { Element, Root } from "hast";
import { classesOf, isElement, mapChildren, textOf } from "../../lib/html/elements.js";

/**
 * Makes a line of its own of the words before a quotation that say whose it is, as forums show them: `Ada wrote:`. The one in
 * which vBulletin has the whole of a post becomes a box. Changes the tree, from which unseen elements are gone.
 */
export const prepareQuotations = (tree: Root): void =>
  mapChildren(tree, (node) => {
    if (isElement(node, "blockquote")) prepareQuotation(node);
    return node;
  });

function prepareQuotation(quotation: Element): void {
  if (classesOf(quotation).includes("postcontent")) quotation.tagName = "div";
  const first = firstIn(quotation);
  const source = first?.tagName === "div" ? firstIn(first) : first;
  if (source?.tagName === "cite" && /[:：]/.test(textOf(source))) source.tagName = "p";
}

/** Returns the element with which another one begins; undefined where that begins with text. */
function firstIn(node: Element): Element | undefined {
  const first = node.children.find((child) => child.type !== "text" || /\S/.test(child.value));
  return first?.type === "element" ? first : undefined;
}
