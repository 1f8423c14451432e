import MarkdownIt, { type Token } from "markdown-it";
import type { Nodes } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";

const remark = unified().use(remarkParse).use(remarkGfm).freeze();
const markdownIt = new MarkdownIt({ html: true });

/** Returns the text that remark reads in the Markdown, captions included, descriptions of pictures not. */
export function remarkText(markdown: string): string {
  return textOfNode(remark.parse(markdown));
}

/** Returns the text that markdown-it reads in the Markdown, captions included, descriptions of pictures not. */
export function markdownItText(markdown: string): string {
  return markdownIt.parse(markdown, {}).map(textOfToken).join("\n");
}

/** Returns the text without white space and characters that nobody sees. */
export function visible(text: string): string {
  return text.replace(/[\s\p{Cc}\p{Cf}\ufffc]/gu, "");
}

// Tags within a line are no text. A block of raw HTML would hold text: it counts as nothing, so that a comparison shows it.
function textOfNode(node: Nodes): string {
  if (node.type === "image") return node.title ?? "";
  if (node.type === "html") return "";
  if ("value" in node) return node.value;
  return "children" in node ? node.children.map(textOfNode).join("\n") : "";
}

function textOfToken(token: Token): string {
  if (token.type === "image") return String(token.attrGet("title") ?? "");
  if (token.type === "html_inline" || token.type === "html_block") return "";
  return token.children ? token.children.map(textOfToken).join("") : token.content;
}
