import type { Comment, Element, Nodes, Root, RootContent } from "hast";
import { memoize } from "../memoize.js";

/** Tells whether a node is an element with a name. */
export const isElement = <Name extends string>(
  node: Nodes,
  tagName: Name,
): node is Element & { tagName: Name } => node.type === "element" && node.tagName === tagName;

/** Returns a test whether a node is an element with one of some names. @param tagNames separated by spaces */
export const named = memoize((tagNames: string) => {
  const names = new Set(tagNames.split(" "));
  return (node: Nodes): boolean => node.type === "element" && names.has(node.tagName);
});

/** Tells whether an element ends a paragraph, as `div`, `p` and `td` do. All others are part of a line of text. */
export const isBlock = named(
  "address article aside blockquote body caption center cetner col colgroup dd details dialog dir div dl dt fieldset " +
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu nav ol optgroup option p pre " +
    "section summary table tbody td tfoot th thead tr ul",
);

/** Tells whether an element is a picture, a video or a sound. */
export const isMedia = named("img audio video");

export const isHeading = named("h1 h2 h3 h4 h5 h6");

/** Returns the children of a node; an empty list for a node that cannot have children. */
export const childrenOf = (node: Nodes): RootContent[] => ("children" in node ? node.children : []);

export const elementChildren = (node: Nodes): Element[] =>
  childrenOf(node).filter((child) => child.type === "element");

/** Yields the elements below a node in document order, without the node itself. */
export function* elementsIn(node: Nodes): Generator<Element> {
  const rest = [...childrenOf(node)].reverse();
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next.type !== "element") continue;
    yield next;
    for (let index = next.children.length - 1; index >= 0; index--)
      rest.push(next.children[index] as RootContent);
  }
}

/** Returns the first element below a node for which a test holds, in document order; undefined if there is none. */
export function findElement(node: Nodes, test: (element: Element) => boolean): Element | undefined {
  for (const element of elementsIn(node)) if (test(element)) return element;
  return undefined;
}

/** Tells whether a test holds for an element below a node. */
export const hasElement = (node: Nodes, test: (element: Element) => boolean): boolean =>
  findElement(node, test) !== undefined;

/** Returns all text in a node, with its white space. Comments are not part of it; scripts and styles are. */
export function textOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return childrenOf(node).map(textOf).join("");
}

/** Tells whether a node has text other than white space. */
export const hasText = (node: Nodes): boolean =>
  node.type === "text" ? /\S/u.test(node.value) : childrenOf(node).some(hasText);

/** Tells whether a node is a link or contains one. */
export const holdsLink = (node: RootContent): boolean => isElement(node, "a") || hasElement(node, named("a"));

/** Returns an attribute as text; undefined if it is missing. @param name of the property in hast, such as `dataSrc` */
export function attribute(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  return value === undefined || value === null || value === false ? undefined : String(value);
}

/** Tells whether an element matches a simple selector: `#id`, `.class`, `tag`, `tag#id` or `tag.class`. */
export function matches(element: Element, selector: string): boolean {
  const { tag, mark, name } = partsOf(selector);
  if (tag && element.tagName !== tag) return false;
  if (mark === "#") return element.properties.id === name;
  if (mark === ".") return classesOf(element).includes(name as string);
  return Boolean(tag);
}

/** There are few selectors, and each is asked for at every element. */
const partsOf = memoize((selector: string) => {
  const [, tag, mark, name] = /^([\w-]*)(?:([#.])([\w-]+))?$/.exec(selector) ?? [];
  return { tag, mark, name };
});

export function classesOf(element: Element): readonly string[] {
  const value = element.properties.className;
  return Array.isArray(value) ? value.map(String) : [];
}

/** Tells whether a class of an element fits a pattern. */
export const hasClassLike = (element: Element, pattern: RegExp): boolean =>
  classesOf(element).some((name) => pattern.test(name));

/** Returns what `rel` says of a link, in lower case. */
export const relationsOf = (link: Element): string[] =>
  [link.properties.rel].flat().map((name) => String(name).toLowerCase());

/** Returns a new element. @param properties by their names in hast */
export function element(
  tagName: string,
  children: RootContent[] = [],
  properties: Element["properties"] = {},
): Element {
  return { type: "element", tagName, properties, children: children as Element["children"] };
}

/**
 * Replaces each node below a parent by the result of `replace`, in place. Calls it for the children of a node before the node
 * itself. To keep a node, `replace` returns it; to remove it, an empty list. Nodes that take its place are not visited.
 */
export function mapChildren(
  parent: Root | Element,
  replace: (node: RootContent, parent: Root | Element) => RootContent | RootContent[],
): void {
  const children = parent.children as RootContent[];
  // Most nodes are kept, so a new list is made only if one is not.
  let mapped: RootContent[] | undefined;
  for (const [index, child] of children.entries()) {
    if (child.type === "element") mapChildren(child, replace);
    const result = replace(child, parent);
    if (result !== child) mapped ??= children.slice(0, index);
    if (Array.isArray(result)) mapped?.push(...result);
    else mapped?.push(result);
  }
  if (mapped) (parent as { children: RootContent[] }).children = mapped;
}

/** Replaces each element below a parent as `mapChildren` does. Other nodes stay. */
export const mapElements = (
  parent: Root | Element,
  replace: (node: Element, parent: Root | Element) => RootContent | RootContent[],
): void => mapChildren(parent, (node, around) => (node.type === "element" ? replace(node, around) : node));

/**
 * Tells whether a node is a CDATA section that begins with words, and that HTML takes for a comment. The comment ends where the
 * section's first tag does.
 */
export const isSection = (node: RootContent): node is Comment =>
  node.type === "comment" && /^\[CDATA\[\s*[^\s<\]]/.test(node.value);
