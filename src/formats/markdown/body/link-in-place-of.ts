import { escapeHtml } from "./escape-html.js";
import { withScheme } from "./raw-picture.js";

/** Attributes with the address that an element loads. */
const SOURCES = ["src", "data-src", "data", "href"];

/**
 * Returns the HTML of a link in place of an element that loads something, such as a frame or a video. Its words are the title of
 * the element, else the host. Without an address the title is returned; empty if there is none.
 * @param name of the element
 * @param attributes of its tag
 * @param content the text behind the tag; a `source` in it may hold the address
 */
export function linkInPlaceOf(
  name: string,
  attributes: ReadonlyMap<string, string>,
  content: string,
): string {
  const own = SOURCES.map((source) => attributes.get(source)).find((address) => address?.trim());
  const end = content.toLowerCase().indexOf(`</${name}`);
  const inside = /<source\s[^>]{0,500}?\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(
    content.slice(0, Math.max(0, end)),
  )?.[1];
  const address = withScheme((own ?? inside ?? "").trim());
  const title = (attributes.get("title") ?? attributes.get("aria-label") ?? "").trim();
  if (address === "") return escapeHtml(title);
  return `<a href="${escapeHtml(address)}">${escapeHtml(title || placeOf(address))}</a>`;
}

/** Returns the host of an address, or the address itself if it has none. */
const placeOf = (address: string): string =>
  (URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : "") || address;
