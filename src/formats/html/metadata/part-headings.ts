import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { element, isHeading, mapElements, named, textOf } from "../../../lib/html/elements.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { titleElement } from "./page-title.js";

/**
 * Puts what a heading holds behind the title of the page into a paragraph below it: a subtitle in small letters, or the line of
 * the day. Changes the tree.
 */
export function partHeadings(tree: Root): void {
  const title = titleElement(tree);
  if (title === "") return;
  mapElements(tree, (node) => {
    const end = isHeading(node) ? endOfTitle(node, title) : -1;
    if (end < 0) return node;
    const behind = element("p", node.children.slice(end));
    return [{ ...node, children: node.children.slice(0, end) }, behind];
  });
}

/** Returns the index of the child of a heading behind those with the title; -1 if the heading has nothing else. */
function endOfTitle(heading: Element, title: string): number {
  let before = "";
  for (const [index, child] of heading.children.slice(0, MOST_PARTS).entries()) {
    const words = withSingleSpaces(before);
    if (child.type === "element" && words !== "" && isTitle(words, title)) {
      const behind = heading.children.slice(index);
      const text = withSingleSpaces(behind.map(textOf).join(" "));
      if (text !== "" && !title.includes(text) && isLineBelow(behind, text)) return index;
    }
    before += textOf(child);
  }
  return -1;
}

const MOST_PARTS = 10;

const isTitle = (words: string, title: string): boolean =>
  title.startsWith(words) && /^(?:$|\s*[-–—|｜_·•:：])/u.test(title.slice(words.length));

const isLineBelow = (behind: readonly RootContent[], text: string): boolean =>
  behind.slice(0, 1).some(named("small time div p")) || parseDay(text) !== undefined;
