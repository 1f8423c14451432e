import type { Element, Root } from "hast";
import type { VFile } from "vfile";
import { attribute, element, mapChildren } from "../../lib/html/elements.js";

/** Writes e-mail addresses out that Cloudflare hides in `data-cfemail` or in a link's address until a script shows them. */
export function revealEmails() {
  return (tree: Root, file: VFile): void => {
    if (!file.data.rareMarkup?.has("email")) return;
    mapChildren(tree, (node) => {
      if (node.type !== "element") return node;
      const inHref = /\/cdn-cgi\/l\/email-protection#([\da-f]+)/i.exec(attribute(node, "href") ?? "")?.[1];
      if (inHref) node.properties.href = `mailto:${decoded(inHref)}`;
      const inData = attribute(node, "dataCfemail");
      return inData ? withEmail(node, decoded(inData)) : node;
    });
  };
}

function withEmail(node: Element, email: string): Element {
  const properties = node.tagName === "a" ? { href: `mailto:${email}` } : {};
  return element(node.tagName, [{ type: "text", value: email }], properties);
}

/** The first byte is the key. Each other byte is one of the address, combined with the key. */
function decoded(hex: string): string {
  const [key = 0, ...bytes] = Buffer.from(hex, "hex");
  return Buffer.from(bytes.map((byte) => byte ^ key)).toString("utf8");
}
