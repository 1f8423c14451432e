import MarkdownIt, { type Token } from "markdown-it";
import { type DefaultTreeAdapterTypes, defaultTreeAdapter, html, parseFragment } from "parse5";
import { escapeHtml } from "./escape-html.js";
import { footnoteBack, footnoteReference } from "./footnotes.js";
import { attribute } from "./parse-markdown.js";

/** An element or a text of a body. */
export type TreeNode = DefaultTreeAdapterTypes.ChildNode;
export type TreeElement = DefaultTreeAdapterTypes.Element;

/** Renders tokens as plain HTML. Pictures and links keep the addresses of the Markdown. */
const { renderer, options } = new MarkdownIt({ html: true });
renderer.rules.image = (tokens, index, rendering, env) => {
  const token = tokens[index] as Token;
  const alt = renderer.renderInlineAsText(token.children ?? [], rendering, env);
  const words = `alt="${escapeHtml(alt)}" title="${escapeHtml(attribute(token, "title"))}"`;
  const picture = `<img src="${escapeHtml(attribute(token, "src"))}" ${words}>`;
  return token.meta?.isFigure ? `<figure>${picture}</figure>\n` : picture;
};
renderer.rules.footnote_reference = footnoteReference;
renderer.rules.footnote_back = footnoteBack;

/**
 * Returns the elements and texts of a body with raw HTML, as a browser would build them: every element is closed, and
 * stands in a place that HTML allows. All elements are on the allow-list. Addresses stay as they were written.
 * @param tokens cleaned by `cleanTokens`
 */
export function bodyTree(tokens: Token[]): readonly TreeNode[] {
  const around = defaultTreeAdapter.createElement("div", html.NS.HTML, []);
  return parseFragment(around, renderer.render(tokens, options, {}), {}).childNodes;
}

export const isElement = (node: TreeNode): node is TreeElement => "tagName" in node;

export const isText = (node: TreeNode): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === "#text";

/** Returns an attribute of an element; empty if the element does not have it. */
export const attributeOf = ({ attrs }: TreeElement, name: string): string =>
  attrs.find((one) => one.name === name)?.value ?? "";
