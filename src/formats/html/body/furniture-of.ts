import type { Element } from "hast";
import { withSingleSpaces } from "../../../convert/characters.js";
import { attribute, elementsIn, isBlock, isHeading, textOf } from "../../../convert/elements.js";
import { namesOf } from "./element-names.js";
import { CONTENT_BOX_NAMES, FURNITURE_KINDS, type FurnitureKind, HIDDEN_NAMES } from "./furniture-names.js";
import { furnitureUnder } from "./furniture-words.js";
import type { PageView } from "./page-view.js";
import { structuralFurniture } from "./structural-furniture.js";

const ALWAYS = new Map<string, string>([
  ...[
    "select",
    "input",
    "textarea",
    "datalist",
    "progress",
    "meter",
    "canvas",
    "svg",
    "object",
    "applet",
    "param",
  ].map((tag) => [tag, "tool"] as const),
  ...["amp-ad", "amp-sticky-ad", "amp-analytics", "amp-pixel", "amp-auto-ads", "amp-embed"].map(
    (tag) => [tag, "advertisement"] as const,
  ),
  ...["amp-sidebar", "amp-next-page"].map((tag) => [tag, "navigation"] as const),
  ...["amp-social-share", "fb:like", "g:plusone", "share-button"].map((tag) => [tag, "sharing"] as const),
  ...["amp-consent", "amp-user-notification"].map((tag) => [tag, "cookie notice"] as const),
]);
const ROLES = new Map([
  ["navigation", "navigation"],
  ["search", "navigation"],
  ["contentinfo", "site frame"],
  ["banner", "site frame"],
  ["toolbar", "tool"],
  ["menu", "navigation"],
  ["menubar", "navigation"],
  ["dialog", "dialog"],
  ["alertdialog", "dialog"],
]);
/** Letters of what is called short. */
const SHORT = 400;

/** Returns why an element is furniture of the page and none of the article's text, or undefined where it is text. */
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

function hiddenFurniture(node: Element, page: PageView): string | undefined {
  if (page.isLarge(node)) return undefined;
  const { hidden, style, ariaHidden } = node.properties;
  const isUnseen =
    (hidden !== undefined && hidden !== false && hidden !== "until-found") ||
    /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden)/i.test(String(style ?? "")) ||
    namesOf(node).some((name) => HIDDEN_NAMES.test(name)) ||
    (String(ariaHidden) === "true" && page.measure(node).all < 40 && !holdsMedia(node));
  return isUnseen ? "hidden" : undefined;
}

function taggedFurniture(node: Element, page: PageView): string | undefined {
  const role = ROLES.get(attribute(node, "role") ?? "");
  if (role && !page.isLarge(node)) return role;
  switch (node.tagName) {
    case "nav":
    case "menu":
    case "amp-list":
      return page.isLarge(node) ? undefined : "navigation";
    case "dialog":
      return "dialog";
    case "button":
      return isInHeading(node, page) ? undefined : "tool";
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

function isInHeading(node: Element, page: PageView): boolean {
  const parent = page.parentOf(node);
  return (
    parent !== undefined && (isHeading(parent) || parent.tagName === "summary" || parent.tagName === "dt")
  );
}

/** An `aside` between paragraphs is a box of the text, unless it leads elsewhere or asks for something. */
function asideReason(node: Element, page: PageView): string | undefined {
  if (page.isLarge(node) || isContentBox(node)) return undefined;
  const { all, linked, prose } = page.measure(node);
  const parent = page.parentOf(node);
  const isBetweenParagraphs = parent !== undefined && holdsParagraph(parent);
  const asks = [...elementsIn(node)].some((one) => ["form", "input", "button", "nav"].includes(one.tagName));
  if (!isBetweenParagraphs || asks || prose === 0 || linked > all * 0.25) return "sidebar";
  const isFurniture = [...elementsIn(node)].some(
    (one) => isHeading(one) && furnitureUnder(textOf(one)) !== undefined,
  );
  return isFurniture ? "sidebar" : undefined;
}

/** The end of an article names its author, its tags, its neighbours; that of a quotation names its source. */
function footerReason(node: Element, page: PageView): string | undefined {
  if (page.isLarge(node) || isContentBox(node)) return undefined;
  for (let outer = page.parentOf(node); outer; outer = page.parentOf(outer)) {
    if (["blockquote", "figure", "table", "aside"].includes(outer.tagName)) return undefined;
  }
  const holdsBox = [...elementsIn(node)].some(isContentBox);
  return holdsBox ? undefined : "site frame";
}

const isContentBox = (node: Element): boolean =>
  /^(?:note|doc-)/.test(attribute(node, "role") ?? "") ||
  namesOf(node).some((name) => CONTENT_BOX_NAMES.test(name));

function namedFurniture(node: Element, page: PageView): string | undefined {
  if (
    [
      "html",
      "body",
      "main",
      "pre",
      "code",
      "table",
      "tbody",
      "tr",
      "td",
      "img",
      "picture",
      "figure",
      "figcaption",
      "video",
      "audio",
      "blockquote",
    ].includes(node.tagName)
  )
    return undefined;
  const names = node.tagName.includes("-") ? [node.tagName, ...namesOf(node)] : namesOf(node);
  if (names.length === 0) return undefined;
  const kind = FURNITURE_KINDS.find(
    (one) => names.some((name) => one.names.test(name)) && fits(one, node, page),
  );
  if (!kind || standsInText(node, page)) return undefined;
  return kind.reason;
}

function fits({ needs, reason }: FurnitureKind, node: Element, page: PageView): boolean {
  const { all, linked, prose } = page.measure(node);
  if (needs === "nothing") return true;
  if (page.isLarge(node)) return needs === "links" && isHeadedAsFurniture(node);
  if (needs === "short") return isBelow(reason, prose, node);
  const holdsLink =
    [...elementsIn(node)].some((one) => one.tagName === "a" || one.tagName === "button") ||
    node.tagName === "a";
  return holdsLink && (needs === "links" || linked >= all / 2);
}

/** Teasers with some lines each can be longer than a short article: then name and heading have to agree. */
const isHeadedAsFurniture = (node: Element): boolean =>
  node.children.some(
    (child) => child.type === "element" && isHeading(child) && furnitureUnder(textOf(child)) !== undefined,
  );

/** A byline is a line; what is called `meta` or `author` and holds paragraphs of some length is something else. */
function isBelow(reason: string, prose: number, node: Element): boolean {
  if (reason !== "byline") return prose < SHORT * 2;
  return prose < SHORT / 2 && !holdsMediaOfText(node);
}

/** Pictures of authors are small or say so; another picture is the article's. */
function holdsMediaOfText(node: Element): boolean {
  return [...elementsIn(node)].some((one) => one.tagName === "figure" || one.tagName === "video");
}

/** Tells whether an inline element is a part of a line of text, whatever it is called. */
function standsInText(node: Element, page: PageView): boolean {
  if (isBlock(node) || node.tagName === "section" || node.tagName.includes("-")) return false;
  const parent = page.parentOf(node);
  if (!parent) return false;
  const around = holdsTextItself(parent);
  return (
    around ||
    (["p", "li", "td", "dd"].includes(parent.tagName) &&
      page.measure(parent).prose - page.measure(node).prose > 40)
  );
}

/** Remembers an answer for each element: sisters ask the same of their parent. */
function remembered(ask: (node: Element) => boolean): (node: Element) => boolean {
  const answers = new WeakMap<Element, boolean>();
  return (node) => {
    const known = answers.get(node) ?? ask(node);
    answers.set(node, known);
    return known;
  };
}

const holdsParagraph = remembered((node) =>
  node.children.some((child) => child.type === "element" && child.tagName === "p"),
);
const holdsTextItself = remembered((node) =>
  node.children.some((child) => child.type === "text" && withSingleSpaces(child.value).length > 20),
);

const holdsMedia = (node: Element): boolean =>
  ["img", "picture", "video", "audio", "amp-img", "iframe"].includes(node.tagName) ||
  [...elementsIn(node)].some((one) => ["img", "video", "audio", "iframe"].includes(one.tagName));
