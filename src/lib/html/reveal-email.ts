import type { Element, Root } from "hast";
import { attribute, element, mapElements, textOf } from "./elements.js";

/**
 * Writes out the e-mail address that Cloudflare or Joomla hides until a script shows it, or that a style turns round. A link whose
 * address hides one gets a `mailto:` address. In place of an element with `data-cfemail` an element of the same name with the
 * e-mail address as its text is returned. Any other element is returned as it is.
 */
export function revealEmail(node: Element): Element {
  if (node.tagName === "joomla-hidden-mail") return ofJoomla(node);
  if (isTurned(node))
    return element(node.tagName, [{ type: "text", value: [...textOf(node)].reverse().join("") }]);
  const [, inHref = ""] =
    /\/cdn-cgi\/l\/email-protection#([\da-f]+)/i.exec(attribute(node, "href") ?? "") ?? [];
  const linked = decodeEmail(inHref);
  if (linked && STAND_IN.test(textOf(node)))
    return element(node.tagName, [{ type: "text", value: linked }], { href: `mailto:${linked}` });
  if (linked) node.properties.href = `mailto:${linked}`;
  const email = decodeEmail(attribute(node, "dataCfemail") ?? "");
  if (!email) return node;
  const properties = node.tagName === "a" ? { href: `mailto:${email}` } : {};
  return element(node.tagName, [{ type: "text", value: email }], properties);
}

/** What Cloudflare writes in the place of an address. */
const STAND_IN = /^\s*\[?email\sprotected\]?\s*$/i;

/** An address that is written backwards, and that its style shows from right to left. */
const isTurned = (node: Element): boolean =>
  /unicode-bidi\s*:\s*bidi-override/i.test(attribute(node, "style") ?? "") &&
  /direction\s*:\s*rtl/i.test(attribute(node, "style") ?? "") &&
  /^[\w.+@-]+$/.test(textOf(node));

function ofJoomla(node: Element): Element {
  const [name, host, words] = ["first", "last", "text"].map((part) =>
    Buffer.from(attribute(node, part) ?? "", "base64").toString("utf8"),
  );
  if (!name || !host) return node;
  const email = `${name}@${host}`;
  return element("a", [{ type: "text", value: words || email }], { href: `mailto:${email}` });
}

/** Writes out the hidden e-mail addresses in a tree. Changes it. */
export const revealEmails = (tree: Root): void => mapElements(tree, revealEmail);

/**
 * Returns the e-mail address that Cloudflare hides; undefined if there is none. The first byte is the key. Each other one is one of
 * the address, combined with it.
 */
export function decodeEmail(hex: string): string | undefined {
  const [key = 0, ...bytes] = Buffer.from(hex, "hex");
  const email = Buffer.from(bytes.map((byte) => byte ^ key)).toString("utf8");
  return /^[^\s@]+@\S+$/.test(email) ? email : undefined;
}
