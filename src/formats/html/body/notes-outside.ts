import type { Element } from "hast";
import { withoutSpaces } from "../../../lib/html/characters.js";
import { attribute, element, elementsIn, hasElement, named, textOf } from "../../../lib/html/elements.js";
import { hasNameLike } from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";

/** The text of a link to a note: its number or a sign. */
const CITED = /^[[(（〔［【]?(?:\d{1,3}|[*†‡])[\])）〕］】]?$/u;

/**
 * Returns the notes that a body cites and does not hold, and the postscripts of its article, in one element; nothing if there
 * are none. Word processors and some sites put them behind the element with the text.
 */
export function notesOutside(body: readonly Element[], page: PageView): Element[] {
  const inside = new Set(body.flatMap((part) => [part, ...elementsIn(part)]));
  const cited = new Set<string | undefined>();
  for (const one of inside) {
    const href = one.tagName === "a" ? attribute(one, "href") : undefined;
    if (href?.startsWith("#") && CITED.test(withoutSpaces(textOf(one)))) cited.add(href.slice(1));
  }
  const notes = new Set<Element>(postscripts(body[0], page).filter((one) => !inside.has(one)));
  for (const one of cited.size > 0 ? elementsIn(page.root) : []) {
    const isCited = cited.has(attribute(one, "id")) || cited.has(attribute(one, "name"));
    const block = isCited && !inside.has(one) ? page.around(one).find(named("li p div dd")) : undefined;
    // The list that holds an item keeps its numbers.
    const note = block?.tagName === "li" ? page.parentOf(block) : block;
    if (note && !hasElement(note, (inner) => inside.has(inner))) notes.add(note);
  }
  return notes.size > 0 ? [element("div", [...notes])] : [];
}

/** Names of the box in which SPIP has the postscript of an article. */
const POSTSCRIPT = /^(?:ps|post-?script(?:um)?)$/;

/** Returns the elements in the article around a body that are named as its postscript, and are text. */
function postscripts(body: Element | undefined, page: PageView): Element[] {
  const isArticle = (one: Element): boolean => named("article main")(one) || hasNameLike(one, /^hentry$/);
  const frame = body && page.around(body).find(isArticle);
  const isPostscript = (one: Element): boolean =>
    hasNameLike(one, POSTSCRIPT) && page.measure(one).prose > page.measure(one).linked;
  const found = frame ? [...elementsIn(frame)].filter(isPostscript) : [];
  return found.filter((one) => !page.around(one).slice(1).some(isPostscript));
}
