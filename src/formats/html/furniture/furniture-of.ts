import type { Element } from "hast";
import {
  attribute,
  classesOf,
  hasElement,
  hasText,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { hasNameLike, isCaption, namesOf, remembered, wordsOfNames } from "../page/element-names.js";
import { isMarkedBody, type PageView } from "../page/page-view.js";
import { endsSentence } from "../page/text-measure.js";
import { CONTENT_BOX_NAMES, HIDDEN_NAMES } from "./furniture-names.js";
import { isFurnitureHeading } from "./furniture-words.js";
import { namedFurniture, standsInText } from "./named-furniture.js";
import { structuralFurniture } from "./structural-furniture.js";

/** Returns a map from each name to the kind of furniture whose row it stands in. */
const kindsByName = (rows: Readonly<Record<string, string>>): ReadonlyMap<string, string> =>
  new Map(Object.entries(rows).flatMap(([kind, names]) => names.split(" ").map((name) => [name, kind])));

const ALWAYS = kindsByName({
  tool: "select input textarea datalist progress meter canvas svg",
  advertisement: "amp-ad amp-sticky-ad amp-analytics amp-pixel amp-auto-ads amp-embed",
  navigation: "amp-sidebar amp-next-page",
  sharing: "amp-social-share fb:like g:plusone share-button",
  "cookie notice": "amp-consent amp-user-notification",
});
const ROLES = kindsByName({
  navigation: "navigation search menu menubar",
  "site frame": "contentinfo banner",
  tool: "toolbar",
  dialog: "dialog alertdialog",
});
/** Letters of a button that opens a box, and that is more than the name of a tool. */
const LABEL = 20;
/** Letters of what is called short. */
const SHORT = 400;

/** Returns the kind of furniture that an element is, such as `navigation`; undefined if it may be part of the text. */
export function furnitureOf(node: Element, page: PageView): string | undefined {
  const always = ALWAYS.get(node.tagName);
  if (always) return always;
  if (page.holdsArticle(node)) return undefined;
  return (
    hiddenFurniture(node, page) ??
    taggedFurniture(node, page) ??
    namedFurniture(node, page) ??
    structuralFurniture(node, page)
  );
}

/** Styles of what is not shown, or far beside the page. */
const UNSEEN_STYLE =
  /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|(?:left|right|top|margin-left)\s*:\s*-\d{4,}px|clip\s*:\s*rect\(\s*[01](?:px)?[\s,])/i;

function hiddenFurniture(node: Element, page: PageView): string | undefined {
  if (page.isLarge(node)) return undefined;
  const { hidden, style, ariaHidden } = node.properties;
  const isUnseen =
    (hidden !== undefined && hidden !== false && hidden !== "until-found") ||
    UNSEEN_STYLE.test(String(style ?? "")) ||
    hasNameLike(node, HIDDEN_NAMES) ||
    (String(ariaHidden) === "true" &&
      page.measure(node).all < 40 &&
      !holdsMedia(node) &&
      !isWritten(node, page));
  return isUnseen && !isPanel(node, page) ? "hidden" : undefined;
}

/**
 * Tells whether letters that only screen readers pass over, such as a large first one, are a part of a line of text, or of a
 * caption, which a description repeats for them.
 */
const isWritten = (node: Element, page: PageView): boolean =>
  named("span b strong em u sup sub font")(node) &&
  /[\p{L}\p{N}]/u.test(textOf(node)) &&
  !hasNameLike(node, ICON) &&
  (page.parentOf(node)?.children.some((one) => one.type === "text" && /\p{L}/u.test(one.value)) === true ||
    page.around(node).some(isCaption));

/** Names of elements whose letters a font draws as an icon. */
const ICON = /icon|symbol|^fa-|glyph/;

/**
 * Tells whether a reader can open a hidden element: a tab, a slide, what a button before it opens, as a `summary` does, and text
 * below a heading or a line that opens it, or in a box that is named as one that opens.
 */
function isPanel(node: Element, page: PageView): boolean {
  if (attribute(node, "role") === "tabpanel" || isSlide(node, page)) return true;
  const before = page.previousOf(node);
  if (!before) return false;
  const opens = (one: Element): boolean =>
    one.tagName === "button" && one.properties.ariaExpanded !== undefined && isWords(one, page);
  if (opens(before) || hasElement(before, opens)) return true;
  const { all, linked } = page.measure(node);
  if (page.measure(before).all === 0 || linked > all / 3) return false;
  const isOpener = (one: Element): boolean =>
    (isHeading(one) || attribute(one, "role") === "button") && opensBox(one);
  const box = page.parentOf(node);
  const names = [node, before, ...(box ? [box] : [])].flatMap(namesOf);
  return isOpener(before) || hasElement(before, isOpener) || names.some((name) => OPENING.test(name));
}

const opensBox = ({ properties }: Element): boolean =>
  properties.ariaControls !== undefined || properties.ariaExpanded !== undefined;

/** Names of boxes with a line that a reader presses to see the rest. */
const OPENING = wordsOfNames(
  "accordions? accordeon akkordeon spoilers? faqs? collapsible expandable expander more-?less(?:-content)? transcript tab-pane tab-panel",
);

/** Tells whether one of a row of elements is hidden that are shown by turns. */
function isSlide(node: Element, page: PageView): boolean {
  const names = classesOf(node).join(" ");
  const isShown = (one: Element): boolean =>
    one.tagName === node.tagName &&
    classesOf(one).join(" ") === names &&
    one.properties.hidden === undefined &&
    !UNSEEN_STYLE.test(String(one.properties.style ?? ""));
  const parent = page.parentOf(node);
  // The items of a list of slides may have no names.
  const ofList = node.tagName === "li" && parent ? classesOf(parent) : [];
  const isNamed = [names, ...ofList].some((name) => SLIDE.test(name));
  return isNamed && parent?.children.some((one) => one.type === "element" && isShown(one)) === true;
}

const SLIDE = /slide|carousel|gallery/i;

function taggedFurniture(node: Element, page: PageView): string | undefined {
  const role = ROLES.get(attribute(node, "role") ?? "");
  if (role && !page.isLarge(node)) return role;
  switch (node.tagName) {
    case "nav":
    case "amp-list":
      return page.isLarge(node) ? undefined : "navigation";
    case "menu":
      // A list of the text has more words outside of links and buttons.
      return page.measure(node).prose <= page.measure(node).all / 2 ? "navigation" : undefined;
    case "dialog":
      return "dialog";
    case "button":
      return isWords(node, page) ? undefined : "tool";
    case "form":
      return page.isLarge(node) || page.measure(node).prose > SHORT ? undefined : "tool";
    case "aside":
      return asideReason(node, page);
    case "footer":
      return footerReason(node, page);
    default:
      return undefined;
  }
}

/** Tells whether a button is a part of a text: it stands in a heading or a sentence, or opens a box like a heading. */
function isWords(node: Element, page: PageView): boolean {
  const parent = page.parentOf(node);
  if (!parent) return false;
  const isHead = isHeading(parent) || named("summary dt")(parent);
  const isOpener = node.properties.ariaExpanded !== undefined || hasNameLike(node, OPENING);
  const opens = isOpener && page.measure(node).all >= LABEL;
  if (isHead || opens) return true;
  const at = parent.children.indexOf(node);
  const beside = [parent.children[at - 1], parent.children[at + 1]];
  const isBetweenWords = named("p")(parent) && beside.every((one) => one?.type === "text" && hasText(one));
  return page.measure(node).all > 0 && (isBetweenWords || standsInText(node, page));
}

/** An `aside` between paragraphs is a box of the text, unless it leads elsewhere or asks for something. */
function asideReason(node: Element, page: PageView): string | undefined {
  if (page.isLarge(node) || isContentBox(node)) return undefined;
  const { all, linked, prose } = page.measure(node);
  const parent = page.parentOf(node);
  const isBetweenParagraphs = parent !== undefined && holdsParagraph(parent);
  const asks = hasElement(node, named("form input button nav"));
  const leads = (one: Element): boolean => isHeading(one) && hasElement(one, named("a"));
  // A sentence may hold many links.
  const mostLinked = holdsSentence(node, page, "all") && !hasElement(node, leads) ? 0.45 : 0.25;
  if (!isBetweenParagraphs || asks || prose === 0 || linked > all * mostLinked) return "sidebar";
  return hasElement(node, isFurnitureHeading) ? "sidebar" : undefined;
}

/** What says that an article was corrected after it was published. */
const CORRECTION =
  /\b(?:amended|corrected|correction|clarification|(?:earlier|previous) version)\b|更正|訂正|订正|勘误|Korrektur|korrigiert|Rectificatif|corrigé|corregid|Corrección|corretto|Rettelse|исправлен/iu;

/** The end of an article names its author, its tags, its neighbours; that of a quotation names its source. */
function footerReason(node: Element, page: PageView): string | undefined {
  const { all, linked, prose } = page.measure(node);
  const corrects = prose > 0 && linked < all / 4 && CORRECTION.test(textOf(node));
  if (page.isLarge(node) || isContentBox(node) || corrects) return undefined;
  const saysMore = linked < all / 4 && holdsSentence(node, page);
  const isText = (outer: Element): boolean =>
    named("blockquote figure table aside")(outer) ||
    (isMarkedBody(outer) && prose > 0 && linked < all / 4) ||
    (saysMore && outer.tagName === "article" && page.holdsArticle(outer));
  return page.around(node).slice(1).some(isText) || hasElement(node, isContentBox) ? undefined : "site frame";
}

/** Letters of a paragraph that is more than a byline. */
const SENTENCE = 40;

const holdsSentence = (node: Element, page: PageView, of: "all" | "prose" = "prose"): boolean =>
  hasElement(
    node,
    (one) => one.tagName === "p" && page.measure(one)[of] >= SENTENCE && endsSentence(textOf(one)),
  );

const isContentBox = (node: Element): boolean =>
  /^(?:note|doc-)/.test(attribute(node, "role") ?? "") || hasNameLike(node, CONTENT_BOX_NAMES);

/** Tells whether paragraphs stand in an element itself. */
export const holdsParagraph = remembered((node) => node.children.some(named("p")));

const holdsMedia = (node: Element): boolean =>
  named("img picture video audio amp-img iframe")(node) || hasElement(node, named("img video audio iframe"));
