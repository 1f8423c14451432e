import type { Nodes, Root } from "hast";
import type { VFile } from "vfile";
import { withoutInvisible } from "../../lib/html/characters.js";
import { childrenOf } from "../../lib/html/elements.js";
import "../file-data.js";
import { noteRareMarkup, type RareMarkup } from "./rare-markup.js";

/** Removes invisible characters from text and attributes. Also sets `rareMarkup` in the file's data. */
export function cleanText() {
  return (tree: Root, file: VFile): void => {
    const found = new Set<RareMarkup>();
    clean(tree, file.data.source, found);
    file.data.rareMarkup = found;
  };
}

function clean(node: Nodes, source: string | undefined, found: Set<RareMarkup>): void {
  if (node.type === "text") node.value = withoutInvisible(node.value);
  if (node.type === "element") {
    for (const name in node.properties) {
      const value = node.properties[name];
      if (typeof value === "string") node.properties[name] = withoutInvisible(value);
    }
    noteRareMarkup(node, source, found);
  }
  for (const child of childrenOf(node)) clean(child, source, found);
}
