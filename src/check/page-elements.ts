import { type DefaultTreeAdapterTypes, parse } from "parse5";

/** An element as the rules see it. */
export interface PageElement {
  readonly name: string;
  readonly attributes: readonly { readonly name: string; readonly value: string }[];
  /** The text of a `script` or `style`; empty for others. */
  readonly text: string;
}

/**
 * Returns the elements of a page in document order, as a browser would make them: by the rules that browsers parse by, so
 * that nothing hides in what two parsers read differently.
 * @param runsScripts whether the reader's browser does: else what stands in `noscript` is no text but elements
 */
export const elementsOfPage = (html: string, runsScripts = true): PageElement[] => [
  ...elementsIn(parse(html, { scriptingEnabled: runsScripts })),
];

type Node = DefaultTreeAdapterTypes.Node;

/** Without recursion: a page may be nested as deep as it likes. */
function* elementsIn(document: Node): Generator<PageElement> {
  const rest: Node[] = [document];
  for (let node = rest.pop(); node; node = rest.pop()) {
    if ("tagName" in node) {
      const isRaw = node.tagName === "script" || node.tagName === "style";
      yield { name: node.tagName, attributes: node.attrs, text: isRaw ? textOf(node) : "" };
    }
    if ("content" in node) rest.push(node.content);
    if (!("childNodes" in node)) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      rest.push(node.childNodes[index] as Node);
  }
}

const textOf = (node: DefaultTreeAdapterTypes.Element): string =>
  node.childNodes.map((child) => ("value" in child ? child.value : "")).join("");

/** Returns an attribute, or undefined where the element does not have it. */
export function attributeOf(element: PageElement, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Returns an element's start tag, shortened: it shows the operator what is meant. */
export function shown({ name, attributes }: PageElement): string {
  const tag = `<${[name, ...attributes.map((one) => `${one.name}="${one.value}"`)].join(" ")}>`;
  return tag.length > 160 ? `${tag.slice(0, 160)}…` : tag;
}
