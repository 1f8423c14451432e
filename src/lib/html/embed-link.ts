import type { Element } from "hast";
import { firstPresent } from "../present.js";
import { withSingleSpaces } from "./characters.js";
import { attribute, element } from "./elements.js";

const TITLES = ["title", "ariaLabel", "playlabel", "alt"];

/**
 * Returns a paragraph with the link that takes the place of a frame, a video, a sound or an area of a map. The link leads to
 * the page on which a reader can watch it, where that is known, else to what the element loads. Its words are the element's
 * title or, without one, the host.
 * @param address the full http(s) address of what the element loads
 */
export function embedLink(node: Element, address: string): Element {
  const title = firstPresent(TITLES, (name) => attribute(node, name)) ?? "";
  const href = watchAddress(address);
  const words = withSingleSpaces(title) || new URL(href).hostname.replace(/^www\./, "");
  return element("p", [element("a", [{ type: "text", value: words }], { href })]);
}

/** Returns the page on which a reader can watch what a frame of YouTube or Vimeo shows; any other address as it is. */
export function watchAddress(address: string): string {
  const video = /^https?:\/\/(?:www\.)?youtube(?:-nocookie)?\.com\/(?:embed|v)\/([\w-]{6,})(?![\w-])/.exec(
    address,
  )?.[1];
  if (video && video !== "videoseries") return `https://www.youtube.com/watch?v=${video}`;
  const film = /^https?:\/\/player\.vimeo\.com\/video\/(\d+)/.exec(address)?.[1];
  return film ? `https://vimeo.com/${film}` : address;
}
