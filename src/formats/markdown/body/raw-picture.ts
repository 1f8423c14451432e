import { isPictureAddress } from "../../../model/allow-list.js";
import { escapeHtml } from "./escape-html.js";

/** Attributes of an `img` with the address of its picture. Pages that load pictures late do not use `src`. */
const SOURCES = ["src", "data-src", "data-lazy-src", "data-original"];

/** The `img` in place of one in raw HTML. */
export interface RawPicture {
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
  const isPixel = ["width", "height"].every((name) =>
    /^\s*[01](?:px)?\s*$/i.test(attributes.get(name) ?? ""),
  );
  if (isPixel) return { html: "" };
  const candidates = [...SOURCES.map((name) => attributes.get(name)), ...inSet(attributes.get("srcset"))];
  const src = candidates
    .map((address) => withScheme(address?.trim() ?? ""))
    .find((address) => isPictureAddress(address));
  const words = attributes.get("alt") || attributes.get("title") || "";
  if (src === undefined) {
    const reason = `a picture without an address that can be shown${words ? `: ${words.slice(0, 80)}` : ""}`;
    return { html: escapeHtml(words), reason };
  }
  const given = ["alt", "title"].map((name) => ` ${name}="${escapeHtml(attributes.get(name) ?? "")}"`);
  return { html: `<img src="${escapeHtml(src)}"${given.join("")}>` };
}

/** Returns the addresses of a `srcset`, the largest first. */
function inSet(set = ""): string[] {
  const candidates = [...set.slice(0, 10_000).matchAll(/([^\s,]\S*[^\s,])(?:\s+([\d.]+)[wx])?/g)];
  return candidates
    .map(([, address = "", size]) => ({ address, size: Number(size ?? 1) }))
    .sort((a, b) => b.size - a.size)
    .map(({ address }) => address);
}

/** Returns an address with `https:` before it if it begins with `//`. */
export const withScheme = (address: string): string =>
  address.startsWith("//") ? `https:${address}` : address;
