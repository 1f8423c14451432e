import type { Element, Root } from "hast";
import { attribute, elementsIn, findElement, hasElement, matches } from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { imageFileAddress, pictureAddress } from "../../lib/picture/picture-address.js";
import type { Picture } from "../../model/article.js";
import { captionLine } from "../blocks/join-white-space.js";

/** The lead picture, and the elements that show it and its caption. */
export interface Lead {
  readonly picture: Picture;
  readonly image: Element;
  readonly caption?: Element | undefined;
}

/** Where the tree comes from: the address of the page, and whether each node is on a line of its own. */
interface Origin {
  readonly source?: string | undefined;
  readonly isPrettified: boolean;
}

/** Returns the picture of the first block before the body that has one. */
export function findLead(tree: Root, body: Element | Root, origin: Origin): Lead | undefined {
  if (body === tree) return undefined;
  for (const block of tree.children) {
    if (block.type !== "element") continue;
    if (block === body || hasElement(block, (inner) => inner === body)) return undefined;
    const lead = leadIn(block, origin);
    if (lead) return lead;
  }
  return undefined;
}

/** Returns the first picture in a block that readers see, or that the block is; undefined if there is none. */
export function leadIn(block: Element, { source, isPrettified }: Origin): Lead | undefined {
  for (const image of [block, ...elementsIn(block)]) {
    if (image.tagName !== "img") continue;
    const shown = pictureAddress(image, source);
    if (!shown || isCounter(image, shown)) continue;
    const wrapper = findElement(block, (outer) => outer.tagName === "a" && outer.children.includes(image));
    const src = (wrapper && imageFileAddress(attribute(wrapper, "href"), source)) ?? shown;
    const caption = findElement(block, isCaptionOfLead);
    // The scraped pages repeat the title in `alt`. That is no description.
    const picture = { src, alt: "", caption: caption ? captionLine(caption, isPrettified) : "" };
    return { picture, image, caption };
  }
  return undefined;
}

/** Tells of an element that holds the words below a picture. */
export const isCaptionOfLead = (node: Element): boolean =>
  matches(node, ".caption") || node.tagName === "figcaption";
