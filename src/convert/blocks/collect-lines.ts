import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { attribute, elementsIn, named, textOf } from "../../lib/html/elements.js";
import { isShifting, textWithin } from "../../lib/html/plain-text.js";
import "../file-data.js";
import type { TextLine } from "../file-data.js";
import { isTagSpan } from "../html/resolve-links.js";

/** Sets `lines` (of paragraphs and cells), `text` and `pictures` in the file's data, for the metadata. Keeps the tree. */
export function collectLines() {
  return (tree: Root, file: VFile): void => {
    const lines: TextLine[] = [];
    collect(tree.children, lines);
    file.data.lines = lines;
    file.data.text = textOf(tree);
    const images = [...elementsIn(tree)].filter(named("img"));
    file.data.pictures = [...new Set(images.map((image) => attribute(image, "src") ?? ""))];
  };
}

function collect(nodes: readonly RootContent[], lines: TextLine[]): void {
  for (const node of nodes) {
    if (node.type !== "element" || named("figcaption h2 h3")(node)) continue;
    if (named("p td")(node)) lines.push(...linesOf(node));
    else collect(node.children, lines);
  }
}

function linesOf(block: Element): TextLine[] {
  const lines: TextLine[] = [];
  let text = "";
  let tagRanges: [number, number][] = [];
  const endLine = (): void => {
    if (text) lines.push({ text, tagRanges });
    text = "";
    tagRanges = [];
  };
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === "text") text += node.value;
      if (node.type !== "element") continue;
      if (node.tagName === "br") endLine();
      const from = text.length;
      walk(node.children);
      if (isShifting(node.tagName)) text = text.slice(0, from) + textWithin(node.tagName, text.slice(from));
      if (isTagSpan(node)) tagRanges.push([from, text.length]);
    }
  };
  walk(block.children);
  endLine();
  return lines;
}
