import type { Root } from "hast";
import type { VFile } from "vfile";
import { mapChildren } from "../../lib/html/elements.js";
import { revealEmail } from "../../lib/html/reveal-email.js";

/** Writes out the e-mail addresses that Cloudflare hides until a script shows them. */
export function revealEmails() {
  return (tree: Root, file: VFile): void => {
    if (!file.data.rareMarkup?.has("email")) return;
    mapChildren(tree, (node) => (node.type === "element" ? revealEmail(node) : node));
  };
}
