import type { Element, Nodes } from "hast";
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

/** A line end between letters that need no space between them. */
const WITHIN_WORDS =
  /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s*\n\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu;

/** Returns the words of a heading on one line, without signs of notes, and without the mark by which it links to itself. */
export const headingText = (heading: Element): string =>
  withSingleSpaces(
    heading.children
      .map((child) =>
        child.type === "element" && (isHeadingMark(child) || isSignOfNote(child)) ? "" : linesOf(child),
      )
      .join("")
      .replace(WITHIN_WORDS, ""),
  );

function linesOf(node: Nodes): string {
  if (node.type === "text") return node.value;
  return isElement(node, "br") ? "\n" : childrenOf(node).map(linesOf).join("");
}
