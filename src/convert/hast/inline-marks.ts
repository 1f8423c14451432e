import type { Element, RootContent } from "hast";
import { isTagSpan } from "../html/resolve-links.js";
import { element, holdsLink } from "../../lib/html/elements.js";

/** Inline elements that mean something to a reader, and what they are called afterwards. */
const MARKS: Readonly<Record<string, string>> = {
  a: "a",
  b: "strong",
  strong: "strong",
  em: "em",
  i: "em",
  del: "del",
  s: "del",
  strike: "del",
};

/** Returns the mark that an inline element is, without its content: a `span` where it means nothing to a reader. */
export function markOf(node: Element): Element {
  const tagName = MARKS[node.tagName];
  if (!tagName) return element("span", [], isTagSpan(node) ? node.properties : {});
  return element(tagName, [], tagName === "a" ? { href: node.properties.href } : {});
}

/** Returns the marks that may stand around an element: a link in a link is none, the inner one counts. */
export const marksAround = (node: Element, marks: readonly Element[]): readonly Element[] =>
  // The parser sees to it, but not across a table's border.
  holdsLink(node) ? marks.filter((mark) => mark.tagName !== "a") : marks;

/** Returns the node with the marks around it, the first outermost. */
export function withMarks(node: RootContent, marks: readonly Element[]): RootContent {
  return marks.reduceRight<RootContent>(
    (inner, mark) => element(mark.tagName, [inner], mark.properties),
    node,
  );
}

/** Returns an inline element with only the marks that a reader sees, all the way down. */
export function simplified(node: Element): Element {
  const children = node.children.flatMap((child): RootContent[] => {
    if (child.type === "element") return [simplified(child)];
    return child.type === "text" ? [child] : [];
  });
  const mark = markOf(node);
  return element(mark.tagName, children, mark.properties);
}

/** Returns the content of a heading, which is bold as it is: only its links mean something. */
export function withLinksOnly(node: RootContent): RootContent {
  if (node.type !== "element" || node.tagName === "br") return node;
  return element(node.tagName === "a" ? "a" : "span", node.children.map(withLinksOnly), node.properties);
}
