import type { Element } from "hast";
import { elementsIn, hasElement, isHeading, named } from "../../../lib/html/elements.js";

/** Tells whether an element is a heading that leads to another page, as teasers have it. */
export const leadsToPage = (node: Element): boolean =>
  isHeading(node) && hasElement(node, (link) => link.tagName === "a" && leadsAway(link));

const leadsAway = ({ properties: { href } }: Element): boolean =>
  href !== undefined && !String(href).startsWith("#");

/** Tells of an element that is or holds articles, all of which have headings that lead to pages of their own. */
export function holdsTeasersAlone(node: Element): boolean {
  const articles = [node, ...elementsIn(node)].filter(named("article"));
  return articles.length > 0 && articles.every((one) => hasElement(one, leadsToPage));
}
