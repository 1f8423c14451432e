import type { Element } from "hast";
import type { Html, Nodes as MarkdownNodes, Paragraph } from "mdast";

/**
 * Returns a table whose tags are HTML, since no cell of Markdown spans several. The lines of its cells are Markdown between empty
 * lines, so they are read also where HTML is left out.
 * @param table a `SPANNED_TABLE`
 * @param lineOf returns the content of a cell
 */
export function htmlTable(table: Element, lineOf: (cell: Element) => Paragraph["children"]): MarkdownNodes[] {
  const nodes: MarkdownNodes[] = [];
  let tags = "<table>";
  for (const row of table.children as Element[]) {
    tags += "\n<tr>";
    for (const cell of row.children as Element[]) {
      tags += `\n${startTag(cell)}`;
      const children = lineOf(cell);
      if (children.length > 0) {
        nodes.push(html(tags), { type: "paragraph", children });
        tags = "";
      }
      tags += `</${cell.tagName}>`;
    }
    tags += "\n</tr>";
  }
  return [...nodes, html(`${tags}\n</table>`)];
}

const html = (value: string): Html => ({ type: "html", value });

const startTag = ({ tagName, properties }: Element): string =>
  `<${tagName}${Object.entries(properties)
    .map(([name, value]) => ` ${name.toLowerCase()}="${value}"`)
    .join("")}>`;
