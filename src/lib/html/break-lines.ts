import type { Element, RootContent } from "hast";
import { attribute, element, hasClassLike, mapChildren } from "./elements.js";

/** Classes whose styles are known: those of Tailwind and Bootstrap-like sheets, and that of the boards of PTT. */
const LINES_CLASS = /^(?:white-?space-)?pre-?(?:wrap|line)$|^whitespace-(?:pre|break-spaces)$|^bbs-content$/i;

/** Tells whether a style or class of an element makes a browser show the line breaks of its text. */
export const keepsLines = (node: Element): boolean =>
  /white-space(?:-collapse)?\s*:\s*(?:pre|break-spaces)/i.test(attribute(node, "style") ?? "") ||
  hasClassLike(node, LINES_CLASS);

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
