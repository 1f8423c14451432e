import type { Element, Nodes } from "hast";
import { joinsWithoutSpace } from "../text/soft-line-break.js";
import { withSingleSpaces } from "./characters.js";
import { childrenOf, elementChildren, isElement, textOf } from "./elements.js";

/** What a heading shows to link to itself. */
const MARK = /^(?:[\s#¶§\u200b]|\u{1f517}|\ufe0f)*$/u;

/** Tells whether a link may be the mark by which a heading links to itself. */
export const isHeadingMark = (link: Element): boolean => link.tagName === "a" && MARK.test(textOf(link));

/** Tells whether an element is the raised sign of a note: a number, a letter or a star that links to it. */
const isSignOfNote = (one: Element): boolean =>
  one.tagName === "sup" &&
  elementChildren(one).some((link) => String(link.properties.href ?? "").startsWith("#")) &&
  textOf(one).length <= 6;

/** Returns the words of a heading on one line, without signs of notes, and without the mark by which it links to itself. */
export const headingText = (heading: Element): string =>
  withSingleSpaces(
    heading.children
      .map((child) =>
        child.type === "element" && (isHeadingMark(child) || isSignOfNote(child)) ? "" : linesOf(child),
      )
      .join("")
      .split(BREAK)
      .reduce((before, after) => before + (joinsWithoutSpace(before, after) ? "" : " ") + after),
  );

const BREAK = "\u2028";

function linesOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return isElement(node, "br") ? BREAK : childrenOf(node).map(linesOf).join("");
}
