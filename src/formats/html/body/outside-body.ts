import type { Element } from "hast";
import { withoutSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  element,
  elementChildren,
  elementsIn,
  findElement,
  hasElement,
  isBlock,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { isEmbedLink } from "../../../lib/html/embed-link.js";
import { isListOfFiles } from "../furniture/named-furniture.js";
import { hasNameLike } from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";
import { endsSentence } from "../page/text-measure.js";
import { beginningOf } from "./find-beginning.js";

/** What belongs to an article, and stands before its body and behind it. */
interface OutsideBody {
  readonly before: readonly Element[];
  readonly behind: readonly Element[];
}

/**
 * Returns the videos and sounds of an article that stand outside of its body, the notes that it cites, its postscripts, and
 * the documents that are attached to it. Each kind is in an element of its own.
 * @param body its parts in document order
 */
export function outsideOf(body: readonly Element[], page: PageView): OutsideBody {
  const inside = body.flatMap((part) => [...elementsIn(part)]);
  const held = new Set(inside.map((one) => attribute(one, "href")));
  const media = mediaOutside(body, held, page);
  const notes = notesOutside(body, new Set([...body, ...inside]), page);
  return {
    before: inBox(media.before),
    behind: [media.behind, notes, filesOutside(body, held, page)].flatMap(inBox),
  };
}

const inBox = (some: readonly Element[]): Element[] => (some.length > 0 ? [element("div", [...some])] : []);

/** Addresses of videos and sounds. A frame beside a text may show comments or buttons as well. */
const MEDIA =
  /youtu|vimeo|dailymotion|rutube|video|player|audio|podcast|sound|tiktok|twitch|bilibili|youku|\.(?:mp[34]|m4[av]|webm|og[gv]|m3u8)(?:[?#]|$)/i;

/** Returns the links to videos and sounds outside of a body. Many sites put them over the text. @param held what it links to */
function mediaOutside(
  body: readonly Element[],
  held: ReadonlySet<string | undefined>,
  page: PageView,
): OutsideBody {
  const [first] = body;
  if (!first) return { before: [], behind: [] };
  const { before, frame, title } = beginningOf(first, page);
  const isOutside = (one: Element): boolean => {
    if (!isEmbedLink(one)) return false;
    const address = attribute(findElement(one, named("a")) ?? one, "href") ?? "";
    return !held.has(address) && MEDIA.test(address);
  };
  const isArticle = frame !== first && frame.tagName === "article";
  const known = new Set(before);
  return {
    before: (isArticle ? before : title < 0 ? [] : before.slice(title)).filter(isOutside),
    behind: isArticle ? [...elementsIn(frame)].filter((one) => !known.has(one) && isOutside(one)) : [],
  };
}

/** The text of a link to a note: its number or a sign. */
const CITED = /^[[(（〔［【]?(?:\d{1,3}|[*†‡])[\])）〕］】]?$/u;

/**
 * Returns the notes that a body cites and does not hold, and the postscripts of its article. Word processors and some sites put
 * them behind the element with the text. @param inside all elements of the body
 */
function notesOutside(
  body: readonly Element[],
  inside: ReadonlySet<Element>,
  page: PageView,
): readonly Element[] {
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
  return [...notes];
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

/**
 * Returns the lists of documents that stand behind a body in its article, with the heading over each. Content systems show so
 * what is attached to an article. @param held what the body links to
 */
function filesOutside(
  body: readonly Element[],
  held: ReadonlySet<string | undefined>,
  page: PageView,
): readonly Element[] {
  const [last] = body.slice(-1);
  const frame = last && page.around(last).slice(1).find(named("article main"));
  if (!frame) return [];
  const isText = (list: Element): boolean => !isEmbedLink(list) && !hasElement(list, isEmbedLink);
  const isNew = (one: Element): boolean => {
    const href = attribute(one, "href");
    return href !== undefined && !held.has(href);
  };
  const files = listsBehind(frame, last, page).filter((list) => isText(list) && hasElement(list, isNew));
  return files.flatMap((list) => withHeading(list, page));
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

/** Letters of a paragraph that is more than a label. */
const SENTENCE = 25;

/**
 * Returns the elements behind a body that hold whole sentences and few links, in the `article` that also holds the title: sites mark one
 * field of an article as its text, and have others below it. Nothing where another article follows within.
 */
export function textBehind(last: Element, page: PageView): Element[] {
  const around = page.around(last);
  const isWhole = (one: Element): boolean => one.tagName === "article" && page.holdsTitle(one);
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
