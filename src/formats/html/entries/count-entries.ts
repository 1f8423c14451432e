import type { Element, Root } from "hast";
import { groupBy } from "../../../lib/group-by.js";
import { attribute, classesOf, elementChildren, elementsIn, textOf } from "../../../lib/html/elements.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { isDateMark } from "../metadata/visible-lines.js";
import { measureText, proseOf, type TextMeasure } from "../page/text-measure.js";

/** Entries of a page that could be split, more than a day named twice. */
const FEWEST = 4;
/** Letters of a date. */
const LONGEST = 100;
/** Share of a page's prose that its entries have. */
const MOST = 0.6;

/** Returns the number of entries on a page, such as the messages of an exported chat; 0 if there are few. @param tree without furniture */
export const countEntries = (tree: Root): number => findEntries(tree, FEWEST).length;

/**
 * Returns the sisters with the same class or numbered id, and a day of their own that make up most of a page; none if there are fewer than asked.
 */
export function findEntries(tree: Root, fewest: number): readonly Element[] {
  const measure = measureText(tree);
  const dated = datedElements(tree, measure);
  if (dated.size < fewest) return [];
  const all = proseOf(elementChildren(tree), measure);
  for (const parent of elementsIn(tree)) {
    if (measure(parent).prose < all * MOST) continue;
    const sisters = elementChildren(parent).filter((one) => dated.has(one) && nameOf(one) !== undefined);
    for (const entries of groupBy(sisters, (one) => `${one.tagName} ${nameOf(one)}`).values())
      if (entries.length >= fewest && proseOf(entries, measure) >= all * MOST) return entries;
  }
  return [];
}

/** Returns the first class of an element, else its id without the number at its end; undefined if it has neither. */
const nameOf = (one: Element): string | undefined =>
  classesOf(one)[0] ?? /^(.+?)\d+$/.exec(attribute(one, "id") ?? "")?.[1];

/** Returns the elements that hold a mark of a date with a day. */
function datedElements(tree: Root, measure: (node: Element) => TextMeasure): ReadonlySet<Element> {
  const dated = new Set<Element>();
  const walk = (node: Element): boolean => {
    const isDated = isDateMark(node) && measure(node).all < LONGEST && statesDay(node);
    // All children are visited.
    const holdsDate = elementChildren(node).filter(walk).length > 0;
    if (isDated || holdsDate) dated.add(node);
    return isDated || holdsDate;
  };
  for (const node of elementChildren(tree)) walk(node);
  return dated;
}

/** Tells whether a mark of a date states a day. */
export const statesDay = (one: Element): boolean =>
  [attribute(one, "dateTime"), attribute(one, "title"), textOf(one)].some((text) => text && parseDay(text));
