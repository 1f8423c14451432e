import type { Element, Root } from "hast";
import {
  attribute,
  elementChildren,
  elementsIn,
  hasElement,
  isHeading,
  named,
} from "../../../lib/html/elements.js";
import { headingText } from "../../../lib/html/heading-text.js";
import { namesOf, wordsOfNames } from "./element-names.js";
import { measureText, proseOf, type TextMeasure } from "./text-measure.js";

/** A page with the measures that the rules of furniture need. It is valid until the tree changes. */
export interface PageView {
  readonly root: Root | Element;
  readonly measure: (node: Element) => TextMeasure;
  readonly parentOf: (node: Element) => Element | undefined;
  /** Returns an element and those around it, the innermost first. */
  readonly around: (node: Element) => readonly Element[];
  /** Returns the element before an element in the same parent. */
  readonly previousOf: (node: Element) => Element | undefined;
  /** Tells whether the element holds, or is, the heading with the title or a marked body with a fifth of the page's prose. */
  readonly holdsArticle: (node: Element) => boolean;
  /** Tells whether the element holds more than 35 % of the page's prose. Furniture never does. */
  readonly isLarge: (node: Element) => boolean;
  /** Returns the element's share of the page's prose, 0 to 1. */
  readonly shareOf: (node: Element) => number;
  readonly title: string;
  /** Tells whether an element is a heading with the words of the title. An `h1` may also begin the title, or begin with it. */
  readonly isTitle: (node: Element) => boolean;
  /** Tells whether such a heading is below an element. */
  readonly holdsTitle: (node: Element) => boolean;
}

/** Share of a page's prose that no piece of furniture has. */
const LARGE = 0.35;

/** Classes and ids by which pages call the element that holds the text of their article. */
const BODY_NAMES = wordsOfNames(
  "entry-content post-content article-content articlecontent article-body articlebody story-body storybody post-body entry-body news-body newsbody content-body body-content story-content storycontent news-content newscontent news-text news-detail article-text articletext article-detail article-txt story-text post-text post-entry single-content blog-content blog-post-content page-content-body td-post-content post-single-content entry-text article-main article-copy body-copy bodycopy main-text maintext text-content richtext rich-text rich-media-content js-content trs-editor artibody art-content content-txt contenttxt detail-content news-con gh-content kg-canvas e-content available-content mw-parser-output wp-block-post-content field-name-body field-name-field-body node-content amp-wp-article-content sqs-layout article-page-content paragraphs-container js-article-text post-message message-body se-main-container article-view e-message",
);
/** Ids of one word that are used for the text. */
const BODY_IDS =
  /^(?:zoom|fontzoom|artibody|endtext|mp-editor|js_content|contentbody|articlebody|bodytext)$/i;
const NO_BODY = wordsOfNames(
  "comments? related teasers? card summary excerpt sidebar widget footer header meta preview list",
);

/** Tells whether an element has a name as its `itemprop`, or among them. */
export const statesItemProp = ({ properties: { itemProp } }: Element, name: string): boolean =>
  [itemProp].flat().includes(name);

/** Tells whether an element is marked as the one that holds the text of an article. */
export function isMarkedBody(node: Element): boolean {
  if (statesItemProp(node, "articleBody")) return true;
  if (!named("div section article main td span")(node)) return false;
  if (BODY_IDS.test(attribute(node, "id") ?? "")) return true;
  return bodyNamesOf(node).length > 0;
}

/** Returns the names of an element by which pages call the text of their article. */
export const bodyNamesOf = (node: Element): readonly string[] =>
  namesOf(node).filter((name) => BODY_NAMES.test(name) && !NO_BODY.test(name));

/** Measures a page. After a change of the tree, call it again. @param title of the article */
export function viewPage(root: Root | Element, title: string): PageView {
  const measure = measureText(root);
  const parents = new Map<Element, Element>();
  const holding = new Set<Element>();
  const all = [...elementsIn(root)];
  const previous = new Map<Element, Element | undefined>();
  for (const node of all) {
    let last: Element | undefined;
    for (const child of elementChildren(node)) {
      parents.set(child, node);
      previous.set(child, last);
      last = child;
    }
  }
  const around = (node: Element): Element[] => {
    const found = [node];
    for (let outer = parents.get(node); outer; outer = parents.get(outer)) found.push(outer);
    return found;
  };
  const isTitle = (node: Element): boolean => isTitleHeading(node, title);
  const prose = proseOf(elementChildren(root), measure);
  for (const node of all) {
    const isIt = isTitle(node) || (isMarkedBody(node) && measure(node).prose > prose * 0.2);
    if (isIt) for (const outer of around(node)) holding.add(outer);
  }
  return {
    root,
    title,
    isTitle,
    holdsTitle: (node) => hasElement(node, isTitle),
    measure,
    parentOf: (node) => parents.get(node),
    around,
    previousOf: (node) => previous.get(node),
    holdsArticle: (node) => holding.has(node),
    shareOf: (node) => (prose === 0 ? 0 : measure(node).prose / prose),
    isLarge: (node) => measure(node).prose > prose * LARGE,
  };
}

/** Tells whether a title stands behind a word in brackets: forums write the kind of a discussion there. */
const isBehindKind = (text: string, title: string): boolean =>
  text.endsWith(title) && /^[[【(（][^[\]【】()（）]{1,12}[\]】)）]\s*$/u.test(text.slice(0, -title.length));

function isTitleHeading(node: Element, title: string): boolean {
  if (!isHeading(node) || title === "") return false;
  const text = headingText(node);
  return (
    text === title ||
    (node.tagName === "h1" &&
      text !== "" &&
      (title.startsWith(text) || text.startsWith(title) || isBehindKind(text, title)))
  );
}

/** Returns the innermost element around some elements, which may be one of them. */
export function commonAncestor([first, ...others]: readonly Element[], page: PageView): Element | undefined {
  let common = first ? page.around(first) : [];
  for (const node of others) {
    const around = new Set(page.around(node));
    common = common.slice(common.findIndex((one) => around.has(one)));
  }
  return common[0];
}
