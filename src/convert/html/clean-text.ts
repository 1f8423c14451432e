import type { Nodes, Root } from "hast";
import { withoutInvisible } from "../../lib/html/characters.js";
import { childrenOf } from "../../lib/html/elements.js";

/** Takes characters that nobody sees out of text and attributes, and the positions, which nothing asks for, off the nodes. */
export function cleanText() {
  return (tree: Root): void => clean(tree);
}

function clean(node: Nodes): void {
  // rehype-remark copies the tree with all that hangs on it; without positions that takes half as long.
  delete node.position;
  if (node.type === "text") node.value = withoutInvisible(node.value);
  if (node.type === "element") {
    for (const name in node.properties) {
      const value = node.properties[name];
      if (typeof value === "string") node.properties[name] = withoutInvisible(value);
    }
  }
  for (const child of childrenOf(node)) clean(child);
}
