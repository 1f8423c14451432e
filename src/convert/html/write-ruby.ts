import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { hasText, isElement, mapChildren, textOf } from "../../lib/html/elements.js";

/** Writes the reading of a character behind it: `漢` under `hàn` becomes `漢(hàn)`. */
export const writeRuby = (tree: Root): void =>
  mapChildren(tree, (node) => (isElement(node, "ruby") ? written(node) : node));

/** The parentheses that a page holds for browsers without ruby go: each reading gets its own. */
function written(node: Element): RootContent[] {
  const children: RootContent[] = node.children.filter((child) => !isElement(child, "rp"));
  return children.flatMap((child): RootContent[] => {
    if (isElement(child, "rtc")) return written(child);
    if (!isElement(child, "rt")) return [child];
    return hasText(child) ? [{ type: "text", value: `(${withSingleSpaces(textOf(child))})` }] : [];
  });
}
