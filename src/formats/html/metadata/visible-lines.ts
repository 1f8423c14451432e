import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  classesOf,
  element,
  hasElement,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { headingText } from "../../../lib/html/heading-text.js";
import { isCaption } from "../page/element-names.js";
import { isElsewhere } from "./own-elements.js";

/** A line of the page's text. */
export interface VisibleLine {
  readonly text: string;
  readonly isHeading: boolean;
  /** Whether its element is a `time`, or has a class or id for dates. */
  readonly isDateMark: boolean;
}

/** The short lines around the title of a page, in document order. */
export interface LinesOfTitle {
  readonly before: readonly VisibleLine[];
  readonly after: readonly VisibleLine[];
  /** The beginnings of marks of dates on the whole page. */
  readonly marked: readonly VisibleLine[];
}

/** Characters of the longest line that is not a paragraph. */
const LONGEST_LINE = 120;
const LINES_AFTER = 8;
const LINES_BEFORE = 3;

/**
 * Returns the lines of at most 120 characters among the 3 before and the 8 after the title. Returns none of these if the page does not
 * show the title.
 */
export function linesAroundTitle(tree: Root, title: string): LinesOfTitle {
  const lines = linesOf(tree, title);
  const isTitle = ({ text, isHeading: isHead }: VisibleLine): boolean =>
    text === title ||
    (isHead && (title.startsWith(text) || text.endsWith(title))) ||
    (text.endsWith(title) && TITLE_LABEL.test(text.slice(0, -title.length)));
  const heading = lines.findIndex((line) => line.isHeading && isTitle(line));
  const shown = heading >= 0 ? heading : lines.findIndex(isTitle);
  // A page that does not show its title may show who wrote it.
  const index = shown >= 0 ? shown : lines.findIndex(({ text }) => BYLINE.test(text)) - 1;
  const marked = lines.flatMap((line) =>
    line.isDateMark ? [{ ...line, text: line.text.slice(0, LONGEST_LINE) }] : [],
  );
  if (index < 0 || title === "") return { before: [], after: [], marked };
  const short = (some: readonly VisibleLine[]): VisibleLine[] =>
    some.filter(({ text }) => text.length <= LONGEST_LINE);
  return {
    before: short(lines.slice(Math.max(0, index - LINES_BEFORE), index)),
    after: short(lines.slice(index + 1, index + 1 + LINES_AFTER)),
    marked,
  };
}

/** What a board writes before the title of a post. */
const TITLE_LABEL = /^(?:標題|标题|主題|主题|title|subject)\s?[:：]?\s?$/iu;

/** Characters of the longest line that is no sentence. */
const LONGEST_BYLINE = 80;

/** Returns, as lines behind a title, those of a text that stand before its first sentence. @param end finds the end of a sentence */
export function linesBeforeSentence(lines: readonly string[], end: RegExp): LinesOfTitle {
  const first = lines.findIndex((line) => line.length > LONGEST_BYLINE || end.test(line));
  const after = lines
    .slice(0, first < 0 ? lines.length : first)
    .map((text) => ({ text, isHeading: false, isDateMark: false }));
  return { before: [], after, marked: [] };
}

const BYLINE = /^by\s+\p{Lu}[\p{L}'’.-]+(?:\s\p{Lu}[\p{L}'’.-]+){1,3}(?=$|\s*[|·•–—,(])/iu;

/** Elements that stand within a line. */
const isInline = named("a abbr b bdi cite em font i small span strong sub sup u");
const isPart = named("a span strong b");
const isSilent = named("script style template noscript title select option");
const MOST_LINES = 4000;

/** Tells whether an element without headings is a figure or the caption of a picture: days there are those of photographs. */
export const isOfPicture = (node: Element): boolean =>
  (node.tagName === "figure" || isCaption(node)) && !hasElement(node, isHeading);

function linesOf(tree: Root, title: string): VisibleLine[] {
  // The column with the article may have any name.
  const isOthers = (node: Element): boolean =>
    (isElsewhere(node) && !hasElement(node, (one) => one.tagName === "h1" && headingText(one) === title)) ||
    isOfPicture(node);
  const lines: VisibleLine[] = [];
  let words = "";
  const end = (owner: Element): void => {
    const isDate = /\S/u.test(words) && isDateMark(owner);
    // A mark may count days, `3 days ago`, and state the day as a tooltip.
    const tooltip = isDate && !/\d{4}/.test(words) ? (attribute(owner, "title") ?? "") : "";
    const text = withSingleSpaces(/\d{4}/.test(tooltip) ? tooltip : words);
    words = "";
    if (text) lines.push({ text, isHeading: isHeading(owner), isDateMark: isDate });
  };
  const walk = (nodes: readonly RootContent[], owner: Element): void => {
    for (const [index, node] of nodes.entries()) {
      const last = nodes[index - 1];
      if (lines.length > MOST_LINES) return;
      if (node.type === "text") words += node.value;
      if (node.type !== "element" || isSilent(node) || isOthers(node)) continue;
      if (isInline(node) && !isDateMark(node)) {
        // The parts of a byline may be kept apart by style alone. One of several words is a whole.
        if (isPart(node) && last && isPart(last)) words += /\S\s+\S/.test(textOf(last)) ? " · " : " ";
        walk(node.children, owner);
        continue;
      }
      end(owner);
      if (isHeading(node)) words += headingText(node);
      else walk(node.children, node);
      end(node);
    }
  };
  walk(tree.children, element("div"));
  return lines;
}

/** Tells whether an element is a `time`, or has a class or id for dates. */
export const isDateMark = (node: Element): boolean =>
  node.tagName === "time" ||
  /(?:^|[-_\s])(?:date|time|pub(?:lished|date)?|posted|timestamp|datetime|pubtime|postmetadata|authorposton\d+)(?:$|[-_\s])/i.test(
    `${classesOf(node).join(" ")} ${attribute(node, "id") ?? ""}`,
  );
