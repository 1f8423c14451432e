import type { Element, Root } from "hast";
import { attribute, elementsIn, findElement, hasElement, matches } from "../../lib/html/elements.js";
import { isCounter } from "../../lib/html/is-counter.js";
import { imageFileAddress, pictureAddress } from "../../lib/picture/picture-address.js";
import type { Picture } from "../../model/article.js";

/** The lead picture, and the elements that show it and its caption. */
export interface Lead {
  readonly picture: Picture;
  readonly image: Element;
  readonly caption?: Element | undefined;
}

/** Returns the picture of the first block before the body that has one. @param base the address of the page */
export function findLead(tree: Root, body: Element | Root, base: string | undefined): Lead | undefined {
  if (body === tree) return undefined;
  for (const block of tree.children) {
    if (block.type !== "element") continue;
    if (block === body || hasElement(block, (inner) => inner === body)) return undefined;
    const lead = leadIn(block, base);
    if (lead) return lead;
  }
  return undefined;
}

/**
 * Returns the first picture in a block that readers see, or that the block is; undefined if there is none. The words of its
 * caption are read later.
 */
export function leadIn(block: Element, base: string | undefined): Lead | undefined {
  for (const image of [block, ...elementsIn(block)]) {
    if (image.tagName !== "img") continue;
    const shown = pictureAddress(image, base);
    if (!shown || isCounter(image, shown)) continue;
    const wrapper = findElement(block, (outer) => outer.tagName === "a" && outer.children.includes(image));
    const src = (wrapper && imageFileAddress(attribute(wrapper, "href"), base)) ?? shown;
    const caption = findElement(block, isCaptionOfLead);
    // The scraped pages repeat the title in `alt`. That is no description.
    return { picture: { src, alt: "", caption: "" }, image, caption };
  }
  return undefined;
}

/** Tells of an element that holds the words below a picture. */
export const isCaptionOfLead = (node: Element): boolean =>
  matches(node, ".caption") || node.tagName === "figcaption";
