import type { Element } from "hast";
import type { Html, Nodes as MarkdownNodes } from "mdast";
import { named } from "../../lib/html/elements.js";

/**
 * Returns a block whose tags are HTML, since Markdown lacks it. What is in its cells or items is Markdown between empty lines, so
 * it is read also where HTML is left out.
 * @param flowOf returns the blocks of a cell or item
 */
export function htmlBlocks(block: Element, flowOf: (part: Element) => MarkdownNodes[]): MarkdownNodes[] {
  const nodes: MarkdownNodes[] = [];
  let tags = "";
  const write = (node: Element): void => {
    tags += `${node === block ? "" : "\n"}${startTag(node)}`;
    const isPart = named("li td th")(node);
    const content = isPart ? flowOf(node) : [];
    if (content.length > 0) {
      nodes.push(html(tags), ...content);
      tags = "";
    }
    if (!isPart) for (const child of node.children as Element[]) write(child);
    tags += `${isPart ? "" : "\n"}</${node.tagName}>`;
  };
  write(block);
  return [...nodes, html(tags)];
}

const html = (value: string): Html => ({ type: "html", value });

const startTag = ({ tagName, properties }: Element): string =>
  `<${tagName}${Object.entries(properties)
    .map(([name, value]) => ` ${name.toLowerCase()}="${value}"`)
    .join("")}>`;
