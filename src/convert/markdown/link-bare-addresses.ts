import type { Link, PhrasingContent, Root } from "mdast";
import { SKIP, visit } from "unist-util-visit";
import type { VFile } from "vfile";
import "../file-data.js";

/** A web address in text. It is ASCII, since Chinese text follows it without a space, and does not end in punctuation. */
const ADDRESS = /https?:\/\/[\w\-.~:/?#@!$&'()*+,;=%[\]]*[\w/=#&%~)-]/gi;

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
      const parts: PhrasingContent[] = [];
      let end = 0;
      for (const match of node.value.matchAll(ADDRESS)) {
        const address = balanced(match[0]);
        if (!URL.canParse(address)) continue;
        if (match.index > end) parts.push({ type: "text", value: node.value.slice(end, match.index) });
        parts.push(autolink(address));
        end = match.index + address.length;
      }
      if (parts.length === 0) return undefined;
      if (end < node.value.length) parts.push({ type: "text", value: node.value.slice(end) });
      parent.children.splice(index, 1, ...(parts as typeof parent.children));
      return [SKIP, index + parts.length];
    });
  };
}

/** Cuts the brackets off an address that are not opened in it, and the punctuation before them. */
function balanced(address: string): string {
  let excess = address.split(")").length - address.split("(").length;
  let end = address;
  for (; excess > 0 && end.endsWith(")"); excess--) end = end.slice(0, -1).replace(/[^\w/=#&%~)-]$/, "");
  return end;
}

const autolink = (url: string): Link => ({ type: "link", url, children: [{ type: "text", value: url }] });
