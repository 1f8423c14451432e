import type { Element, Root } from "hast";
import { elementsIn, hasElement, isElement, mapChildren, textOf } from "../../lib/html/elements.js";

/** Puts the code in place of each table that generators make of a listing: line numbers in one cell, the code in the next. */
export function unwrapListings(tree: Root): void {
  mapChildren(tree, (node) => (isElement(node, "table") ? (codeCell(node)?.children ?? node) : node));
}

/** Returns the cell with the code. Undefined if a table is no listing. */
function codeCell(table: Element): Element | undefined {
  const [numbers, code, ...others] = [...elementsIn(table)].filter((one) => /^t[dh]$/.test(one.tagName));
  if (!numbers || !code || others.length > 0 || !/^[\d\s]+$/.test(textOf(numbers))) return undefined;
  return hasElement(code, (one) => one.tagName === "pre") ? code : undefined;
}
