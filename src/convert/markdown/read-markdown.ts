import MarkdownIt, { type Token } from "markdown-it";
import type { ArticleLink } from "../../model/article.js";
import type { TextLine } from "../file-data.js";

/** The parser that renders the body, too: others take the square of the time for lines made of brackets or marks. */
const markdownIt = new MarkdownIt({ html: false, linkify: false, typographer: false });

// Addresses as they were written: they are compared with those that articles state.
markdownIt.normalizeLink = (address) => address;
markdownIt.validateLink = () => true;

/** What the metadata needs of a Markdown body. */
export interface MarkdownFacts {
  /** With the captions. */
  readonly text: string;
  /** The paragraphs. */
  readonly lines: readonly TextLine[];
  readonly links: readonly ArticleLink[];
  /** Addresses of the pictures. */
  readonly pictures: readonly string[];
}

/** Reads what the metadata needs out of a Markdown body. */
export function readMarkdown(markdown: string): MarkdownFacts {
  const texts: string[] = [];
  const lines: string[] = [];
  const links = new Map<string, ArticleLink>();
  const pictures = new Set<string>();
  const tokens = markdownIt.parse(markdown, {});
  for (const [index, token] of tokens.entries()) {
    if (token.type === "fence" || token.type === "code_block") texts.push(token.content);
    if (token.type !== "inline" || !token.children) continue;
    const isLine = tokens[index - 1]?.type === "paragraph_open";
    if (isLine) lines.push(token.children.map(wordsOf).join("").trim());
    for (const child of token.children) {
      if (child.type === "text" || child.type === "code_inline") texts.push(child.content);
      if (child.type === "link_open") {
        const url = addressOf(child, "href");
        links.set(url, { url });
      }
      if (child.type !== "image") continue;
      pictures.add(addressOf(child, "src"));
      const caption = child.attrGet("title");
      if (caption) texts.push(String(caption));
    }
  }
  return {
    text: texts.join(" "),
    lines: lines.filter((text) => text !== "").map((text): TextLine => ({ text, tagRanges: [] })),
    links: [...links.values()],
    pictures: [...pictures],
  };
}

function wordsOf(token: Token): string {
  if (token.type === "text" || token.type === "code_inline") return token.content;
  return token.type === "softbreak" || token.type === "hardbreak" ? "\n" : "";
}

const addressOf = (token: Token, name: string): string => String(token.attrGet(name) ?? "");
