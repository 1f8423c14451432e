import type { Element, Root, RootContent } from "hast";
import {
  classesOf,
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
import { hasNameLike, wordsOfNames } from "./page/element-names.js";

const CAPTION = wordsOfNames(
  "captions? cutline thumbcaption img-caption image-desc photo-desc img-descr? imgdesc figcaption",
);

/**
 * Makes a `figcaption` of each element that is called a caption and stands behind a picture, and a `figure` of each table of
 * nothing but a picture and such an element. Puts a space between the parts of a caption that only style keeps apart. Changes
 * the tree.
 */
export function markCaptions(tree: Root): void {
  mapChildren(tree, (node) => (isElement(node, "table") ? (figureOf(node) ?? node) : node));
  for (const parent of elementsIn(tree)) {
    let before: Element | undefined;
    for (const node of elementChildren(parent)) {
      const isCaption = isCaptioned(node) && isNamedCaption(node) && !hasElement(node, isPicture);
      if (isCaption && before && showsPicture(before)) node.tagName = "figcaption";
      before = node;
    }
  }
  for (const node of elementsIn(tree)) if (node.tagName === "figcaption") spaceParts(node);
}

/** A credit may stand right behind the words, as an element of another class. */
function spaceParts(caption: Element): void {
  mapChildren(caption, (node, { children }) => {
    const next = children[children.indexOf(node as never) + 1];
    const isApart = next && isPart(node) && isPart(next) && classOf(node) !== classOf(next);
    return isApart ? [node, { type: "text", value: " " }] : node;
  });
}

const isPart = named("span em i small cite");
const classOf = (node: RootContent): string => (node.type === "element" ? classesOf(node).join(" ") : "");

const isCaptioned = named("div p span small em i");
const isPicture = named("img");

const isNamedCaption = (node: Element): boolean => hasNameLike(node, CAPTION);

const showsPicture = (node: Element): boolean =>
  (isPicture(node) || hasElement(node, isPicture)) && !hasText(node);

/** Elements of the largest table that is only a picture with a caption. */
const MOST_ELEMENTS = 30;

function figureOf(table: Element): Element | undefined {
  const inner = [...elementsIn(table)];
  if (inner.length > MOST_ELEMENTS) return undefined;
  const [picture, ...others] = inner.filter(isPicture);
  const cells = inner.filter((one) => one.tagName === "td");
  const caption = cells.find(isNamedCaption) ?? (isNamedCaption(table) ? cells.find(hasText) : undefined);
  if (!picture || !caption || others.length > 0 || textOf(table).trim() !== textOf(caption).trim())
    return undefined;
  const link = inner.find((one) => isElement(one, "a") && one.children.includes(picture));
  return element("figure", [link ?? picture, element("figcaption", caption.children as RootContent[])]);
}
