import type { Element, Root } from "hast";
import { attribute, classesOf, elementsIn, hasElement, hasText, isElement } from "./elements.js";

/**
 * Writes `☑` or `☐` before the words of each item of a list that has a box to tick, and takes the boxes out. Changes the tree.
 * Boxes elsewhere, and boxes none of which is ticked or fixed, are tools of a page.
 */
export function showTaskBoxes(tree: Root): void {
  if (!hasElement(tree, isState)) return;
  for (const item of elementsIn(tree)) if (item.tagName === "li" && hasText(item)) showIn(item, "");
}

/** Writes the box that was met last before the next words. @returns the box that waits for words */
function showIn(parent: Element, waiting: string): string {
  let box = waiting;
  for (const [index, child] of parent.children.entries()) {
    if (child.type === "text" && box !== "" && hasText(child)) {
      child.value = `${box} ${child.value.trimStart()}`;
      box = "";
    }
    if (child.type !== "element" || child.tagName === "li") continue;
    const own = boxOf(child);
    if (own) parent.children[index] = { type: "text", value: "" };
    box = own ?? showIn(child, box);
  }
  return box;
}

/** Tells whether an element is a box that shows a state of the text. */
const isState = (node: Element): boolean =>
  boxOf(node) === "☑" ||
  (boxOf(node) !== undefined && (!isElement(node, "input") || Boolean(node.properties.disabled)));

/** Returns the sign of a box; undefined for any other element. Notion draws boxes by a class. */
function boxOf(node: Element): string | undefined {
  const isInput = isElement(node, "input") && attribute(node, "type")?.toLowerCase() === "checkbox";
  const drawn = classesOf(node).find((name) => /^checkbox-o(?:n|ff)$/.test(name));
  if (!isInput && drawn === undefined) return undefined;
  return drawn === "checkbox-on" || (isInput && Boolean(node.properties.checked)) ? "☑" : "☐";
}
