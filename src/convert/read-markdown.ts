import type { PhrasingContent, Root } from "mdast";
import remarkGfm from "remark-gfm";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { visit } from "unist-util-visit";
import type { ArticleLink } from "../model/article.js";
import type { TextLine } from "./findings.js";

const markdownParser = unified().use(remarkParse).use(remarkGfm).freeze();

/** Returns what the metadata needs of a Markdown body: its text with the captions, its lines, and where it links to. */
export function readMarkdown(markdown: string): {
  readonly text: string;
  readonly lines: readonly TextLine[];
  readonly links: readonly ArticleLink[];
} {
  const tree: Root = markdownParser.parse(markdown);
  const texts: string[] = [];
  const lines: TextLine[] = [];
  const links = new Map<string, ArticleLink>();
  visit(tree, (node) => {
    if (node.type === "paragraph") lines.push({ text: textOf(node.children), tagRanges: [] });
    if (node.type === "text" || node.type === "inlineCode" || node.type === "code") texts.push(node.value);
    if (node.type === "image" && node.title) texts.push(node.title);
    if (node.type === "link") links.set(node.url, { url: node.url });
  });
  return {
    text: texts.join(" "),
    lines: lines.filter((line) => line.text !== ""),
    links: [...links.values()],
  };
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) =>
      "children" in node ? textOf(node.children) : "value" in node && node.type !== "html" ? node.value : "",
    )
    .join("")
    .trim();
