import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  classesOf,
  elementsIn,
  hasClassLike,
  hasElement,
  hasText,
  isBlock,
  isHeading,
  named,
  relationsOf,
  textOf,
} from "../../../lib/html/elements.js";
import type { PageView } from "../page/page-view.js";
import { lengthOf } from "../page/text-measure.js";
import {
  furnitureLine,
  furnitureUnder,
  isLabelledTagList,
  isLabelOfLink,
  isOverContents,
} from "./furniture-words.js";
import { standsInText } from "./named-furniture.js";

/** Addresses that hand a page on. */
const SHARE_ADDRESS =
  /^(?:https?:)?\/\/(?:[\w.-]*\.)?(?:facebook\.com\/(?:sharer|share|dialog)|(?:twitter|x)\.com\/(?:share|intent)|t\.me\/share|telegram\.me\/share|wa\.me\/\?|api\.whatsapp\.com\/send|vk\.com\/share|vkontakte\.ru\/share|connect\.ok\.ru|ok\.ru\/dk|linkedin\.com\/(?:share|cws\/share)|pinterest\.com\/pin\/create|reddit\.com\/submit|service\.weibo\.com\/share|v\.t\.sina|connect\.qq\.com|sns\.qzone\.qq\.com|social-plugins\.line\.me|line\.me\/R|getpocket\.com|buffer\.com|plus\.google\.com\/share|tumblr\.com\/share|mix\.com|threads\.net\/intent|bsky\.app\/intent|news\.ycombinator\.com\/submitlink)|^(?:whatsapp|fb-messenger|tg|viber|line):|^mailto:\?|^javascript:.{0,40}print/i;
const TAG_ADDRESS =
  /\/(?:tags?|topics?|keywords?|labels?|categor(?:y|ies)|rubrics?|temas?|schlagwort|taxonomy\/term)\/[^/]+\/?(?:[?#].*)?$/i;
const NOTE_ADDRESS = /^#(?:_?(?:fn|ftn|cite|note|ref|endnote|footnote|sdfootnote|bib))/i;
/** Letters outside links that a list of tags, shares or contents has: its label. */
const LABEL = 30;
const isBox = named("address div p ul ol section details span li table dl center h2 h3 h4 h5 h6");

/**
 * Returns the kind of furniture that an element is by its content: a table of contents, a list of tags, share links, links to
 * other articles, the anchor of a heading. Returns undefined if it may be text.
 */
export function structuralFurniture(node: Element, page: PageView): string | undefined {
  if (node.tagName === "a") return anchorReason(node, page);
  if (!isBox(node) || page.isLarge(node) || isWrapper(node)) return undefined;
  const { all, linked } = page.measure(node);
  const outside = all - linked;
  if (linked < outside && outside > LABEL) return lineReason(node, page);
  const links = linksIn(node);
  if (links.length === 0) return lineReason(node, page);
  if (isLabelledTagList(node) && outside <= LABEL) return "tag list";
  if (isContents(node, links, outside, linked)) return "contents list";
  if (outside > LABEL && outside > all / 3) return undefined;
  const addresses = links.map((link) => attribute(link, "href") ?? "");
  if (addresses.every((address) => SHARE_ADDRESS.test(address))) return "sharing";
  if (links.every(isTagLink)) return "tag list";
  if (PAGE_NUMBERS.test(withSingleSpaces(textOf(node)).normalize("NFKC"))) return "navigation";
  if (links.every((link) => relationsOf(link).some((name) => /^(?:prev|next)$/.test(name))))
    return "navigation";
  const isBar = outside === 0 || (links.length > 1 && !/[\p{L}\p{N}]/u.test(textAroundLinks(node)));
  if (isBar && links.every((link) => isNeighbour(textOf(link)))) return "navigation";
  if (isBar && links.length > 1 && links.some(leadsHome)) return "navigation";
  return labelledReason(node, outside) ?? lineReason(node, page);
}

/** A box of nothing but a box is judged by the inner one. */
function isWrapper(node: Element): boolean {
  const inner = node.children.filter((child) => child.type !== "text" || /\S/.test(child.value));
  return inner.length === 1 && inner.every(isBox);
}

const linksIn = (node: Element): Element[] =>
  [...elementsIn(node)].filter((one) => one.tagName === "a" && one.properties.href !== undefined);

function isContents(node: Element, links: readonly Element[], outside: number, linked: number): boolean {
  if (links.length < 2 || named("p span li")(node)) return false;
  const isWithin = links.every((link) => {
    const href = attribute(link, "href") ?? "";
    return (
      /#./.test(href) &&
      !NOTE_ADDRESS.test(href.slice(href.indexOf("#"))) &&
      !relationsOf(link).includes("footnote")
    );
  });
  if (!isWithin || linked < outside) return false;
  return outside <= LABEL || hasElement(node, (one) => isOverContents(textOf(one)));
}

/** The links to the other pages of an article. */
const PAGE_NUMBERS =
  /^(?:(?:pages?|seiten?|páginas?|страниц[аы]|[页頁][码碼]?)\s?:?(?:[\s|·]*\d{1,2}){2,}(?:\s?下一[页頁])?|(?:[\s|·]*\d{1,2}){2,}\s?(?:next(?: page)?|weiter|下一[页頁]))\s?[»›>→]*$/iu;

const isTagLink = (link: Element): boolean =>
  relationsOf(link).includes("tag") ||
  (TAG_ADDRESS.test(attribute(link, "href") ?? "") && lengthOf(textOf(link)) <= 60);

/** Words by which a link to the article before or after begins, or of which it consists. */
const isNeighbour = (text: string): boolean =>
  NEIGHBOUR.test(withSingleSpaces(text)) ||
  /^\s*(?:[«»‹›←→]|<<|>>|(?:previous|prev|next|older|newer)\b|[上下前后後]一?[篇则則页頁]|предыдущ|следующ|vorherige|nächste|(?:المقال )?(?:السابق|التالي))/iu.test(
    text,
  );

const NEIGHBOUR =
  /^(?:(?:article |artículo |artigo |articolo |artikel |bericht )?(?:précédent|suivant|anterior|siguiente|próximo|precedente|successivo|vorige|volgende)|(?:poprzedni|następny)(?: (?:artykuł|wpis))?|(?:föregående|nästa)(?: (?:artikel|inlägg))?|(?:forrige|neste|næste)(?: (?:artikkel|artikel|indlæg|innlegg))?|(?:önceki|sonraki)(?: (?:yazı|haber))?|(?:前|次)の(?:記事|ページ)|(?:이전|다음)\s?글?)$/iu;

/** Tells of a link to the front page of a site that calls it so: old pages have it in a bar without a name. */
const leadsHome = (link: Element): boolean =>
  FRONT_PAGE_NAME.test(withSingleSpaces(textOf(link))) &&
  FRONT_PAGE_ADDRESS.test(attribute(link, "href") ?? "");

const FRONT_PAGE_NAME =
  /^(?:home(?: ?page)?|front ?page|startseite|inicio|início|página (?:principal|inicial)|accueil|strona główna|ana ?sayfa|trang chủ|beranda|hem|forside|hjem|etusivu|domů|úvod|домой|главная(?: страница)?|на главную|головна|начало|αρχική|(?:الصفحة )?الرئيسية|خانه|صفحه اصلی|דף הבית|होम|ホーム|トップ(?:ページ)?|홈|(?:返回)?[首主][页頁])$/iu;
const FRONT_PAGE_ADDRESS = /(?:^|\/)(?:(?:index|default)\.\w{3,5})?$/i;

/** A paragraph of a link to another article, with the words that say so before it. */
function labelledReason(node: Element, outside: number): string | undefined {
  if (node.tagName === "li" || node.tagName === "span") return undefined;
  const words = textOf(node);
  // The link may hold the words that say so, with a colon behind them.
  if (outside === 0 && furnitureUnder(words) === "comments") return "comments";
  if (outside === 0)
    return /[:：]/u.test(words) && isLabelOfLink(words.replace(/[:：].*$/su, ""))
      ? "other articles"
      : undefined;
  const [before = "", ...after] = textAroundLinks(node).split(LINK);
  const isLabelled = isLabelOfLink(withSingleSpaces(before)) && !/[\p{L}\p{N}.]/u.test(after.join(""));
  return isLabelled ? "other articles" : undefined;
}

/** Stands for a link. */
const LINK = "\u0000";

const textAroundLinks = (node: Element): string =>
  node.children
    .map((child) => {
      if (child.type === "text") return child.value;
      if (child.type !== "element") return "";
      return child.tagName === "a" ? LINK : `${textAroundLinks(child)} `;
    })
    .join("");

/** A block of a few words that are those of a button or of an advertiser. */
function lineReason(node: Element, page: PageView): string | undefined {
  if (!isBlock(node) || isHeading(node) || node.tagName === "li") return undefined;
  if (hasElement(node, named("img iframe video"))) return undefined;
  const reason = furnitureLine(textOf(node));
  if (reason === "tool") return reason;
  if (page.measure(node).all > 90) return undefined;
  const isPlain = reason === "advertisement" || reason === "site frame";
  return isPlain || linksIn(node).length > 0 ? reason : undefined;
}

/** A link to the front page with which Sohu ends the last paragraph. */
const FRONT_PAGE = /^返回.{1,8}[，,]\s?查看更多$/u;

/** The words of a link that leads past a part of the page. */
const PAST = /^(?:(?:skip|jump to)\b|пропустить |跳[过過]|تخط[ىي] |saltar |omitir |ignorer |pular )/iu;

/** Letters of the longest card. */
const CARD = 300;

/** Tells whether a link is a card of another article: around its picture and its heading, or with the words that announce it. */
const isCard = (link: Element, page: PageView): boolean =>
  page.measure(link).all <= CARD &&
  ((hasElement(link, named("img")) && hasElement(link, isHeading)) || hasLabel(link));

/** Tells whether the first of several elements in a link announces another article. */
function hasLabel(link: Element): boolean {
  const [first, ...others] = link.children.filter((one) => one.type === "element");
  const label = first?.children.find((one) => one.type === "text");
  const words = withSingleSpaces(label?.value ?? "");
  return others.some(hasText) && (isLabelOfLink(words) || furnitureUnder(words) === "other articles");
}

/** The `#` that a heading has to be linked by, links to the page's own tools, and cards. */
function anchorReason(link: Element, page: PageView): string | undefined {
  if (isCard(link, page)) return "other articles";
  const href = attribute(link, "href") ?? "";
  const text = withSingleSpaces(textOf(link));
  if (FRONT_PAGE.test(text) || (href.startsWith("#") && PAST.test(text))) return "navigation";
  const parent = page.parentOf(link);
  if (SHARE_ADDRESS.test(href) && !standsInText(link, page)) return "sharing";
  const isToHere =
    /#/.test(href) &&
    parent !== undefined &&
    (isHeading(parent) || classesOf(parent).some((name) => name.startsWith("heading")));
  const isMark =
    /^[\s#¶§🔗∞⚓†]*$/u.test(text) ||
    hasClassLike(link, /anchor|permalink|headerlink|heading-link|hash-link/i);
  return isToHere && isMark && lengthOf(text) <= 12 && !hasElement(link, named("img"))
    ? "anchor of a heading"
    : undefined;
}
