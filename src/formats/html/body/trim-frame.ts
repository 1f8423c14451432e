import type { Element, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  classesOf,
  element,
  elementChildren,
  elementsIn,
  hasElement,
  isBlock,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import type { DroppedPart } from "../../../model/raw-article.js";
import { isPost, isSignature } from "../entries/sign-posts.js";
import { holdsParagraph } from "../furniture/furniture-of.js";
import { describe } from "../furniture/prune-furniture.js";
import { UNSHOWN } from "../furniture/unshown.js";
import { hasNameLike, isCaption, wordsOfNames } from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";
import { proseOf } from "../page/text-measure.js";
import { bylinesOf, type FrameHints, PARAGRAPH } from "./byline-block.js";

/** Letters of a line above a title, such as the name of a section. */
const KICKER = 60;

/**
 * Returns the content of the parts of a body without the page's frame: without the title, the short lines above it, the
 * bylines below it, and teasers of other articles. The published page shows title and byline itself. If no part holds the
 * title, only teasers are taken out. The parts stay as they are.
 */
export function trimFrame(
  parts: readonly Element[],
  hints: FrameHints,
): { readonly children: RootContent[]; readonly dropped: DroppedPart[] } {
  const all = parts.flatMap((part) => [...elementsIn(part)]);
  const isTitle = (one: Element): boolean => hints.page.isTitle(one) && !isOfPost(one, hints.page);
  const title = all.find(isTitle) ?? writtenTitle(all, hints.page.title);
  const leaving = new Map<Element, string>();
  if (title) {
    leaving.set(title, "title");
    const index = all.indexOf(title);
    const above = all.slice(0, index);
    const isBelowText = above.some((one) => one.tagName === "p" && hints.page.measure(one).prose > KICKER);
    for (const one of isBelowText ? [] : above)
      if (isKicker(one, title, hints)) leaving.set(one, "over the title");
    const isByline = bylinesOf(hints);
    for (const one of all.slice(index + 1)) {
      if (isSignature(one)) break;
      if (hints.page.measure(one).prose > PARAGRAPH && (one.tagName === "p" || isHeading(one))) break;
      if (isByline(one)) leaving.set(one, "byline");
    }
  }
  for (const one of all) if (isPortrait(one, hints.names)) leaving.set(one, "byline");
  for (const one of all) if (isSubject(one, hints.page)) leaving.set(one, "title");
  for (const one of otherArticles(parts, hints.page)) leaving.set(one, "other articles");
  const dropped: DroppedPart[] = [];
  const without = (nodes: readonly RootContent[]): RootContent[] =>
    nodes.flatMap((node): RootContent[] => {
      if (node.type === "comment")
        dropped.push({ reason: UNSHOWN, text: node.value, length: node.value.length });
      if (node.type !== "element") return node.type === "text" ? [node] : [];
      const reason = leaving.get(node);
      if (reason !== undefined) {
        dropped.push(describe(node, reason));
        return [];
      }
      return [{ ...node, children: without(node.children) as Element["children"] }];
    });
  const children = parts.flatMap((part): RootContent[] => {
    const inner = without(part.children);
    if (named("pre table")(part)) return [{ ...part, children: inner as Element["children"] }];
    if (named("thead tbody tfoot tr")(part)) return [element("table", inner)];
    const isLine = parts.length > 1 && !elementChildren(part).some(isBlock);
    return isLine ? [element("p", inner)] : inner;
  });
  return { children, dropped };
}

/** Returns the element with which a text begins, if it has the words of the title: old pages have no headings. */
function writtenTitle(all: readonly Element[], title: string): Element | undefined {
  for (const one of title === "" ? [] : all) {
    const text = withSingleSpaces(textOf(one));
    if (text === title) return one;
    if (text !== "" && !text.startsWith(title)) return undefined;
  }
  return undefined;
}

/** Tells whether an element is the heading of a post that repeats the title of the discussion. */
const isSubject = (node: Element, page: PageView): boolean =>
  isHeading(node) &&
  withSingleSpaces(textOf(node)).replace(/^Re: /, "") === page.title &&
  isOfPost(node, page);

const isOfPost = (node: Element, page: PageView): boolean => page.around(node).some(isPost);

/** CSS pixels. */
const WIDEST_PORTRAIT = 120;

const AVATAR = wordsOfNames("avatar gravatar userpic");

/** Tells whether an element is the small picture of a person, named after an author or as such, or a sign of LiveJournal. */
function isPortrait(node: Element, names: readonly string[]): boolean {
  const { alt, width } = node.properties;
  if (classesOf(node).includes("i-ljuser-userhead")) return true;
  if (node.tagName !== "img" || !(Number(width) <= WIDEST_PORTRAIT)) return false;
  return names.includes(withSingleSpaces(String(alt ?? ""))) || hasNameLike(node, AVATAR);
}

/** Tells whether an element holds few words, and neither a picture nor the title. It is no caption. */
function isKicker(node: Element, title: Element, { page }: FrameHints): boolean {
  if (hasElement(node, (one) => one === title || one.tagName === "img")) return false;
  const { all } = page.measure(node);
  return all > 0 && all <= KICKER && node.tagName !== "img" && !page.around(node).some(isCaption);
}

/**
 * Articles within the body are others where most of the text is outside them; else they are its entries. One without words is a
 * picture or video: Drupal puts each into an article.
 */
function otherArticles(parts: readonly Element[], page: PageView): Element[] {
  const inner = outermostArticles(parts);
  const whole = proseOf(parts, page.measure);
  return proseOf(inner, page.measure) < whole / 2
    ? inner.filter(
        (one) => page.measure(one).all > 0 && page.measure(one).prose < whole / 3 && !isEntry(one, page),
      )
    : [];
}

/** Tells of an article between paragraphs that has a heading, and leads nowhere: an entry of a report, such as a live blog. */
function isEntry(one: Element, page: PageView): boolean {
  const parent = page.parentOf(one);
  const leads = page.measure(one).linked > 0 || page.around(one).some(named("a"));
  return !leads && hasElement(one, isHeading) && parent !== undefined && holdsParagraph(parent);
}

const outermostArticles = (parts: readonly Element[]): Element[] =>
  parts
    .flatMap(elementChildren)
    .flatMap((one) => (one.tagName === "article" ? [one] : outermostArticles([one])));
