import type { Element, RootContent } from "hast";
import { groupBy } from "../../lib/group-by.js";
import { type CellAlignment, cellAlignment } from "../../lib/html/cell-alignment.js";
import { attribute, classesOf, element, hasElement, isElement, named } from "../../lib/html/elements.js";
import { present } from "../../lib/present.js";

/** No real table has more. A pasted `colspan="1000000"` must not become a million cells. */
const MOST_COLUMNS = 100;

/**
 * Returns the blocks that a table becomes: its caption, then a table in which all rows have the same number of cells, and
 * each cell holds lines of text. A cell that spans several is followed by empty ones. Returns undefined where a cell holds
 * other blocks, only one cell holds text, or the table is too wide: then the content of the cells becomes blocks.
 * @param blocksOf shapes the content of one cell
 */
export function shapeTable(table: Element, blocksOf: (cell: Element) => Element[]): Element[] | undefined {
  // The content of this table would be shaped twice, and that of tables nested in it four times, eight times and so on.
  if (hasElement(table, named("table"))) return undefined;
  const rows: Element[][] = [];
  const owed = new Map<number, number>(); // column → rows that a cell above still covers
  for (const row of rowsOf(table)) {
    const cells = cellsOf(row, owed, blocksOf);
    if (!cells) return undefined;
    if (cells.length > 0) rows.push(cells);
  }
  const filled = rows.flat().filter((cell) => cell.children.length > 0);
  if (filled.length <= 1) return undefined;
  const captions = table.children.filter((child): child is Element => isElement(child, "caption"));
  const width = Math.max(...rows.map((row) => row.length));
  return [...captions.flatMap(blocksOf), element("table", rowsWith(rows, width))];
}

/** Returns the cells of a row, with empty ones where a cell spans. Returns undefined for too many cells, or cells of blocks. */
function cellsOf(
  row: Element,
  owed: Map<number, number>,
  blocksOf: (cell: Element) => Element[],
): Element[] | undefined {
  const cells: Element[] = [];
  const fill = (): void => {
    for (let left = owed.get(cells.length) ?? 0; left > 0; left = owed.get(cells.length) ?? 0) {
      owed.set(cells.length, left - 1);
      cells.push(element("td"));
    }
  };
  for (const cell of row.children) {
    if (!isElement(cell, "td") && !isElement(cell, "th")) continue;
    fill();
    const blocks = blocksOf(cell);
    if (cells.length >= MOST_COLUMNS || blocks.some((block) => block.tagName !== "p")) return undefined;
    const width = span(cell, "colSpan");
    const height = span(cell, "rowSpan");
    for (let column = 0; column < width && cells.length < MOST_COLUMNS; column++) {
      if (height > 1) owed.set(cells.length, height - 1);
      const align = column === 0 ? (alignmentOf(cell) ?? alignmentOf(row)) : undefined;
      cells.push(element("td", column === 0 ? inlineOf(blocks) : [], align ? { align } : {}));
    }
  }
  fill();
  return cells;
}

/** Returns the content of paragraphs as one paragraph, with breaks between them. */
export const inlineOf = (paragraphs: readonly Element[]): RootContent[] =>
  paragraphs.flatMap(({ children }, index): RootContent[] =>
    index > 0 ? [element("br"), ...children] : children,
  );

function rowsWith(rows: readonly Element[][], width: number): Element[] {
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

function rowsOf(table: Element): Element[] {
  return table.children.flatMap((child) => {
    if (isElement(child, "tr")) return [child];
    return child.type === "element" && /^t(?:head|body|foot)$/.test(child.tagName) ? rowsOf(child) : [];
  });
}

function span(cell: Element, name: "colSpan" | "rowSpan"): number {
  const count = Number.parseInt(attribute(cell, name) ?? "1", 10);
  return Number.isInteger(count) && count > 1 ? Math.min(count, MOST_COLUMNS) : 1;
}
