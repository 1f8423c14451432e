import type { Element } from "hast";
import { withSingleSpaces } from "./characters.js";
import { textOf } from "./elements.js";

/** What a heading shows to link to itself. */
const MARK = /^(?:[\s#¶§\u200b]|\u{1f517}|\ufe0f)*$/u;

/** Tells whether a link may be the mark by which a heading links to itself. */
export const isHeadingMark = (link: Element): boolean => link.tagName === "a" && MARK.test(textOf(link));

/** Returns the words of a heading without the mark by which it links to itself. */
export const headingText = (heading: Element): string =>
  withSingleSpaces(
    heading.children
      .map((child) => (child.type === "element" && isHeadingMark(child) ? "" : textOf(child)))
      .join(""),
  );
