import {
  attributeOf,
  isElement,
  isText,
  type TreeElement,
  type TreeNode,
} from "../../formats/markdown/body/body-tree.js";
import { BLOCK_ELEMENTS } from "../../formats/markdown/body/html-elements.js";
import type { FactsCollector } from "./facts-collector.js";

/** Elements whose text is a paragraph of its own where it stands in them directly. */
const PARAGRAPHS: ReadonlySet<string> = new Set(["p", "div", "blockquote", "details", "li", "dd"]);

/** Adds the texts, links and pictures in the tree of a body to a collector. Recursive: `cleanRawHtml` limits the depth. */
export function readTree(nodes: readonly TreeNode[], collector: FactsCollector): void {
  let line = "";
  const endLine = (isParagraph: boolean): void => {
    if (isParagraph && line.trim() !== "") collector.lines.push(line);
    line = "";
  };
  const read = (node: TreeNode, isParagraph: boolean): void => {
    if (isText(node)) {
      if (node.value.trim() !== "") collector.texts.push(node.value);
      line += node.value;
    } else if (isElement(node) && !isNoteLink(node)) readElement(node, isParagraph);
  };
  const readElement = (element: TreeElement, isParagraph: boolean): void => {
    const { tagName, childNodes } = element;
    if (tagName === "a") collector.link(attributeOf(element, "href"));
    if (tagName === "img") collector.picture(attributeOf(element, "src"), attributeOf(element, "title"));
    if (tagName === "br") line += "\n";
    const isBlock = BLOCK_ELEMENTS.has(tagName);
    const isOwnParagraph = isBlock ? PARAGRAPHS.has(tagName) : isParagraph;
    if (isBlock) endLine(isParagraph);
    for (const child of childNodes) read(child, isOwnParagraph);
    if (isBlock) endLine(isOwnParagraph);
  };
  for (const node of nodes) read(node, true);
  endLine(true);
}

/** The number of a note and the link back from it are no words of the text. */
const isNoteLink = (element: TreeElement): boolean =>
  element.tagName === "a" && /^#fn(?:ref)?-\d/.test(attributeOf(element, "href"));
