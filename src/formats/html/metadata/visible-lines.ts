import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { attribute, classesOf, isHeading, textOf } from "../../../lib/html/elements.js";

/** A line of the page's text. */
export interface VisibleLine {
  readonly text: string;
  readonly isHeading: boolean;
  /** Its element is named as one of a date. */
  readonly isDateMark: boolean;
}

/** The short lines around the page's title. */
export interface LinesOfTitle {
  readonly before: readonly VisibleLine[];
  readonly after: readonly VisibleLine[];
}

/** Characters of a line of a frame; a paragraph is longer. */
const LONGEST_LINE = 120;
const LINES_AFTER = 8;
const LINES_BEFORE = 3;

/** Returns the short lines just after and just before the title; none where the page does not show it. */
export function linesAroundTitle(tree: Root, title: string): LinesOfTitle {
  const lines = linesOf(tree);
  const isTitle = ({ text, isHeading: isHead }: VisibleLine): boolean =>
    text === title || (isHead && title.startsWith(text));
  const heading = lines.findIndex((line) => line.isHeading && isTitle(line));
  const index = heading >= 0 ? heading : lines.findIndex(isTitle);
  if (index < 0 || title === "") return { before: [], after: [] };
  const short = (some: readonly VisibleLine[]): VisibleLine[] =>
    some.filter(({ text }) => text.length <= LONGEST_LINE);
  return {
    before: short(lines.slice(Math.max(0, index - LINES_BEFORE), index)),
    after: short(lines.slice(index + 1, index + 1 + LINES_AFTER)),
  };
}

/** Elements that stand within a line. */
const INLINE = new Set("a abbr b bdi cite em font i small span strong sub sup u".split(" "));
const SILENT = new Set(["script", "style", "template", "noscript", "title", "select", "option"]);
const MOST_LINES = 4000;

function linesOf(tree: Root): VisibleLine[] {
  const lines: VisibleLine[] = [];
  let words = "";
  const end = (owner: Element | undefined): void => {
    const text = withSingleSpaces(words);
    words = "";
    if (text)
      lines.push({
        text,
        isHeading: owner !== undefined && isHeading(owner),
        isDateMark: owner !== undefined && isDateMark(owner),
      });
  };
  const walk = (nodes: readonly RootContent[], owner: Element | undefined): void => {
    for (const node of nodes) {
      if (lines.length > MOST_LINES) return;
      if (node.type === "text") words += node.value;
      if (node.type !== "element" || SILENT.has(node.tagName)) continue;
      if (INLINE.has(node.tagName) && !isDateMark(node)) {
        walk(node.children, owner);
        continue;
      }
      end(owner);
      if (isHeading(node)) words += textOf(node);
      else walk(node.children, node);
      end(node);
    }
  };
  walk(tree.children, undefined);
  return lines;
}

const isDateMark = (node: Element): boolean =>
  node.tagName === "time" ||
  /(?:^|[-_\s])(?:date|time|pub(?:lished|date)?|posted|timestamp|datetime|pubtime)(?:$|[-_\s])/i.test(
    `${classesOf(node).join(" ")} ${attribute(node, "id") ?? ""}`,
  );
