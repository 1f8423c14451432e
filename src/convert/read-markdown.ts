import type { PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { ArticleLink } from "../model/article.js";
import type { TextLine } from "./findings.js";

const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Returns what the metadata needs of a Markdown body: its text with the captions, its lines, where it links to, its pictures. */
export function readMarkdown(markdown: string): {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly links: readonly ArticleLink[];
  readonly pictures: readonly string[];
} {
  const tree: Root = markdownParser.parse(markdown);
  const texts: string[] = [];
  const lines: TextLine[] = [];
  const links = new Map<string, ArticleLink>();
  const pictures = new Set<string>();
  visit(tree, (node) => {
    if (node.type === "paragraph") lines.push({ text: textOf(node.children), tagRanges: [] });
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") texts.push(node.value);
    if (node.type === "image" && node.title) texts.push(node.title);
    if (node.type === "image") pictures.add(node.url);
    if (node.type === "link") links.set(node.url, { url: node.url });
  });
  return {
    text: texts.join(" "),
    lines: lines.filter((line) => line.text !== ""),
    links: [...links.values()],
    pictures: [...pictures],
  };
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) =>
      "children" in node ? textOf(node.children) : "value" in node && node.type !== "html" ? node.value : "",
    )
    .join("")
    .trim();
