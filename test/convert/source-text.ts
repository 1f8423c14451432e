import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";

type Node = DefaultTreeAdapterTypes.Node;

/** Elements that a reader sees nothing of. */
const UNSEEN = new Set("audio iframe noscript script style template title video".split(" "));

/** Returns the text that a reader sees in HTML, read by parse5 alone: neither the converter's steps nor its parser's settings. */
export function sourceText(html: string): string {
  return textOf(parseFragment(html));
}

function textOf(node: Node): string {
  if (node.nodeName === "#text") return (node as DefaultTreeAdapterTypes.TextNode).value;
  if (UNSEEN.has(node.nodeName) || !("childNodes" in node)) return "";
  return node.childNodes.map(textOf).join("");
}
