import type { Element, Root, RootContent } from "hast";
import { element, elementsIn, hasElement, isElement, mapChildren, textOf } from "../../lib/html/elements.js";
import { namesOf, wordsOfNames } from "./page/element-names.js";

const CAPTION = wordsOfNames("captions? thumbcaption img-caption image-desc photo-desc imgdesc figcaption");

/**
 * Makes a `figcaption` of each element that is called a caption and stands behind a picture, and a `figure` of each table of
 * nothing but a picture and such an element. Changes the tree.
 */
export function markCaptions(tree: Root): void {
  mapChildren(tree, (node, parent) => {
    if (node.type !== "element") return node;
    if (node.tagName === "table") return figureOf(node) ?? node;
    const isCaption = CAPTIONED.has(node.tagName) && isNamed(node) && !hasElement(node, isPicture);
    return isCaption && isBehindPicture(node, parent) ? { ...node, tagName: "figcaption" } : node;
  });
}

const CAPTIONED = new Set(["div", "p", "span", "small", "em", "i"]);

const isPicture = (one: Element): boolean => one.tagName === "img";

const isNamed = (node: Element): boolean => namesOf(node).some((name) => CAPTION.test(name));

function isBehindPicture(node: Element, parent: Root | Element): boolean {
  const before = (parent.children as RootContent[]).slice(0, parent.children.indexOf(node as never));
  const last = before.findLast((one) => one.type === "element");
  return (
    last?.type === "element" && (isPicture(last) || hasElement(last, isPicture)) && textOf(last).trim() === ""
  );
}

function figureOf(table: Element): Element | undefined {
  const inner = [...elementsIn(table)];
  const [picture, ...others] = inner.filter(isPicture);
  const caption = inner.find((one) => one.tagName === "td" && isNamed(one));
  if (!picture || !caption || others.length > 0 || textOf(table).trim() !== textOf(caption).trim())
    return undefined;
  const link = inner.find((one) => isElement(one, "a") && one.children.includes(picture));
  return element("figure", [link ?? picture, element("figcaption", caption.children as RootContent[])]);
}
