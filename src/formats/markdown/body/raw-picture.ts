import { element } from "../../../lib/html/elements.js";
import { watchAddress } from "../../../lib/html/embed-link.js";
import { isCounter } from "../../../lib/html/is-counter.js";
import { addressesInSet } from "../../../lib/picture/picture-address.js";
import { pictureBehind } from "../../../lib/picture/picture-service.js";
import { isPictureAddress } from "../../../model/allow-list.js";
import { escapeHtml } from "./escape-html.js";

/** Attributes of an `img` with the address of its picture. Pages that load pictures late do not use `src`. */
const SOURCES = ["src", "data-src", "data-lazy-src", "data-original"];

/** The `img` in place of one in raw HTML. */
interface RawPicture {
  /** Empty if there is nothing to show. */
  readonly html: string;
  /** The reason why a visible picture cannot be shown. */
  readonly reason?: string;
}

/**
 * Returns an `img` with address, description and title only. A picture without a usable address becomes its words. A picture of
 * one pixel, which counts readers, becomes nothing.
 * @param attributes of the tag, by name in lower case
 */
export function rawPicture(attributes: ReadonlyMap<string, string>): RawPicture {
  const candidates = [
    ...SOURCES.map((name) => attributes.get(name)),
    ...addressesInSet(attributes.get("srcset")?.slice(0, 10_000) ?? ""),
  ];
  const src = candidates
    .map((address) => withScheme(address?.trim() ?? ""))
    .find((address) => isPictureAddress(address));
  if (isCounter(element("img", [], Object.fromEntries(attributes)), src ?? "")) return { html: "" };
  const words = attributes.get("alt") || attributes.get("title") || "";
  if (src === undefined) {
    const reason = `a picture without an address that can be shown${words ? `: ${words.slice(0, 80)}` : ""}`;
    return { html: escapeHtml(words), reason };
  }
  const given = ["alt", "title"].map((name) => ` ${name}="${escapeHtml(attributes.get(name) ?? "")}"`);
  return { html: `<img src="${escapeHtml(pictureBehind(src))}"${given.join("")}>` };
}

/** Returns an address with `https:` before it if it begins with `//`. */
export const withScheme = (address: string): string =>
  address.startsWith("//") ? `https:${address}` : address;

/** Attributes with the address that an element loads. */
const LOADED = ["src", "data-src", "data", "href"];

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
  const own = LOADED.map((source) => attributes.get(source)).find((address) => address?.trim());
  const end = content.toLowerCase().indexOf(`</${name}`);
  const inside = /<source\s[^>]{0,500}?\bsrc\s*=\s*["']?([^"'\s>]+)/i.exec(
    content.slice(0, Math.max(0, end)),
  )?.[1];
  const address = watchAddress(withScheme((own ?? inside ?? "").trim()));
  const title = (
    attributes.get("title") ??
    attributes.get("aria-label") ??
    attributes.get("alt") ??
    ""
  ).trim();
  if (address === "") return escapeHtml(title);
  return `<a href="${escapeHtml(address)}">${escapeHtml(title || placeOf(address))}</a>`;
}

/** Returns the host of an address, or the address itself if it has none. */
const placeOf = (address: string): string =>
  (URL.canParse(address) ? new URL(address).host.replace(/^www\./, "") : "") || address;
