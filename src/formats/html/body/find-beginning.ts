import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  elementsIn,
  hasElement,
  hasText,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { isFurnitureHeading } from "../furniture/furniture-words.js";
import { hasNameLike, isCaption, namesOf, remembered, wordsOfNames } from "../page/element-names.js";
import { type PageView, statesItemProp } from "../page/page-view.js";

/** What stands before a body in its article. */
interface Beginning {
  /** The innermost `article` or `main` around the body that holds the title's heading; else the outermost element below `body`. */
  readonly frame: Element;
  /** The elements in the frame that end before the body begins, in document order. */
  readonly before: readonly Element[];
  /** The index of the title's heading among them; -1 if they do not hold it. */
  readonly title: number;
}

const isArticle = named("article main");

/** Returns what stands before a body in its article. */
export function beginningOf(body: Element, page: PageView): Beginning {
  const around = page.around(body).filter((one) => !named("body html")(one));
  const isWhole = (one: Element): boolean => isArticle(one) && page.holdsTitle(one);
  const frame = around.find(isWhole) ?? around.at(-1) ?? body;
  const outside = new Set(page.around(body));
  const before = elementsBefore(body, frame).filter((one) => !outside.has(one));
  const title = before.findIndex(page.isTitle);
  if (title >= 0) return { frame, before, title };
  // The title may stand in a box of its own before the one with the text.
  const whole = elementsBefore(body, page.root).filter((one) => !outside.has(one));
  const heading = whole.findLastIndex((one) => one.tagName === "h1" && page.isTitle(one));
  return heading < 0 ? { frame, before, title } : { frame, before: whole.slice(heading), title: 0 };
}

/** Returns the elements in another one that begin before the body, in document order. */
function elementsBefore(body: Element, outer: PageView["root"]): Element[] {
  const inner = [...elementsIn(outer)];
  const end = inner.indexOf(body);
  return end < 0 ? inner : inner.slice(0, end);
}

/** Files of the site's own pictures, and folders with nothing else in them. */
const OF_THE_SITE =
  /(?:^|[-_.])(?:logo|banner|header|icon|sprite|spacer|avatar|ads?)(?:[-_.]|\d|$)|^(?:pdf|print|e-?mail)_?button\./i;
const FOLDER_OF_THE_SITE = /\/(?:themes?|templates?|skins?|icons?|smil(?:ies|eys)|static\/image)\//i;
const NO_LEAD = wordsOfNames(
  "avatar gravatar userpic userhead logo icon emoji author byline thumb-nav sprite spinner brand",
);
const PICTURE_BOX = wordsOfNames("caption figure featured thumbnail image img photo media hero");

/**
 * Returns the lead picture of an article: the first picture before the body that is large enough and is not the site's own.
 * A picture above the title counts only within an `article` or `main`, or with a caption. If a figure or a box for a picture is
 * around it, the figure or box is returned. Returns undefined if there is no such picture.
 */
export function findLead(body: Element, page: PageView): Element | undefined {
  const { frame, before, title } = beginningOf(body, page);
  if (frame === body) return undefined;
  // Outside of an article, the pictures above the title are the site's own.
  const isCaptioned = (one: Element): boolean =>
    page.around(one).some((outer) => outer.tagName === "figure" && showsCaption(outer));
  const below = before.filter(
    (one, index) => isArticle(frame) || index >= title || (one.tagName === "img" && isCaptioned(one)),
  );
  const image = below.find((one) => one.tagName === "img" && isOfSize(one) && isOfTheArticle(one, page));
  if (!image) return undefined;
  const around = page.around(image).slice(1);
  const isFigure = (one: Element): boolean =>
    (isPictureBox(one) || hasElement(one, isCaption)) &&
    page.measure(one).all < 600 &&
    !page.holdsArticle(one);
  const boxes = around.slice(0, around.indexOf(frame)).filter(isFigure);
  const withWords = [isCaption, named("p")].map((is) => boxes.find((one) => hasElement(one, is)));
  return withWords.find(Boolean) ?? boxes[0] ?? image;
}

/** Tells of a figure with a caption and without links. */
const showsCaption = remembered(
  (figure) => hasText(figure) && hasElement(figure, isCaption) && !hasElement(figure, named("a")),
);

const isPictureBox = (one: Element): boolean => one.tagName === "figure" || hasNameLike(one, PICTURE_BOX);

function isOfTheArticle(image: Element, page: PageView): boolean {
  const names = page.around(image).slice(0, 3).flatMap(namesOf);
  const path = (attribute(image, "src") ?? "").replace(/[?#].*$/, "");
  const isOfTheSite = FOLDER_OF_THE_SITE.test(path) || OF_THE_SITE.test(path.replace(/^.*\//, ""));
  return !isOfTheSite && !names.some((name) => NO_LEAD.test(name));
}

const isOfSize = (image: Element): boolean =>
  ["width", "height"].every((side) => {
    const size = Number.parseInt(attribute(image, side) ?? "", 10);
    return Number.isNaN(size) || size >= 100;
  });

const STANDFIRST = wordsOfNames(
  "standfirst subtitle sub-title sous-?titre document-description subtitles subheading subheadline sub-headline deck dek lede lead lead-paragraph chapo chapeau sapo ingress preamble vorspann entradilla bajada sommario anons lead-in leadtext lead-text article-lead article-intro intro introduction summary excerpt article-summary article-excerpt post-excerpt teaser-text story-intro kurzfassung abstract article-desc(?:ription)? article-dek spot ^description$",
);

/**
 * Returns the elements before the body that are the beginning of the text, at most two: below the title, those that are named
 * as a standfirst, and whole sentences; where the page shows no title, the former alone, and its own heading. An element
 * whose words the body repeats is left out.
 * @param first the body, or its first part
 */
export function findStandfirst(first: Element, page: PageView): Element[] {
  const { before, title } = beginningOf(first, page);
  const own = title < 0 ? ownHeading(page) : undefined;
  const found = before.filter(
    (one, index) =>
      index > title &&
      (isStandfirst(one, page) ||
        (title >= 0 ? isSentence(one, page) || isSubtitle(one, page) : one === own)),
  );
  const all = new Set(found);
  const outermost = found.filter(
    (one) =>
      !page
        .around(one)
        .slice(1)
        .some((outer) => all.has(outer)),
  );
  const words = withSingleSpaces(textOf(first));
  return outermost.filter((one) => !words.includes(withSingleSpaces(textOf(one)))).slice(0, 2);
}

/** Returns the only `h1` of a page, if it is in its article and no link: sites have other titles for search engines. */
function ownHeading(page: PageView): Element | undefined {
  const [only, ...others] = [...elementsIn(page.root)].filter(named("h1"));
  const isOwn = only && hasText(only) && page.measure(only).linked === 0;
  return isOwn && others.length === 0 && page.around(only).some(named("article")) ? only : undefined;
}

/** Names that nothing but a line below the title has, however short it is. */
const SUBTITLE = wordsOfNames("standfirst subtitle sub-title sous-?titre subheadline sub-headline dek");

function isStandfirst(node: Element, page: PageView): boolean {
  const { all, linked } = page.measure(node);
  const fewest = hasNameLike(node, SUBTITLE) ? 8 : 20;
  if (all <= fewest || linked > all / 3 || page.holdsArticle(node)) return false;
  // A figure may be called the art of the lead.
  if (node.tagName === "figure") return false;
  return hasNameLike(node, STANDFIRST) || statesItemProp(node, "description");
}

/** Letters of the shortest sentence that stands below a title as its standfirst. */
const SENTENCE = 40;

/** Tells of a heading without links right below that of the title. */
function isSubtitle(node: Element, page: PageView): boolean {
  const above = page.previousOf(node);
  const { all, linked } = page.measure(node);
  if (!above || !page.isTitle(above) || linked > 0 || all < SUBTITLE_LETTERS) return false;
  return isHeading(node) && above.tagName < node.tagName && !isFurnitureHeading(node);
}

/** Letters of the shortest heading that is a subtitle. */
const SUBTITLE_LETTERS = 20;

const isLine = named("p div section li h2 h3 h4");
const isInner = named("div p ul figure section");

/** Tells whether an element is a whole sentence outside of captions, without blocks in it and with few links. */
function isSentence(node: Element, page: PageView): boolean {
  const { all, linked } = page.measure(node);
  if (all < SENTENCE || linked > all * 0.2 || !isLine(node)) return false;
  const isOfFigure = (one: Element): boolean =>
    one.tagName === "figure" || hasNameLike(one, /caption|credit/);
  if (page.around(node).some(isOfFigure) || node.children.some(isInner)) return false;
  return /[.!?。！？…؟"”»]$/u.test(withSingleSpaces(textOf(node)));
}
