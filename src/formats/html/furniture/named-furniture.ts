import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  elementsIn,
  hasElement,
  isBlock,
  isHeading,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { documentName } from "../../../lib/html/files-of-page.js";
import { isPost } from "../entries/sign-posts.js";
import {
  hasNameLike,
  hyphenated,
  isCaption,
  namesOf,
  remembered,
  wordsOfNames,
} from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";
import { holdsTeasersAlone } from "../page/teasers.js";
import { endsSentence } from "../page/text-measure.js";
import { FURNITURE_KINDS, type FurnitureKind } from "./furniture-names.js";
import { furnitureUnder, isFurnitureHeading } from "./furniture-words.js";

/** Letters of what is called short. */
const SHORT = 800;
/** Letters of a byline. */
const BYLINE = 200;
/** Letters of a paragraph; over buttons stand fewer. */
const PARAGRAPH = 90;
/** Words that ask to subscribe. */
const ASKS =
  /subscri|sign (?:in|up)|log ?in|register|free (?:trial|access)|abonn|anmelden|suscri|inicia|iscri|assin|подпи|войти|订阅|訂閱|登录|登入|会员|會員|ログイン|購読|구독|로그인|اشترك|اشتراک|prenumer|logga in|registrier/iu;
/** What a notice of that name asks about. */
const COOKIES = /cookie|куки|隐私|隱私|プライバシー|쿠키|ملفات تعريف/iu;
/** Share of a page's prose that makes a part of the page the page. */
const NEARLY_ALL = 0.85;

/** Elements that are text whatever they are called. */
const isAlwaysText = named(
  "html body main pre code table tbody tr td img picture figure figcaption video audio blockquote",
);

/** Instant articles put lists of links to other articles into figures. */
const isFigureOfLinks = (node: Element, page: PageView): boolean =>
  node.tagName === "figure" &&
  page.measure(node).prose === 0 &&
  !hasElement(node, named("img video iframe figcaption"));

/** Returns the kind of furniture that an element is by its class and id names; undefined if it may be text. */
export function namedFurniture(node: Element, page: PageView): string | undefined {
  if (hasNameLike(node, SIGNATURE) && page.around(node).some(isPost)) return "author box";
  if (isAlwaysText(node) && !isFigureOfLinks(node, page)) return undefined;
  const names = [...(node.tagName.includes("-") ? [node.tagName] : []), ...namesOf(node)].filter(
    // Ghost and Notion call a link that stands in the text as a box of its own a bookmark.
    (name) =>
      !isSlugOfHeading(name, node) &&
      !name.startsWith("kg-bookmark") &&
      !(name.startsWith("bookmark") && page.around(node).some(isBoxOfLink)),
  );
  if (names.length === 0) return undefined;
  const kind = FURNITURE_KINDS.find(
    (one) => names.some((name) => one.names.test(name)) && fits(one, names, node, page),
  );
  if (!kind || standsInText(node, page) || isOfHeading(kind, node, page)) return undefined;
  if (TEXTS[kind.reason]?.some((isText) => isText(node, page, names))) return undefined;
  return kind.reason;
}

const PICTURE = wordsOfNames("images? img photos? picture gallery figure");

/** Tells of a link around a picture that opens it, and of a box with a picture that is named after it or has its caption. */
const isBoxOfPicture = (node: Element, page: PageView): boolean => {
  if (page.measure(node).linked > 0 || !hasElement(node, named("img"))) return false;
  if (node.tagName === "a") return opensPicture(node);
  return (
    (hasNameLike(node, PICTURE) || hasElement(node, named("figcaption"))) &&
    !hasElement(node, (one) => one.tagName === "a" && !opensPicture(one))
  );
};

const opensPicture = (link: Element): boolean =>
  /^$|^#|\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(attribute(link, "href") ?? "");

/** Tells of a first paragraph that is called a teaser and has its links in its sentences. */
const isTeaser = (node: Element, page: PageView): boolean =>
  hasNameLike(node, /(?:^|-)teaser(?:-text)?$/) &&
  endsSentence(textOf(node)) &&
  !hasElement(node, (one) => isHeading(one) || one.tagName === "img") &&
  !hasElement(node, (one) => one.tagName === "a" && !standsInText(one, page));

/** Tells whether an element holds links, and all of them lead to documents. */
export const isListOfFiles: (node: Element) => boolean = remembered((node) => {
  const links = [...elementsIn(node)].filter((one) => one.tagName === "a" && attribute(one, "href"));
  return links.length > 0 && links.every(leadsToFile);
});

const leadsToFile = (link: Element): boolean =>
  link.properties.download !== undefined || documentName(attribute(link, "href")) !== undefined;

/** Names of what a member of a forum writes below each post. */
const SIGNATURE = /^(?:(?:message-|post-)?signature|sign)$/;

/** Tells of the verdict of a check of facts, which is called a rating. What readers rate has numbers, stars or buttons. */
const isVerdict = (node: Element, page: PageView): boolean =>
  page.measure(node).linked === 0 &&
  !hasElement(node, named("a button input select")) &&
  VERDICT.test(withSingleSpaces(textOf(node)));

const VERDICT =
  /^(?:(?:our |the )?(?:rating|verdict|ruling)|bewertung|urteil|verdict|veredicto|calificación|verdetto|classificação|вердикт|оценка|оцінка|التقييم|الحكم|판정|判定|评级|評等|查核結果|查核结果|结论|結論)\s?[:：]\s?\p{L}[^\d★☆]{1,60}$/iu;

/** Tells of the line of editors with which Chinese papers end a text. */
const isCredit = (node: Element, page: PageView): boolean =>
  !hasElement(node, named("h1 h2 img")) &&
  page.measure(node).linked === 0 &&
  page.previousOf(node)?.tagName !== "h1" &&
  page.parentOf(node)?.children.some(named("p")) === true &&
  EDITORS.test(withSingleSpaces(textOf(node)));

const EDITORS = /^.{0,40}(?:责任编辑|責任編輯|责编|責編)\s?[:：]/u;

/** Tells of a quotation: an author in it is that of the quoted words. */
const isQuotation = (node: Element): boolean => node.tagName === "blockquote" || hasNameLike(node, QUOTATION);

const QUOTATION = wordsOfNames(
  "quote quotation pull-?quote block-?quote testimonial zitat cita cytat citation",
);

type IsText = (node: Element, page: PageView, names: readonly string[]) => boolean;

/** Names that a builder of pages gives each part of a text. */
const BUILDER = /^(?:so-(?:panel|widget)|siteorigin)(?:-|$)/;
/** A place in a recording, as transcripts have it before each part. */
const TIME_CODE = /^(?:[([]\d{1,2}:\d{2}(?::\d{2})?[)\]]|\d{1,2}:\d{2}:\d{2})$/;
const DATELINE = /^\s*\p{Lu}[\p{L}\s.,'’-]{1,40}[—–]\s*$/u;
/** Names of what authors, editors and translators say of a text. */
const NOTE = /^(?:authors?|editors?|translators?)-(?:s-)?notes?$/;

/** A caption names who made a picture, and who has the rights to it. */
const isInCaption: IsText = (node, page) => page.around(node).slice(1).some(isCaption);

/** What is a part of the text, although it is named as a kind of furniture, by that kind. */
const TEXTS: Readonly<Record<string, readonly IsText[]>> = {
  dialog: [isBoxOfPicture],
  sharing: [isBoxOfPicture],
  tool: [isBoxOfPicture, isVerdict],
  sidebar: [(_, __, names) => names.some((name) => BUILDER.test(name))],
  "other articles": [isTeaser, isListOfFiles],
  byline: [
    (node) => TIME_CODE.test(textOf(node).trim()),
    // The place of a report, with which its text begins.
    (node) => DATELINE.test(textOf(node)),
    (node, page, names) => names.some((name) => NOTE.test(name)) && page.measure(node).linked === 0,
    isCredit,
    // The author of a quotation is that of the quoted words.
    (node, page) => page.around(node).slice(0, 3).some(isQuotation),
    isInCaption,
  ],
  "site frame": [isInCaption],
};

/** Tells of a link to another site that has blocks in it. */
const isBoxOfLink = (node: Element): boolean =>
  node.tagName === "a" &&
  /^https?:/i.test(attribute(node, "href") ?? "") &&
  namesOf(node).includes("bookmark") &&
  hasElement(node, isBlock);

/** Generators call a heading and its section after the heading's words, which may be any. */
function isSlugOfHeading(name: string, node: Element): boolean {
  const heading = isHeading(node) ? node : node.children.find(isHeading);
  if (!heading) return false;
  const words = textOf(heading);
  return hyphenated(words.toLowerCase()) === name && (isHeading(node) || furnitureUnder(words) === undefined);
}

/** What stands in a heading is a part of it, but for the tools to edit it; a heading is no list of links. */
function isOfHeading({ reason }: FurnitureKind, node: Element, page: PageView): boolean {
  const parent = page.parentOf(node);
  if (parent && isHeading(parent)) return reason !== "tool";
  return isHeading(node) && reason !== "byline";
}

function fits(
  { needs, reason }: FurnitureKind,
  names: readonly string[],
  node: Element,
  page: PageView,
): boolean {
  const { all, linked, prose } = page.measure(node);
  if (needs === "nothing") return page.shareOf(node) < NEARLY_ALL;
  if (reason === "sharing" && (isEmbeddedPost(names, node) || (prose > PARAGRAPH && linked === 0)))
    return false;
  // Beside a short text, the words of a notice are many.
  if (reason === "cookie notice" && page.shareOf(node) < NEARLY_ALL && COOKIES.test(textOf(node)))
    return true;
  if (page.isLarge(node) && !(reason === "byline" && isMarkedByline(node, page)))
    // Teasers with some lines each can be longer than a short article: then name and heading have to agree.
    return needs === "links" && (node.children.some(isFurnitureHeading) || holdsTeasersAlone(node));
  // What only subscribers may read is the text, and is called after the wall as well.
  if (needs === "asks") return prose < SHORT && ASKS.test(textOf(node));
  if (needs === "short") return isBelow(reason, prose, node);
  const holdsLink = node.tagName === "a" || hasElement(node, named("a button"));
  return holdsLink && (needs === "links" || linked >= all / 2);
}

/** Above a short text, a byline may hold most of the words. Then it states a day or an author, and has no paragraph. */
const isMarkedByline = (node: Element, page: PageView): boolean =>
  hasElement(
    node,
    (one) => one.tagName === "time" || /^(?:author|datePublished)$/.test(String(one.properties.itemProp)),
  ) && !hasElement(node, (one) => one.tagName === "p" && page.measure(one).prose > PARAGRAPH);

/** A post of a social network within the text is a part of the text. */
const isEmbeddedPost = (names: readonly string[], node: Element): boolean =>
  names.some((name) => /embed/.test(name)) || hasElement(node, named("blockquote"));

/** A byline is a line; what is called `meta` or `author` and holds paragraphs or pictures of the text is something else. */
const isBelow = (reason: string, prose: number, node: Element): boolean =>
  reason === "byline" ? prose < BYLINE && !hasElement(node, named("figure video")) : prose < SHORT;

/** Tells whether an inline element is a part of a line of text, whatever it is called. */
export function standsInText(node: Element, page: PageView): boolean {
  if (isBlock(node) || node.tagName === "section" || node.tagName.includes("-")) return false;
  const parent = page.parentOf(node);
  if (!parent) return false;
  const others = page.measure(parent).prose - page.measure(node).prose;
  return holdsTextItself(parent) || (named("p li td dd")(parent) && others > 40);
}

const holdsTextItself = remembered((node) =>
  node.children.some((child) => child.type === "text" && withSingleSpaces(child.value).length > 20),
);
