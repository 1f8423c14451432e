import type { Element } from "hast";
import { attribute } from "../../lib/html/elements.js";

/** Kinds of markup that few articles have. A step for one kind skips the articles without it. */
export type RareMarkup = "email" | "embed" | "lines" | "math" | "ruby" | "within";

const KINDS_BY_TAG: ReadonlyMap<string, RareMarkup> = new Map([
  ...["iframe", "frame", "embed", "object", "video", "audio"].map((name): [string, RareMarkup] => [
    name,
    "embed",
  ]),
  ...["pre", "listing", "xmp"].map((name): [string, RareMarkup] => [name, "lines"]),
  ["math", "math"],
  ["ruby", "ruby"],
]);

/** Adds the kinds of rare markup that an element has to a set. @param source the address of the page */
export function noteRareMarkup(node: Element, source: string | undefined, found: Set<RareMarkup>): void {
  const kind = KINDS_BY_TAG.get(node.tagName);
  if (kind) found.add(kind);
  const { style, href, dataCfemail } = node.properties;
  if (style && /white-space/i.test(String(style))) found.add("lines");
  if (dataCfemail !== undefined) found.add("email");
  if (href !== undefined) noteAddress(attribute(node, "href") ?? "", source, found);
}

function noteAddress(href: string, source: string | undefined, found: Set<RareMarkup>): void {
  if (!href.includes("#")) return;
  if (href.trimStart().startsWith("#") || (source && href.includes(`${source}#`))) found.add("within");
  if (href.includes("/cdn-cgi/l/email-protection#")) found.add("email");
}
