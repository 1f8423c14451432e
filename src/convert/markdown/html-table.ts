import type { Element, Properties } from "hast";
import type { Html, Nodes as MarkdownNodes } from "mdast";
import { named } from "../../lib/html/elements.js";

/**
 * Returns a table whose tags are HTML, since no cell of Markdown spans several or holds a list. For screen readers, a heading in a row of headings
 * is that of its columns, any other that of its row. What is in its cells is Markdown between empty lines, so it is read also
 * where HTML is left out.
 * @param table an `HTML_TABLE`
 * @param flowOf returns the blocks of a cell
 */
export function htmlTable(table: Element, flowOf: (cell: Element) => MarkdownNodes[]): MarkdownNodes[] {
  const nodes: MarkdownNodes[] = [];
  let tags = "<table>";
  for (const row of table.children as Element[]) {
    tags += "\n<tr>";
    const cells = row.children as Element[];
    for (const cell of cells) {
      const children = flowOf(cell);
      // A heading without words is none.
      const isHeading = cell.tagName === "th" && children.length > 0;
      const scope = cells.every((one) => named("th")(one) || one.children.length === 0) ? "col" : "row";
      tags += `\n${isHeading ? startTag("th", { ...cell.properties, scope }) : startTag("td", cell.properties)}`;
      if (children.length > 0) {
        nodes.push(html(tags), ...children);
        tags = "";
      }
      tags += isHeading ? "</th>" : "</td>";
    }
    tags += "\n</tr>";
  }
  return [...nodes, html(`${tags}\n</table>`)];
}

const html = (value: string): Html => ({ type: "html", value });

const startTag = (tagName: string, properties: Properties): string =>
  `<${tagName}${Object.entries(properties)
    .map(([name, value]) => ` ${name.toLowerCase()}="${value}"`)
    .join("")}>`;
