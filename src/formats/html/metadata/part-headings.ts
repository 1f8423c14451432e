import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { element, isHeading, mapElements, named, textOf } from "../../../lib/html/elements.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { titleElement } from "./page-title.js";

/**
 * Puts what a heading holds behind the title of the page into a paragraph below it: a subtitle in small letters, or the line of
 * the day; and what an element of it holds before the title into one above it: the name of a section. Changes the tree.
 */
export function partHeadings(tree: Root): void {
  const title = titleElement(tree);
  if (title === "") return;
  mapElements(tree, (node) => {
    if (!isHeading(node)) return node;
    const [first, ...others] = node.children;
    if (first?.type === "element" && isSection(first, others, title))
      return [element("p", [first]), { ...node, children: others as Element["children"] }];
    const end = endOfTitle(node, title);
    if (end < 0) return node;
    const behind = element("p", node.children.slice(end));
    return [{ ...node, children: node.children.slice(0, end) }, behind];
  });
}

/** Tells whether a title stands behind an element with other words. */
function isSection(first: Element, others: readonly RootContent[], title: string): boolean {
  const [section, words] = [textOf(first), others.map(textOf).join("")].map(withSingleSpaces);
  if (!section || !words || !others.some((one) => one.type === "element")) return false;
  return !title.includes(section) && isTitle(words, title);
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
