/** The namespace of the elements of HTML. An element of another namespace has that namespace's own address. */
export const HTML_NAMESPACE = "http://www.w3.org/1999/xhtml";

/** The namespaces of the elements that a browser shows, loads and runs in any XML. */
export const SHOWN_NAMESPACES: ReadonlySet<string> = new Set([
  HTML_NAMESPACE,
  "http://www.w3.org/2000/svg",
  "http://www.w3.org/1998/Math/MathML",
]);

interface Attribute {
  /** Without a prefix: `xlink:href` is `href`. */
  readonly name: string;
  readonly value: string;
}

/** An element of a page, a picture or a feed. */
export interface Element {
  /** Without a prefix. */
  readonly name: string;
  readonly namespace: string;
  readonly attributes: readonly Attribute[];
  /** The text directly in the element. In a page, only `script` and `style` have it; others have an empty text. */
  readonly text: string;
}

/** Returns the value of an attribute, or undefined if the element does not have it. */
export function attributeOf(element: Element, name: string): string | undefined {
  return element.attributes.find((attribute) => attribute.name === name)?.value;
}

/** Returns the element's start tag, cut to 160 characters. Messages show it to the operator. */
export function startTag({ name, attributes }: Element): string {
  const tag = `<${[name, ...attributes.map((one) => `${one.name}="${one.value}"`)].join(" ")}>`;
  return tag.length > 160 ? `${tag.slice(0, 160)}…` : tag;
}
