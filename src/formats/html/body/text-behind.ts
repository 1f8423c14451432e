import type { Element } from "hast";
import { elementChildren, hasElement, isHeading, named, textOf } from "../../../lib/html/elements.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";
import { endsSentence } from "../page/text-measure.js";

/** Letters of a paragraph that is more than a label. */
const SENTENCE = 25;

/**
 * Returns the elements behind a body that hold whole sentences and few links, in the `article` that also holds the title: sites mark one
 * field of an article as its text, and have others below it. Nothing where another article follows within.
 */
export function textBehind(last: Element, page: PageView): Element[] {
  const around = page.around(last);
  const isWhole = (one: Element): boolean =>
    one.tagName === "article" && hasElement(one, (inner) => isTitleHeading(inner, page.title));
  const end = around.findIndex(isWhole);
  if (end <= 0) return [];
  const found: Element[] = [];
  for (let index = 1; index <= end; index++) {
    const sisters = elementChildren(around[index] as Element);
    const behind = sisters.slice(sisters.indexOf(around[index - 1] as Element) + 1);
    if (behind.some(holdsOther)) return [];
    found.push(...behind.filter((one) => isText(one, page)));
  }
  return found;
}

const holdsOther = (node: Element): boolean =>
  node.tagName === "article" || hasElement(node, named("article h1"));

function isText(node: Element, page: PageView): boolean {
  const { all, linked } = page.measure(node);
  const isSentence = (one: Element): boolean =>
    one.tagName === "p" && page.measure(one).prose >= SENTENCE && endsSentence(textOf(one));
  const leads = (one: Element): boolean => isHeading(one) && hasElement(one, named("a"));
  return linked <= all / 4 && (isSentence(node) || hasElement(node, isSentence)) && !hasElement(node, leads);
}
