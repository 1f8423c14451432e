import type { Element } from "hast";
import { elementsIn, hasElement } from "../../../lib/html/elements.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";

/**
 * Returns the innermost `article` or `main` around an element that also holds the title's heading, or the element itself if
 * it is such a one. Without any, returns the outermost element below `body`.
 */
export function frameOf(element: Element, page: PageView): Element {
  let frame = element;
  for (let outer: Element | undefined = element; outer; outer = page.parentOf(outer)) {
    if (outer.tagName === "body" || outer.tagName === "html") break;
    frame = outer;
    const isArticle = outer.tagName === "article" || outer.tagName === "main";
    if (isArticle && hasElement(outer, (one) => isTitleHeading(one, page.title))) break;
  }
  return frame;
}

/** Returns the elements in a frame that end before an element begins, in document order. */
export function elementsBefore(element: Element, frame: Element, page: PageView): Element[] {
  const around = new Set<Element>();
  for (let outer: Element | undefined = element; outer; outer = page.parentOf(outer)) around.add(outer);
  const before: Element[] = [];
  for (const one of elementsIn(frame)) {
    if (one === element) break;
    if (!around.has(one)) before.push(one);
  }
  return before;
}
