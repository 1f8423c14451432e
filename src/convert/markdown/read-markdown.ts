import type { Token } from "markdown-it";
import { bodyTree } from "../../formats/markdown/body/body-tree.js";
import { cleanTokens } from "../../formats/markdown/body/clean-tokens.js";
import { attribute, hasRawHtml, parseMarkdown } from "../../formats/markdown/body/parse-markdown.js";
import { FactsCollector, type MarkdownFacts } from "./facts-collector.js";
import { readTree } from "./read-tree.js";

/** Returns the texts and addresses of a Markdown body. Pure. */
export function readMarkdown(markdown: string): MarkdownFacts {
  const parsed = parseMarkdown(markdown);
  const { tokens } = parsed;
  const collector = new FactsCollector();
  if (hasRawHtml(tokens)) {
    cleanTokens(parsed);
    readTree(bodyTree(tokens), collector);
  } else readTokens(tokens, collector);
  return collector.facts();
}

function readTokens(tokens: readonly Token[], collector: FactsCollector): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === "fence" || token.type === "code_block") collector.texts.push(token.content);
    if (token.type !== "inline" || !token.children) continue;
    if (tokens[index - 1]?.type === "paragraph_open")
      collector.lines.push(token.children.map(wordsOf).join(""));
    for (const child of token.children) {
      if (child.type === "text" || child.type === "code_inline") collector.texts.push(child.content);
      if (child.type === "link_open") collector.link(attribute(child, "href"));
      if (child.type === "image") collector.picture(attribute(child, "src"), attribute(child, "title"));
    }
  }
}

function wordsOf(token: Token): string {
  if (token.type === "text" || token.type === "code_inline") return token.content;
  return token.type === "softbreak" || token.type === "hardbreak" ? "\n" : "";
}
