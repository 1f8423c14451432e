import type { Element, Root } from "hast";
import {
  attribute,
  classesOf,
  elementChildren,
  hasClassLike,
  hasElement,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { isLabelledTagList } from "../furniture/furniture-words.js";
import { hasNameLike, wordsOfNames } from "../page/element-names.js";
import { statesItemProp } from "../page/page-view.js";

/** An element whose words are of other articles, or of other people's. */
const ELSEWHERE =
  /(?:^|[-_\s])(?:comments?|respond|related|sidebar|card|teaser|recommend\w*|elementor-posts)(?:$|[-_\s])|(?:^|\s)widget(?:$|[-_\s])|[-_]widget(?:$|\s)/i;

/** Where an element stands: in the article, in the frame that all pages of a site have, in a list of tags. */
interface Place {
  readonly isInArticle: boolean;
  readonly isInFrame: boolean;
  readonly isInTagList: boolean;
}

/**
 * Returns the elements of a page without those of comments, sidebars, teasers and `aside`s, and the links among them that lead
 * to pages of tags. Both are in document order.
 */
export function ownElements(tree: Root): {
  readonly own: readonly Element[];
  readonly tagLinks: readonly Element[];
} {
  const own: Element[] = [];
  const tagLinks: Element[] = [];
  const add = (parent: Root | Element, place: Place): void => {
    for (const node of elementChildren(parent)) {
      if (isElsewhere(node)) continue;
      own.push(node);
      if (!place.isInFrame && leadsToTag(node, place)) tagLinks.push(node);
      add(node, placeIn(node, place));
    }
  };
  add(tree, { isInArticle: false, isInFrame: false, isInTagList: false });
  return { own, tagLinks };
}

const TAG_LIST = wordsOfNames("tags tag-?list tag-links topic-list keywords wrap-tag tag-area ptg");
const TAG_CLASS = /(?:^|[-_])tag(?:$|[-_])(?!cloud)/;
const TAG_ADDRESS = /\/tags?\/[^/?#]+\/?(?:[?#].*)?$/i;

function placeIn(node: Element, { isInArticle, isInFrame, isInTagList }: Place): Place {
  const isFrame = named("nav header footer")(node) && !isInArticle;
  // Discourse calls its lists of other discussions so.
  const isTagList = !named("body table")(node) && hasNameLike(node, TAG_LIST);
  return {
    isInArticle: isInArticle || named("article main")(node),
    isInFrame: isInFrame || isFrame,
    isInTagList: isInTagList || isTagList || isLabelledTagList(node),
  };
}

const leadsToTag = (node: Element, { isInTagList }: Place): boolean =>
  node.tagName === "a" &&
  node.properties.href !== undefined &&
  (isInTagList || hasClassLike(node, TAG_CLASS) || TAG_ADDRESS.test(attribute(node, "href") ?? ""));

const OTHER_USE = /^(?:elementor-widget|h-card|tgme_\w+|card-(?:body|title|subtitle|text|header|footer))$/;

const CLOCK = wordsOfNames("clock today current-date current-time date-today topbar top-bar");
const LONGEST_CLOCK = 120;
const MASTHEAD = /^(?:(?:site|page|top|main|global|blog)-)?(?:header|head|masthead|banner)$/;
/** The address of a home page. */
const HOME = /^(?:https?:\/\/[^/?#]+)?\/?(?:index\.\w{3,5})?$/i;

/** Tells whether an element is a clock, or the head of all pages of a site: a day in it is that of the visit. */
function isOfVisit(node: Element): boolean {
  const isClock = hasNameLike(node, CLOCK);
  const isMasthead = node.tagName === "header" || hasNameLike(node, MASTHEAD);
  if (!(isClock || isMasthead) || named("body html")(node) || hasElement(node, isHeading)) return false;
  return isClock
    ? textOf(node).length <= LONGEST_CLOCK
    : hasElement(node, named("form nav")) || leadsHome(node);
}

/** Tells whether a link to the home page stands in an element. */
export const leadsHome = (node: Element): boolean =>
  hasElement(node, (one) => one.tagName === "a" && HOME.test(attribute(one, "href") ?? "#"));

/** Tells whether an element is about other articles or the visit, or holds the words of other people. */
export function isElsewhere(node: Element): boolean {
  if (named("aside script style template")(node) || isOfVisit(node)) return true;
  if (["comment", "acceptedAnswer", "suggestedAnswer"].some((name) => statesItemProp(node, name)))
    return true;
  if (named("body html")(node)) return false;
  // Blogger and Telegram call the posts themselves a widget, and Elementor each part of a page. An `h-card` is a person. The parts
  // of a card are what the card is.
  const classes = classesOf(node).filter((name) => !OTHER_USE.test(name));
  if (classes.includes("Blog") || (classes.includes("card") && hasElement(node, named("h1")))) return false;
  return ELSEWHERE.test(`${classes.join(" ")} ${attribute(node, "id") ?? ""}`);
}
