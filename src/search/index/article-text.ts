import type { Token } from "markdown-it";
import {
  attributeOf,
  bodyTree,
  isElement,
  isText,
  type TreeNode,
} from "../../formats/markdown/body/body-tree.js";
import { cleanTokens } from "../../formats/markdown/body/clean-tokens.js";
import { attribute, hasRawHtml, parseMarkdown } from "../../formats/markdown/body/parse-markdown.js";
import { isInline } from "../format/is-inline.js";

/**
 * Returns what a reader sees of an article's body: the words of the text and of links, the descriptions and captions of
 * pictures. White space and punctuation are not exact, since the search ignores them. Pure.
 */
export function articleText(markdown: string): string {
  const parsed = parseMarkdown(markdown);
  if (!hasRawHtml(parsed.tokens)) return textOfTokens(parsed.tokens);
  cleanTokens(parsed);
  return textOfTree(bodyTree(parsed.tokens));
}

const textOfTokens = (tokens: readonly Token[]): string => tokens.map(textOfToken).join("");

function textOfToken(token: Token): string {
  if (token.type === "image") return `${textOfTokens(token.children ?? [])} ${attribute(token, "title")} `;
  if (token.children) return textOfTokens(token.children);
  return token.block || token.type.endsWith("break") ? `\n${token.content}` : token.content;
}

/** The number of a footnote, which is not a part of the text. */
const FOOTNOTE = /^#fn(?:ref)?-/;

const textOfTree = (nodes: readonly TreeNode[]): string => nodes.map(textOfNode).join("");

function textOfNode(node: TreeNode): string {
  if (isText(node)) return node.value;
  if (!isElement(node) || FOOTNOTE.test(attributeOf(node, "href"))) return "";
  if (node.tagName === "img") return `${attributeOf(node, "alt")} ${attributeOf(node, "title")} `;
  const text = textOfTree(node.childNodes);
  return isInline(node.tagName) ? text : `\n${text}\n`;
}
