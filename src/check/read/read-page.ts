import { type DefaultTreeAdapterTypes, type ParserOptions, parse } from "parse5";
import type { Element } from "./element.js";

type Node = DefaultTreeAdapterTypes.Node;

/** A page as a browser reads it. */
interface Page {
  /** In document order. */
  readonly elements: readonly Element[];
  /** The page's texts and comments, with character references replaced. */
  readonly texts: readonly string[];
  /** Character references that stand for no character, with their lines. */
  readonly badReferences: readonly string[];
}

/** The names that parse5 has for them. A browser shows U+FFFD instead. */
const BAD_REFERENCES: ReadonlySet<string> = new Set([
  "null-character-reference",
  "surrogate-character-reference",
  "character-reference-outside-unicode-range",
]);

/** Reads a page as browsers do: a load could hide where parsers differ. @param runsScripts whether `noscript` holds text */
export function readPage(html: string, runsScripts = true): Page {
  const elements: Element[] = [];
  const texts: string[] = [];
  const badReferences: string[] = [];
  const onParseError: ParserOptions<DefaultTreeAdapterTypes.DefaultTreeAdapterMap>["onParseError"] = (
    error,
  ) => {
    if (BAD_REFERENCES.has(error.code)) badReferences.push(`${error.code} in line ${error.startLine}`);
  };
  // A parser that has to report errors is slower.
  const options = html.includes("&#") ? { onParseError } : {};
  for (const node of nodesIn(parse(html, { ...options, scriptingEnabled: runsScripts }))) {
    if ("tagName" in node) elements.push(elementOf(node));
    else if ("value" in node) texts.push(node.value);
    else if ("data" in node) texts.push(node.data);
  }
  return { elements, texts, badReferences };
}

/** Yields all nodes in document order. A page can be nested very deep, so the function does not call itself. */
function* nodesIn(document: Node): Generator<Node> {
  const rest: Node[] = [document];
  for (let node = rest.pop(); node; node = rest.pop()) {
    yield node;
    if ("content" in node) rest.push(node.content);
    if (!("childNodes" in node)) continue;
    for (let index = node.childNodes.length - 1; index >= 0; index--)
      rest.push(node.childNodes[index] as Node);
  }
}

function elementOf(node: DefaultTreeAdapterTypes.Element): Element {
  const hasText = node.tagName === "script" || node.tagName === "style";
  return {
    name: node.tagName,
    namespace: node.namespaceURI,
    attributes: node.attrs,
    text: hasText ? node.childNodes.map((child) => ("value" in child ? child.value : "")).join("") : "",
  };
}
