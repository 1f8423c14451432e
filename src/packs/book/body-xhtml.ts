import type { Element, Root } from "hast";
import { toHtml } from "hast-util-to-html";
import { elementsIn } from "../../lib/html/elements.js";
import { treeOf } from "../../lib/html/parse-html.js";
import { unescapeAddress } from "../../lib/text/unescape-address.js";

/** No limits: the body was made by the renderer, which keeps them. */
const ANY = { depth: Number.POSITIVE_INFINITY, elements: Number.POSITIVE_INFINITY };

/** Attributes that mean something to browsers alone. */
const FOR_BROWSERS = ["loading", "srcSet", "sizes", "tabIndex", "rel", "open"];
/** Elements that fold a text away. A book shows all of it. */
const UNFOLDED: Readonly<Record<string, string>> = { details: "div", summary: "p" };

/** Returns a body (see `renderBody`) as XHTML: nothing is folded, places and links are such as checkers accept. Pure. */
export function bodyXhtml(html: string): string {
  const tree = treeOf(html, ANY);
  for (const element of elementsIn(tree)) {
    element.tagName = UNFOLDED[element.tagName] ?? element.tagName;
    for (const name of FOR_BROWSERS) delete element.properties[name];
  }
  mendPlaces(tree);
  return toHtml(tree, { closeSelfClosing: true })
    .replaceAll("]]>", "]]&gt;")
    .replaceAll(TAG, (tag) => `<${tag.slice(1).replaceAll("<", "&lt;")}`);
}

/** A tag, whose values may hold what XML allows in none. */
const TAG = /<\/?[a-z](?:[^"<>]|"[^"]*")*>/gi;

/** Each place is there once, and links lead to places that are there and to addresses of the strict form. */
function mendPlaces(tree: Root): void {
  const places = new Set<string>();
  for (const { properties } of elementsIn(tree)) {
    if (typeof properties.id !== "string") continue;
    const id = placeName(properties.id);
    if (places.has(id)) delete properties.id;
    else properties.id = id;
    places.add(id);
  }
  for (const element of elementsIn(tree)) if (element.tagName === "a") mendLink(element, places);
}

function mendLink({ properties }: Element, places: ReadonlySet<string>): void {
  const { href } = properties;
  if (typeof href !== "string") return;
  const place = /^#(.*)$/s.exec(href)?.[1];
  if (place === undefined) {
    const strict = strictAddress(href);
    if (strict === undefined) delete properties.href;
    else properties.href = strict;
    return;
  }
  const id = placeName(unescapeAddress(place));
  if (places.has(id)) properties.href = `#${encodeURIComponent(id)}`;
  else delete properties.href;
}

/** The name of a place in XML holds letters, digits and a few marks. */
const placeName = (id: string): string => id.normalize("NFC").replace(/[^\p{L}\p{N}_.-]/gu, "_");

/** A place in another page is left out: nobody knows here whether it is there. */
function strictAddress(href: string): string | undefined {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(href)) return href.replace(/#.*$/s, "");
  if (!URL.canParse(href)) return undefined;
  return new URL(href).href
    .replace(/[[\]|^{}`\\"<>\s]/g, encodeURIComponent)
    .replace(/%(?![0-9A-F]{2})/gi, "%25");
}
