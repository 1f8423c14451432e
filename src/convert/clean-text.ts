import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { withoutInvisible } from "./characters.js";

/** Takes characters that nobody sees out of text and attributes, and the positions, which nothing asks for, off the nodes. */
export function cleanText() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      // rehype-remark copies the tree with all that hangs on it; without positions that takes half as long.
      delete node.position;
      if (node.type === "text") node.value = withoutInvisible(node.value);
      if (node.type !== "element") return;
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === "string") node.properties[name] = withoutInvisible(value);
      }
    });
  };
}
