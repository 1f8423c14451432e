import { type DefaultTreeAdapterTypes, parse } from "parse5";

export type Element = DefaultTreeAdapterTypes.Element;
type Node = DefaultTreeAdapterTypes.ChildNode;

/** Returns all elements of an HTML document, in their order. */
export const elementsOf = (html: string): Element[] => [...elementsIn(parse(html).childNodes)];

/** Yields the elements among nodes and below them, in their order. */
export function* elementsIn(nodes: readonly Node[]): Generator<Element> {
  for (const node of nodes) {
    if ("tagName" in node) yield node;
    if ("childNodes" in node) yield* elementsIn(node.childNodes);
  }
}

export const attribute = (element: Element, name: string): string | undefined =>
  element.attrs.find((one) => one.name === name)?.value;
