import type { Element } from "hast";
import { withoutSpaces } from "../../../lib/html/characters.js";
import { attribute, element, elementsIn, textOf } from "../../../lib/html/elements.js";
import type { PageView } from "../page/page-view.js";

/** The text of a link to a note: its number or a sign. */
const CITED = /^[[(（〔［【]?(?:\d{1,3}|[*†‡])[\])）〕］】]?$/u;
const NOTES = new Set(["li", "p", "div", "dd"]);

/**
 * Returns the notes that a body cites and does not hold, in one element; nothing if there are none. Word processors and some
 * sites put notes behind the element with the text.
 */
export function notesOutside(body: readonly Element[], page: PageView): Element[] {
  const inside = new Set(body.flatMap((part) => [part, ...elementsIn(part)]));
  const cited = new Set<string | undefined>();
  for (const one of inside) {
    const href = one.tagName === "a" ? attribute(one, "href") : undefined;
    if (href?.startsWith("#") && CITED.test(withoutSpaces(textOf(one)))) cited.add(href.slice(1));
  }
  const notes = new Set<Element>();
  for (const one of cited.size > 0 ? elementsIn(page.root) : []) {
    const isCited = cited.has(attribute(one, "id")) || cited.has(attribute(one, "name"));
    const note = isCited && !inside.has(one) ? noteAround(one, page) : undefined;
    if (note && ![...elementsIn(note)].some((inner) => inside.has(inner))) notes.add(note);
  }
  return notes.size > 0 ? [element("div", [...notes])] : [];
}

/** Returns the block that is a note, or the list that holds it. */
function noteAround(anchor: Element, page: PageView): Element | undefined {
  for (let node: Element | undefined = anchor; node; node = page.parentOf(node)) {
    if (node.tagName === "li") return page.parentOf(node);
    if (NOTES.has(node.tagName)) return node;
  }
  return undefined;
}
