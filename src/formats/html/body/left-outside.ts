import type { Element, Root, RootContent } from "hast";
import { elementsIn, hasText } from "../../../lib/html/elements.js";
import type { DroppedPart } from "../../../model/raw-article.js";
import { describe } from "../furniture/prune-furniture.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";

/** Why a part is left out that is no furniture by itself. */
const OUTSIDE = "outside of the text";

/**
 * Returns the records of what a page shows outside of the text, in document order: of each outermost element with words, and of words
 * without an element. @param kept the elements of the text, and the lead picture
 */
export function leftOutside(tree: Root, kept: readonly Element[], page: PageView): DroppedPart[] {
  const shown = new Set<RootContent>(kept.flatMap((one) => [one, ...elementsIn(one)]));
  const around = new Set<RootContent>();
  const findAround = (node: RootContent | Root): boolean => {
    if (node.type === "element" && shown.has(node)) return true;
    if (node.type !== "element" && node.type !== "root") return false;
    const holds = (node.children as RootContent[]).filter(findAround).length > 0;
    if (holds && node.type === "element") around.add(node);
    return holds;
  };
  findAround(tree);
  const left = (node: RootContent): DroppedPart[] => {
    if (shown.has(node)) return [];
    if (node.type === "element" && around.has(node)) return (node.children as RootContent[]).flatMap(left);
    if (!hasText(node)) return [];
    const isTitle = node.type === "element" && isTitleHeading(node, page.title);
    return [describe(node, isTitle ? "title" : OUTSIDE)];
  };
  return tree.children.flatMap((child) => (child.type === "doctype" ? [] : left(child)));
}
