import type { PhrasingContent, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import { splitAtAddresses } from "../../lib/http/split-at-addresses.js";
import "../file-data.js";

/**
 * Turns web addresses in the text into links. GFM readers guess where an address ends, and take Chinese words that follow
 * it for a part of it. An address written as `<address>` is the same link to every reader.
 */
export function linkBareAddresses() {
  return (tree: Root, file: VFile): void => {
    if (!file.data.text?.includes("://")) return;
    visit(tree, (node, index, parent) => {
      if (node.type === "link") return SKIP;
      if (node.type !== "text" || !parent || index === undefined || !node.value.includes("://"))
        return undefined;
      const parts = splitAtAddresses<PhrasingContent>(node.value, text, (url) => [
        { type: "link", url, children: [text(url)] },
      ]);
      parent.children.splice(index, 1, ...(parts as typeof parent.children));
      return [SKIP, index + parts.length];
    });
  };
}

const text = (value: string) => ({ type: "text" as const, value });
