import type { Element } from "hast";
import {
  attribute,
  element,
  elementChildren,
  elementsIn,
  hasElement,
  isBlock,
  isHeading,
  named,
} from "../../../lib/html/elements.js";
import { isEmbedLink } from "../../../lib/html/embed-link.js";
import { documentName } from "../../../lib/html/files-of-page.js";
import { remembered } from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";

/** Tells whether an element holds links, and all of them lead to documents. */
export const isListOfFiles: (node: Element) => boolean = remembered((node) => {
  const links = [...elementsIn(node)].filter((one) => one.tagName === "a" && attribute(one, "href"));
  return links.length > 0 && links.every(leadsToFile);
});

const leadsToFile = (link: Element): boolean =>
  link.properties.download !== undefined || documentName(attribute(link, "href")) !== undefined;

/**
 * Returns the lists of documents that stand behind a body in its article, with the heading over each, in one element; nothing
 * if there are none. Content systems show so what is attached to an article.
 */
export function filesOutside(body: readonly Element[], page: PageView): Element[] {
  const [last] = body.slice(-1);
  const frame = last && page.around(last).slice(1).find(named("article main"));
  if (!frame) return [];
  const held = new Set(body.flatMap((part) => [...elementsIn(part)]).map((one) => attribute(one, "href")));
  const isText = (list: Element): boolean => !isEmbedLink(list) && !hasElement(list, isEmbedLink);
  const isNew = (one: Element): boolean => {
    const href = attribute(one, "href");
    return href !== undefined && !held.has(href);
  };
  const files = listsBehind(frame, last, page).filter((list) => isText(list) && hasElement(list, isNew));
  const shown = files.flatMap((list) => withHeading(list, page));
  return shown.length > 0 ? [element("div", shown)] : [];
}

/** Returns the outermost lists of documents behind an element. @param outer an element around that one */
function listsBehind(outer: Element, body: Element, page: PageView): Element[] {
  const children = elementChildren(outer);
  const around = page.around(body);
  const index = children.findIndex((child) => around.includes(child));
  return children.slice(Math.max(index, 0)).flatMap((child): Element[] => {
    if (child === body || !(isBlock(child) || named("section a")(child))) return [];
    if (around.includes(child)) return listsBehind(child, body, page);
    return isListOfFiles(element("div", [child])) ? [child] : listsIn(child);
  });
}

const listsIn = (node: Element): Element[] =>
  named("div section aside")(node)
    ? elementChildren(node).flatMap((child) => (isListOfFiles(child) ? [child] : listsIn(child)))
    : [];

function withHeading(list: Element, page: PageView): Element[] {
  const before = page.previousOf(list);
  return before && isHeading(before) ? [before, list] : [list];
}
