import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import {
  attribute,
  elementsIn,
  hasElement,
  hasText,
  isMedia,
  mapElements,
  named,
} from "../../lib/html/elements.js";
import { type Boxed, boxedIn, embedLink } from "../../lib/html/embed-link.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { resolveWebAddress } from "../../lib/html/resolve-address.js";
import { firstPresent } from "../../lib/present.js";
import { isPost } from "../blocks/unwrap-posts.js";
import { noteDropped } from "../dropped.js";

const FRAMES = "area iframe frame embed object";

/**
 * Puts a link in place of each frame, video, sound, area of a map, and box or post that a script would fill; see `embedLink`.
 * The content of the element, for browsers that cannot show it, is dropped. If the element has no address, its content takes
 * its place.
 *
 * In prettified files videos and sounds stay. `shapeBlocks` makes pictures of them, since a link would add words to the text.
 */
export function linkEmbeds(tree: Root, file: VFile): void {
  const isLinked = named(file.data.layout?.isPrettified ? FRAMES : `${FRAMES} video audio`);
  mapElements(tree, (node) => {
    const box = boxedIn(node);
    if (box) return [...(hasText(node) ? node.children : []), ...inPlaceOfBox(node, box, file)];
    const post = addressOfPost(node, file.data.source);
    if (post) return embedLink(node, post);
    return isLinked(node) ? inPlaceOf(node, file) : node;
  });
}

/** Returns the address of a post that only a script would show; undefined if the element is none, or shows something itself. */
function addressOfPost(node: Element, base: string | undefined): string | undefined {
  if (!isPost(node) || hasText(node) || hasElement(node, isMedia)) return undefined;
  return firstPresent(elementsIn(node), (inner) => resolveWebAddress(attribute(inner, "href"), base));
}

function inPlaceOfBox(node: Element, { address, title }: Boxed, file: VFile): RootContent[] {
  const full = resolveWebAddress(address, file.data.source);
  if (full) return [embedLink(node, full, title)];
  if (!hasText(node)) noteDropped(file, "dropped-element", `<${node.tagName}> ${title ?? address}`);
  return [];
}

function inPlaceOf(node: Element, file: VFile): RootContent[] {
  if (isCounter(node, attribute(node, "src") ?? "")) return [];
  const address = embeddedAddress(node, file.data.source);
  if (!address) {
    if (hasText(node) && node.tagName !== "iframe") return node.children;
    const written = addressesOf(node)[0] ?? attribute(node, "srcDoc") ?? "";
    if (written && !/^(?:about|javascript):/i.test(written))
      noteDropped(file, "dropped-element", `<${node.tagName}> ${written}`);
    return [];
  }
  return [embedLink(node, address)];
}

/** Returns the full http(s) address of what an element embeds; undefined if it names none. @param base the address of the page */
export const embeddedAddress = (node: Element, base: string | undefined): string | undefined =>
  firstPresent(addressesOf(node), (written) => resolveWebAddress(written, base));

/** Returns the addresses that an element and those in it name, the most telling one first. */
function addressesOf(node: Element): string[] {
  const own = ["src", "dataSrc", "dataLazySrc", "data", "href"].map((name) => attribute(node, name));
  const inner = [...elementsIn(node)].map((one) => {
    const isMovie =
      one.tagName === "param" && /^(?:movie|src|url|filename)$/i.test(attribute(one, "name") ?? "");
    return isMovie ? attribute(one, "value") : (attribute(one, "src") ?? attribute(one, "href"));
  });
  return [...own, ...inner].filter((written) => written !== undefined && written.trim() !== "") as string[];
}
