import type { Element, Root, RootContent } from "hast";
import type { VFile } from "vfile";
import { element, hasText, isBlock, isHeading, mapChildren, named, textOf } from "../../lib/html/elements.js";
import { headingSlug } from "../../lib/text/heading-slug.js";
import { PageIndex } from "./page-index.js";

/**
 * Keeps the links that lead to a place within the text. Such a link gets `dataWithin` and `#name` as its address. The text
 * at which the place begins goes into a `span` with `dataPlace`, of which an anchor is made; a heading that has the name
 * anyway needs none. Links to places that are not in the text are left as they are.
 */
export function linkPlaces(tree: Root, { data }: VFile): void {
  const page = new PageIndex(tree, data.source);
  const names = new PlaceNames();
  const beginnings = new Map<RootContent, string>();
  for (const link of page.links) {
    const target = page.targetOf(link);
    if (!target || !hasText(link)) continue;
    const name = names.of(target, page.idOf(link) ?? "");
    const heading = page.closest(target, isHeading);
    const isKnown = heading && headingSlug(textOf(heading)) === name;
    const beginning = isKnown ? undefined : beginningAt(target, page, tree);
    if (!heading && !beginning) continue;
    if (beginning) beginnings.set(beginning, beginnings.get(beginning) ?? name);
    link.properties = { href: `#${beginning ? beginnings.get(beginning) : name}`, dataWithin: true };
  }
  if (beginnings.size > 0) mapChildren(tree, (node) => withPlace(node, beginnings.get(node)));
}

/** Tells whether a link leads to a place within the text. An attribute of the file itself is text. */
export const leadsWithin = (link: Element): boolean => link.properties.dataWithin === true;

/** Returns the name of the place that begins with an element. The file's own attributes are never lists. */
export const placeOf = ({ properties: { dataPlace } }: Element): string | undefined =>
  Array.isArray(dataPlace) ? String(dataPlace[0]) : undefined;

const withPlace = (node: RootContent, name: string | undefined): RootContent =>
  name === undefined ? node : element("span", [node], { dataPlace: [name] });

/** The names of places: ids without what needs an escape anywhere, each given once. */
class PlaceNames {
  private readonly names = new Map<Element, string>();
  private readonly taken = new Set<string>();
  private readonly counts = new Map<string, number>();

  /** Returns the name of the place that begins with an element. */
  of(target: Element, id: string): string {
    const known = this.names.get(target);
    if (known !== undefined) return known;
    const plain = id.replace(/[^\p{L}\p{N}_-]+/gu, "-").slice(0, LONGEST_NAME);
    let count = (this.counts.get(plain) ?? 0) + 1;
    while (this.taken.has(numbered(plain, count))) count++;
    const name = numbered(plain, count);
    this.counts.set(plain, count);
    this.taken.add(name);
    this.names.set(target, name);
    return name;
  }
}

const LONGEST_NAME = 100;

const numbered = (name: string, count: number): string => (count > 1 ? `${name}-${count}` : name);

/** Elements whose text has no marks: none can say where a place is. */
const hasNoMarks = named("a code figcaption pre");

/**
 * Returns the text at which the place of a target begins. An anchor without text stands before it. No place can begin within a
 * link, so the place of a link begins with its paragraph.
 */
function beginningAt(target: Element, page: PageIndex, tree: Root): RootContent | undefined {
  const own = beginningOf(target);
  if (own) return own;
  if (hasText(target)) {
    const block = page.closest(target, isBlock);
    return block && beginningOf(block);
  }
  for (let one: Element | undefined = target; one; one = page.parentOf(one)) {
    const { children } = page.parentOf(one) ?? tree;
    const after = element("div", children.slice(children.indexOf(one as never) + 1) as RootContent[]);
    const beginning = beginningOf(after);
    if (beginning) return beginning;
  }
  return undefined;
}

/** Returns the first text of an element that may have a mark. */
function beginningOf(target: Element): RootContent | undefined {
  if (hasNoMarks(target)) return undefined;
  for (const child of target.children) {
    if (child.type === "text" && hasText(child)) return child;
    const inner = child.type === "element" ? beginningOf(child) : undefined;
    if (inner) return inner;
  }
  return undefined;
}
