import type { Element, RootContent } from "hast";
import { groupBy } from "../../lib/group-by.js";
import { type CellAlignment, cellAlignment } from "../../lib/html/cell-alignment.js";
import {
  attribute,
  classesOf,
  element,
  hasElement,
  isElement,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { present } from "../../lib/present.js";

/** No real table has more. A pasted `colspan="1000000"` must not become a million cells. */
const MOST_COLUMNS = 100;

/** The name of a table some of whose cells span several or hold lists. A page has no block of this name. */
export const HTML_TABLE = "html-table";

/** Characters of a cell with a list. A longer one is a column of a page that a table lays out. */
const LONGEST_CELL = 1000;

/**
 * Returns the blocks that a table becomes: its caption, then a table whose cells hold lines of text. Where no cell spans several
 * or holds a list, all rows have the same number of cells, and the first is the head. Else the table is an `HTML_TABLE`, and its
 * cells are as they were. Returns undefined where a cell holds other blocks, only one cell holds text, only one row has several
 * and lists, or the table is too wide: then the content of the cells becomes blocks.
 * @param blocksOf shapes the content of one cell
 */
export function shapeTable(table: Element, blocksOf: (cell: Element) => Element[]): Element[] | undefined {
  // The content of this table would be shaped twice, and that of tables nested in it four times, eight times and so on.
  if (hasElement(table, named("table"))) return undefined;
  const rows: Element[][] = [];
  for (const row of rowsOf(table)) {
    const cells = cellsOf(row, blocksOf);
    if (!cells) return undefined;
    rows.push(cells);
  }
  const filled = rows.flat().filter((cell) => cell.children.length > 0);
  const hasLists = filled.some(holdsList);
  if (filled.length <= 1 || (hasLists && rows.filter(hasColumns).length < 2)) return undefined;
  const captions = table.children.filter((child) => isElement(child, "caption"));
  const isPlain = filled.every(({ properties: { colSpan, rowSpan } }) => !colSpan && !rowSpan);
  const shaped =
    isPlain && !hasLists ? element("table", evenRows(rows)) : element(HTML_TABLE, rows.map(inRow));
  return [...captions.flatMap(blocksOf), shaped];
}

const holdsList = (cell: Element): boolean => cell.children.some(named("ul ol"));

const hasColumns = (cells: readonly Element[]): boolean =>
  cells.filter(({ children }) => children.length > 0).length > 1;

/** Returns a row. For screen readers, a heading in a row of headings is that of its columns, any other that of its row. */
function inRow(cells: readonly Element[]): Element {
  const scope = cells.every((one) => one.tagName === "th" || one.children.length === 0) ? "col" : "row";
  const shaped = cells.map((cell) => {
    // A heading without words is none.
    const isHeading = cell.tagName === "th" && cell.children.length > 0;
    const { children, properties } = cell;
    return isHeading
      ? element("th", children, { ...properties, scope })
      : element("td", children, properties);
  });
  return element("tr", shaped);
}

/** Returns the cells of a row. Returns undefined for too many cells, or cells of blocks. */
function cellsOf(row: Element, blocksOf: (cell: Element) => Element[]): Element[] | undefined {
  const cells = row.children.filter((child): child is Element => named("td th")(child));
  if (cells.length > MOST_COLUMNS) return undefined;
  const shaped = cells.map((cell) => {
    const blocks = blocksOf(cell);
    const align = alignmentOf(cell) ?? alignmentOf(row);
    const properties = present({ align, colSpan: span(cell, "colSpan"), rowSpan: span(cell, "rowSpan") });
    if (blocks.every(named("p"))) return element(cell.tagName, inlineOf(blocks), properties);
    const isShort = blocks.every(named("p ul ol")) && textOf(cell).length <= LONGEST_CELL;
    return isShort ? element(cell.tagName, blocks, properties) : undefined;
  });
  return shaped.every((cell) => cell !== undefined) ? shaped : undefined;
}

/** Returns the content of paragraphs as one paragraph, with breaks between them. */
export const inlineOf = (paragraphs: readonly Element[]): RootContent[] =>
  paragraphs.flatMap(({ children }, index): RootContent[] =>
    index > 0 ? [element("br"), ...children] : children,
  );

function evenRows(rows: readonly Element[][]): Element[] {
  const width = Math.max(...rows.map((row) => row.length));
  const even = rows.map((row) => [
    ...row,
    ...Array.from({ length: width - row.length }, () => element("td")),
  ]);
  const [head = [], ...rest] = even.filter((row) => row.some((cell) => cell.children.length > 0));
  const header = head.map(({ children }, column) =>
    element("th", children, present({ align: columnAlignment(rest, column) })),
  );
  return [
    element("thead", [element("tr", header)]),
    element(
      "tbody",
      rest.map((cells) =>
        element(
          "tr",
          cells.map(({ children }) => element("td", children)),
        ),
      ),
    ),
  ];
}

const alignmentOf = (node: Element): CellAlignment | undefined =>
  cellAlignment(attribute(node, "style"), attribute(node, "align"), classesOf(node).join(" "));

/** Returns the alignment that more than half of a column's cells with text state. The others may be further rows of headings. */
function columnAlignment(rows: readonly Element[][], column: number): string | undefined {
  const cells = rows.flatMap((row) => row[column] ?? []).filter(({ children }) => children.length > 0);
  const alike = groupBy(cells, (cell) => attribute(cell, "align"));
  return [...alike].find(([, group]) => group.length * 2 > cells.length)?.[0];
}

/** Returns the rows as a browser shows them: the head first and the foot last, wherever they are written. */
function rowsOf(table: Element): Element[] {
  const place = (child: RootContent): number =>
    isElement(child, "thead") ? 0 : isElement(child, "tfoot") ? 2 : 1;
  return table.children
    .toSorted((one, other) => place(one) - place(other))
    .flatMap((child) => {
      if (isElement(child, "tr")) return [child];
      return child.type === "element" && /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
    });
}

/** Returns the number of columns or rows that a cell spans; undefined for one. */
function span(cell: Element, name: "colSpan" | "rowSpan"): number | undefined {
  const count = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return count > 1 ? Math.min(count, MOST_COLUMNS) : undefined;
}
