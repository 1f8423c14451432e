import type { Element } from "hast";
import { classesOf, elementChildren, hasElement, named } from "../../../lib/html/elements.js";
import { isMarkedBody, type PageView } from "../page/page-view.js";
import { leadsToPage } from "../page/teasers.js";
import { beginningOf } from "./find-beginning.js";

/** Share of the letters of a part that links have at most; with more it leads to other pages. */
const MOST_LINKED = 0.3;

/**
 * Returns the element around all parts of an article whose text is a series, where the choice is one of them or lies in one:
 * letters to the editor, questions with their answers, chapters. The parts are sisters with the same tag and class below the title, none of
 * which has a heading that leads to another page. Returns the choice itself where there is no series. If the choice is marked as the body,
 * each part has to hold a body with the same mark.
 */
export function widenToSeries(choice: Element, page: PageView): Element {
  const mark = isMarkedBody(choice) ? nameOf(choice) : undefined;
  // Sisters of a marked body itself are its parts already.
  for (const one of page.around(choice).slice(mark === undefined ? 0 : 1)) {
    const parent = page.parentOf(one);
    if (!parent || named("body html")(parent)) return choice;
    if (isPartOfSeries(one, parent, page, mark)) return parent;
  }
  return choice;
}

function isPartOfSeries(one: Element, parent: Element, page: PageView, mark: string | undefined): boolean {
  const name = nameOf(one);
  if (name === undefined) return false;
  const parts = elementChildren(parent).filter((part) => nameOf(part) === name && page.measure(part).all > 0);
  const isPart = (part: Element): boolean => {
    const { all, linked } = page.measure(part);
    const holdsMark = mark === undefined || hasElement(part, (inner) => nameOf(inner) === mark);
    return holdsMark && linked <= all * MOST_LINKED && !hasElement(part, (inner) => isOther(inner, page));
  };
  return parts.length > 1 && parts.every(isPart) && beginningOf(one, page).title >= 0;
}

/** Tells of the title of the page, and of a heading that is a link, as teasers have it. */
const isOther = (node: Element, page: PageView): boolean => page.isTitle(node) || leadsToPage(node);

/** Returns tag and class of an element; undefined if it has no class. */
const nameOf = (one: Element): string | undefined => {
  const names = classesOf(one).join(" ");
  return names === "" ? undefined : `${one.tagName} ${names}`;
};
