import type { Element, RootContent } from "hast";
import { element, elementsIn, holdsLink } from "../../lib/html/elements.js";
import { isTagSpan } from "../html/resolve-links.js";

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
  code: "code",
  samp: "code",
  tt: "code",
  ...Object.fromEntries(["abbr", "ins", "kbd", "mark", "q", "sub", "sup"].map((name) => [name, name])),
};

/** Attributes that a mark keeps. A note's number and a tag's place stand at a `span`. */
const KEPT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  abbr: ["title"],
  span: ["dataTag", "dataNote", "dataPlace"],
};

/** Returns the mark that an inline element is, without its content: a `span` where it means nothing to a reader. */
export function markOf(node: Element): Element {
  const tagName = MARKS[node.tagName] ?? "span";
  // Code of links is text that was set so: Markdown has no links in code.
  const name = tagName === "code" && !isPlain(node) ? "span" : tagName;
  const properties: Element["properties"] = {};
  for (const attribute of KEPT_ATTRIBUTES[name] ?? [])
    if (node.properties[attribute] !== undefined) properties[attribute] = node.properties[attribute];
  return element(name, [], properties);
}

const isPlain = (node: Element): boolean => {
  for (const inner of elementsIn(node)) if (inner.tagName === "a" || isTagSpan(inner)) return false;
  return true;
};

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

/** Returns a node of a heading's line without bold and italic marks: a heading is bold as it is. */
export function withoutEmphasis(node: RootContent): RootContent {
  if (node.type !== "element") return node;
  const isEmphasis = node.tagName === "strong" || node.tagName === "em";
  return element(isEmphasis ? "span" : node.tagName, node.children.map(withoutEmphasis), node.properties);
}
