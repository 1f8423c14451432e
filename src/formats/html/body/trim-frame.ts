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
import { parseDay } from "../../../lib/text/parse-day.js";
import type { DroppedPart } from "../../../model/raw-article.js";
import { isPost, isSignature } from "../entries/sign-posts.js";
import { furnitureLine } from "../furniture/furniture-words.js";
import { describe } from "../furniture/prune-furniture.js";
import { UNSHOWN } from "../furniture/unshown.js";
import { NAME } from "../metadata/byline-words.js";
import { isCaption, namesOf, wordsOfNames } from "../page/element-names.js";
import { isTitleHeading, type PageView } from "../page/page-view.js";
import { proseOf } from "../page/text-measure.js";

/** The names of people and of the site, which stand in bylines, and the page itself. */
interface FrameHints {
  readonly names: readonly string[];
  readonly page: PageView;
}

/** Letters of a paragraph, behind which no byline stands. */
const PARAGRAPH = 80;
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
  const isTitle = (one: Element): boolean =>
    isTitleHeading(one, hints.page.title) && !isOfPost(one, hints.page);
  const title = all.find(isTitle) ?? writtenTitle(all, hints.page.title);
  const leaving = new Map<Element, string>();
  if (title) {
    leaving.set(title, "title");
    const index = all.indexOf(title);
    const above = all.slice(0, index);
    const isBelowText = above.some((one) => one.tagName === "p" && hints.page.measure(one).prose > KICKER);
    for (const one of isBelowText ? [] : above)
      if (isKicker(one, title, hints)) leaving.set(one, "over the title");
    for (const one of all.slice(index + 1)) {
      if (isSignature(one)) break;
      if (hints.page.measure(one).prose > PARAGRAPH && (one.tagName === "p" || isHeading(one))) break;
      if (isBylineBlock(one, hints)) leaving.set(one, "byline");
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
  return (
    names.includes(withSingleSpaces(String(alt ?? ""))) || namesOf(node).some((name) => AVATAR.test(name))
  );
}

/** Tells whether an element holds few words, and neither a picture nor the title. */
function isKicker(node: Element, title: Element, { page }: FrameHints): boolean {
  if (hasElement(node, (one) => one === title || one.tagName === "img")) return false;
  const { all } = page.measure(node);
  return all > 0 && all <= KICKER && node.tagName !== "img";
}

const WORDS_OF_BYLINES =
  /\b(?:by|on|at|in|from|and|posted|published|updated|last|written|words|photos?|source|author|date|time|editor|views?|reads?|min(?:ute)?s?|hours?|ago|am|pm|utc|gmt|[ecmp]?s?[dt]|von|geschrieben|verfasst|und|uhr|am|um|stand|veröffentlicht|aktualisiert|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|来源|來源|作者|记者|記者|编辑|編輯|责任|責任|发布|發布|发表|發表|时间|時間|日期|阅读|閱讀|浏览|瀏覽|次数|次|字号|星期[一二三四五六日天]|автор|дата|источник|опубликовано|обновлено|просмотр(?:ов|ы|а)?|мин(?:ут[аы]?)?|чтения|текст|фото|نُ?شر(?: في)?|بقلم|كتب|تاريخ(?: النشر)?|المصدر|آخر تحديث|الساعة|دقائق|قراءة|نویسنده|تاریخ/giu;
const WRITTEN_DATE =
  /\d{1,2}(?:st|nd|rd|th)?\.? [\p{L}\p{M}]{3,12}\.?,? \d{4}|[\p{L}\p{M}]{3,12}\.? \d{1,2},? \d{4}/gu;
const SIGNS_AND_NUMBERS = /[\d٠-٩۰-۹]+|\p{P}|\p{S}|年|月|日|号|時|时|分/gu;

/** Two or more words that may be a name or a place, before a sign and a day. */
const SIGNED = new RegExp(`^${NAME}\\s*[,|·•–—]`, "u");

const READING_TIME =
  /\d\s?-?min(?:ute)?s?\.? (?:read|lesezeit)|\d мин\S* чтения|阅读.{0,4}\d+\s?分钟|閱讀.{0,4}\d+\s?分鐘|\d.{0,3}دقائق قراءة/iu;

/** A short block of nothing but names, days, times and the words between them. */
function isBylineBlock(node: Element, { names, page }: FrameHints): boolean {
  const { all } = page.measure(node);
  const isOther = (one: Element): boolean =>
    named("figure img")(one) || (one.tagName === "p" && page.measure(one).prose > PARAGRAPH);
  const isPartOfLine = named("img figure figcaption a b strong em")(node);
  if (all === 0 || all > 200 || named("h1 h2")(node) || isPartOfLine || hasElement(node, isOther))
    return false;
  if (page.around(node).some(isCaption)) return false;
  const text = withSingleSpaces(textOf(node));
  if ((statesDay(node) && isAlone(node, page)) || isSignOfTool(text)) return true;
  if (hasElement(node, (one) => statesDay(one) && withSingleSpaces(textOf(one)) === text)) return true;
  let rest = text;
  for (const name of names.toSorted((one, other) => other.length - one.length))
    rest = rest.replaceAll(name, " ");
  const isSigned = rest !== text || parseDay(text) !== undefined || READING_TIME.test(text);
  const left = rest
    .replace(WRITTEN_DATE, " ")
    .replace(WORDS_OF_BYLINES, " ")
    .replace(SIGNS_AND_NUMBERS, " ")
    .replace(/\s+/gu, "");
  if (isHeading(node)) return rest !== text && left === "";
  // A name or a part of the site is left; a sentence leaves more.
  // Nothing else would show the name of somebody whom the page does not call its author.
  if (rest === text && SIGNED.test(text)) return false;
  return isSigned && left.length <= (parseDay(text) ? 14 : 4);
}

/** Letters of the name of a tool beside a byline, such as `Listen`. */
const TOOL = 12;

/** Tells of the names of tools, and of signs in the place of a number, that stand beside a byline. */
const isSignOfTool = (text: string): boolean =>
  /^[\p{Pd}\s·•|]+$/u.test(text) || (text.length <= TOOL && furnitureLine(text) === "sharing");

const statesDay = (one: Element): boolean =>
  one.tagName === "time" && parseDay(String(one.properties.dateTime ?? "")) !== undefined;

/** Tells whether an element is a line of its own beside the title. Times of the entries of a page stand elsewhere. */
function isAlone(node: Element, page: PageView): boolean {
  const parent = page.parentOf(node);
  if (!parent || !hasElement(parent, (one) => isTitleHeading(one, page.title))) return false;
  return parent.children.every((one) => one.type === "element" || textOf(one).trim() === "");
}

/** Articles within the body are others where most of the text is outside them; else they are its entries. */
function otherArticles(parts: readonly Element[], page: PageView): Element[] {
  const inner = outermostArticles(parts);
  const whole = proseOf(parts, page.measure);
  return proseOf(inner, page.measure) < whole / 2
    ? inner.filter((one) => page.measure(one).prose < whole / 3)
    : [];
}

const outermostArticles = (parts: readonly Element[]): Element[] =>
  parts
    .flatMap(elementChildren)
    .flatMap((one) => (one.tagName === "article" ? [one] : outermostArticles([one])));
