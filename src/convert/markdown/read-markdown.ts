import type { Token } from "markdown-it";
import {
  attributeOf,
  bodyTree,
  isElement,
  isText,
  type TreeElement,
  type TreeNode,
} from "../../formats/markdown/body/body-tree.js";
import { cleanTokens } from "../../formats/markdown/body/clean-tokens.js";
import { BLOCK_ELEMENTS } from "../../formats/markdown/body/html-elements.js";
import {
  attribute,
  hasRawHtml,
  isLineBreak,
  parseMarkdown,
} from "../../formats/markdown/body/parse-markdown.js";
import { isShifting, textWithin } from "../../lib/html/plain-text.js";
import type { ArticleLink } from "../../model/article.js";
import type { TextLine } from "../file-data.js";

/** The parts of a Markdown body that the metadata needs. */
interface MarkdownFacts {
  /** The words of the body and of its captions. */
  readonly text: string;
  /** The paragraphs. */
  readonly lines: readonly TextLine[];
  /** Addresses as they were written, of places on the web and of other files of the mirror. */
  readonly links: readonly ArticleLink[];
  /** Addresses of the pictures, as they were written. */
  readonly pictures: readonly string[];
}

/** Returns the texts and addresses of a Markdown body, each address once. Pure. */
export function readMarkdown(markdown: string): MarkdownFacts {
  const parsed = parseMarkdown(markdown);
  const { tokens } = parsed;
  const found = new FoundFacts();
  if (hasRawHtml(tokens)) {
    cleanTokens(parsed);
    readTree(bodyTree(tokens), found);
  } else readTokens(tokens, found);
  const lines = found.lines.map((line) => withTrimmedEnds(line.split(/\n\s*/))).filter(Boolean);
  return {
    text: found.texts.join(" "),
    lines: lines.map((text) => ({ text, tagRanges: [] })),
    links: [...found.links].map((url) => ({ url })),
    pictures: [...found.pictures],
  };
}

const withTrimmedEnds = (parts: readonly string[]): string =>
  parts
    .map((part) => part.trimEnd())
    .join(" ")
    .trim();

class FoundFacts {
  readonly texts: string[] = [];
  readonly lines: string[] = [];
  readonly links = new Set<string>();
  readonly pictures = new Set<string>();

  link(url: string): void {
    if (url !== "" && !url.startsWith("#")) this.links.add(url);
  }

  picture(src: string, caption: string): void {
    this.pictures.add(src);
    if (caption) this.texts.push(caption);
  }
}

function readTokens(tokens: readonly Token[], found: FoundFacts): void {
  for (const [index, token] of tokens.entries()) {
    if (token.type === "fence" || token.type === "code_block") found.texts.push(token.content);
    if (token.type !== "inline" || !token.children) continue;
    if (tokens[index - 1]?.type === "paragraph_open") found.lines.push(token.children.map(wordsOf).join(""));
    for (const child of token.children) {
      if (child.type === "text" || child.type === "code_inline") found.texts.push(child.content);
      if (child.type === "link_open") found.link(attribute(child, "href"));
      if (child.type === "image") found.picture(attribute(child, "src"), attribute(child, "title"));
    }
  }
}

function wordsOf(token: Token): string {
  if (token.type === "text" || token.type === "code_inline") return token.content;
  return isLineBreak(token) ? "\n" : "";
}

/** Elements whose text is a paragraph of its own where it stands in them directly. */
const PARAGRAPHS: ReadonlySet<string> = new Set(["p", "div", "blockquote", "details", "li", "dd"]);

/** Adds the texts, links and pictures in the tree of a body. Recursive: `cleanRawHtml` limits the depth. */
function readTree(nodes: readonly TreeNode[], found: FoundFacts): void {
  let line = "";
  const endLine = (isParagraph: boolean): void => {
    if (isParagraph) found.lines.push(line);
    line = "";
  };
  const read = (node: TreeNode, isParagraph: boolean): void => {
    if (isText(node)) {
      if (node.value.trim() !== "") found.texts.push(node.value);
      line += node.value;
    } else if (isElement(node) && !isNoteLink(node)) readElement(node, isParagraph);
  };
  const readElement = (element: TreeElement, isParagraph: boolean): void => {
    const { tagName, childNodes } = element;
    if (tagName === "a") found.link(attributeOf(element, "href"));
    if (tagName === "img") found.picture(attributeOf(element, "src"), attributeOf(element, "title"));
    if (tagName === "br") line += "\n";
    const isBlock = BLOCK_ELEMENTS.has(tagName);
    const isOwnParagraph = isBlock ? PARAGRAPHS.has(tagName) : isParagraph;
    if (isBlock) endLine(isParagraph);
    const from = line.length;
    for (const child of childNodes) read(child, isOwnParagraph);
    if (isShifting(tagName)) line = line.slice(0, from) + textWithin(tagName, line.slice(from));
    if (isBlock) endLine(isOwnParagraph);
  };
  for (const node of nodes) read(node, true);
  endLine(true);
}

/** The number of a note and the link back from it are no words of the text. */
const isNoteLink = (element: TreeElement): boolean =>
  element.tagName === "a" && /^#fn(?:ref)?-\d/.test(attributeOf(element, "href"));
