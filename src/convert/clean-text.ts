import type { Root } from "hast";
import { visit } from "unist-util-visit";
import { withoutInvisible } from "./characters.js";

/** Takes characters that nobody sees out of text and attributes. */
export function cleanText() {
  return (tree: Root): void => {
    visit(tree, (node) => {
      if (node.type === "text") node.value = withoutInvisible(node.value);
      if (node.type !== "element") return;
      for (const [name, value] of Object.entries(node.properties)) {
        if (typeof value === "string") node.properties[name] = withoutInvisible(value);
      }
    });
  };
}
