import type { Element, RootContent } from "hast";
import { element, hasElement, holdsLink } from "../../lib/html/elements.js";
import { isTagSpan } from "../html/resolve-links.js";

/** Marks that Markdown lacks. They are written as HTML. */
export const HTML_MARKS: readonly string[] = ["abbr", "ins", "kbd", "mark", "q", "sub", "sup"];
/** The inline elements that are kept, each with the name of the element that it becomes. */
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
  ...Object.fromEntries(HTML_MARKS.map((name) => [name, name])),
};

/** Attributes that a mark keeps. Those of a `span` are set by earlier steps. */
const KEPT_ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ["href"],
  abbr: ["title"],
  span: ["dataTag", "dataNote", "dataPlace"],
};

/** Returns an inline element as a mark without content. An element that is not kept becomes a `span`. */
export function markOf(node: Element): Element {
  const tagName = isPlainByStyle(node) ? "span" : (MARKS[node.tagName] ?? markByStyle(node));
  // Markdown has no links in code. Code with a link in it becomes text.
  const name = tagName === "code" && !isPlain(node) ? "span" : tagName;
  const properties: Element["properties"] = {};
  for (const attribute of KEPT_ATTRIBUTES[name] ?? [])
    if (node.properties[attribute] !== undefined) properties[attribute] = node.properties[attribute];
  return element(name, [], properties);
}

/** Styles by which editors write marks, the one that says most first. */
const STYLES: readonly (readonly [style: RegExp, mark: string])[] = [
  [/text-decoration[a-z-]*\s*:[^;]*line-through/i, "del"],
  [/font-weight\s*:\s*(?:bold|[6-9]00)\b/i, "strong"],
  [/font-style\s*:\s*italic\b/i, "em"],
];

/** Returns the mark that the style of a `span` means; `span` if it means none. */
function markByStyle({ tagName, properties: { style } }: Element): string {
  const written = tagName === "span" && style !== undefined ? String(style) : "";
  return (written && STYLES.find(([pattern]) => pattern.test(written))?.[1]) || "span";
}

/** Tells whether a style takes back what an element is for, as in text that was copied from Google Docs. */
const isPlainByStyle = ({ tagName, properties: { style } }: Element): boolean =>
  style !== undefined &&
  (/^(?:b|strong)$/.test(tagName)
    ? /font-weight\s*:\s*(?:normal|[1-4]00)\b/i.test(String(style))
    : /^(?:i|em)$/.test(tagName) && /font-style\s*:\s*normal\b/i.test(String(style)));

const isPlain = (node: Element): boolean =>
  !hasElement(node, (inner) => inner.tagName === "a" || isTagSpan(inner));

/** Returns the marks that may stand around an element. If the element holds a link, an outer link is left out. */
export const marksAround = (node: Element, marks: readonly Element[]): readonly Element[] =>
  // The parser does not nest links, except across the edge of a table.
  holdsLink(node) ? marks.filter((mark) => mark.tagName !== "a") : marks;

/** Returns the node with the marks around it. The first mark is the outermost. */
export function withMarks(node: RootContent, marks: readonly Element[]): RootContent {
  return marks.reduceRight<RootContent>(
    (inner, mark) => element(mark.tagName, [inner], mark.properties),
    node,
  );
}

/** Returns an inline element in which each element is a mark or a `span`. */
export function simplified(node: Element): Element {
  const children = node.children.flatMap((child): RootContent[] => {
    if (child.type === "element") return [simplified(child)];
    return child.type === "text" ? [child] : [];
  });
  const mark = markOf(node);
  return element(mark.tagName, children, mark.properties);
}

/** Returns a node of a heading without bold and italic marks. A heading is bold already. */
export function withoutEmphasis(node: RootContent): RootContent {
  if (node.type !== "element") return node;
  const isEmphasis = node.tagName === "strong" || node.tagName === "em";
  return element(isEmphasis ? "span" : node.tagName, node.children.map(withoutEmphasis), node.properties);
}
