import type { Element, RootContent } from "hast";
import { attribute, element, mapChildren } from "./elements.js";

/** Tells whether a style of an element makes a browser show the line breaks of its text. */
export const keepsLines = (node: Element): boolean =>
  /white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)/i.test(attribute(node, "style") ?? "");

/**
 * Puts a `br` in place of each line break in an element, but for text in an element with `dataPlain`. Changes it.
 * @param isPrettified line breaks at the edges of a text mean nothing
 */
export function breakLines(node: Element, isPrettified = false): void {
  mapChildren(node, (child, parent) => {
    if (child.type !== "text" || (parent.type === "element" && parent.properties.dataPlain)) return child;
    const text = isPrettified ? child.value.trim() : child.value;
    if (!/[\n\r]/.test(text)) return child;
    return text
      .split(/\r\n?|\n/)
      .flatMap((line, index): RootContent[] => [
        ...(index > 0 ? [element("br")] : []),
        { type: "text", value: line },
      ]);
  });
}
