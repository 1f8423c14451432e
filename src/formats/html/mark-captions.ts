import type { Element, Root, RootContent } from "hast";
import {
  element,
  elementChildren,
  elementsIn,
  hasElement,
  hasText,
  isElement,
  mapChildren,
  named,
  textOf,
} from "../../lib/html/elements.js";
import { namesOf, wordsOfNames } from "./page/element-names.js";

const CAPTION = wordsOfNames(
  "captions? thumbcaption img-caption image-desc photo-desc img-desc imgdesc figcaption",
);

/**
 * Makes a `figcaption` of each element that is called a caption and stands behind a picture, and a `figure` of each table of
 * nothing but a picture and such an element. Changes the tree.
 */
export function markCaptions(tree: Root): void {
  mapChildren(tree, (node) => (isElement(node, "table") ? (figureOf(node) ?? node) : node));
  for (const parent of elementsIn(tree)) {
    let before: Element | undefined;
    for (const node of elementChildren(parent)) {
      const isCaption = isCaptioned(node) && isNamed(node) && !hasElement(node, isPicture);
      if (isCaption && before && showsPicture(before)) node.tagName = "figcaption";
      before = node;
    }
  }
}

const isCaptioned = named("div p span small em i");
const isPicture = named("img");

const isNamed = (node: Element): boolean => namesOf(node).some((name) => CAPTION.test(name));

const showsPicture = (node: Element): boolean =>
  (isPicture(node) || hasElement(node, isPicture)) && !hasText(node);

/** Elements of the largest table that is only a picture with a caption. */
const MOST_ELEMENTS = 30;

function figureOf(table: Element): Element | undefined {
  const inner = [...elementsIn(table)];
  if (inner.length > MOST_ELEMENTS) return undefined;
  const [picture, ...others] = inner.filter(isPicture);
  const caption = inner.find((one) => one.tagName === "td" && isNamed(one));
  if (!picture || !caption || others.length > 0 || textOf(table).trim() !== textOf(caption).trim())
    return undefined;
  const link = inner.find((one) => isElement(one, "a") && one.children.includes(picture));
  return element("figure", [link ?? picture, element("figcaption", caption.children as RootContent[])]);
}
