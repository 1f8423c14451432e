import type { Element } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { elementsIn, hasElement, isBlock, isHeading, named, textOf } from "../../../lib/html/elements.js";
import { memoize } from "../../../lib/memoize.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { furnitureLine } from "../furniture/furniture-words.js";
import { NAME } from "../metadata/byline-words.js";
import { isOfPublication } from "../metadata/read-visible-date.js";
import { isCaption } from "../page/element-names.js";
import type { PageView } from "../page/page-view.js";

/** The names of people and of the site, which stand in bylines, and the page itself. */
export interface FrameHints {
  readonly names: readonly string[];
  readonly page: PageView;
}

/** Letters of a paragraph, behind which no byline stands. */
export const PARAGRAPH = 80;

const WORDS_OF_BYLINES =
  /\b(?:by|on|at|in|from|and|posted|published|updated|last|written|words|photos?|source|author|date|time|editor|views?|reads?|min(?:ute)?s?|hours?|ago|am|pm|utc|gmt|[ecmp]?s?[dt]|von|geschrieben|verfasst|und|uhr|am|um|stand|veröffentlicht|aktualisiert|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\b|来源|來源|作者|记者|記者|编辑|編輯|责任|責任|发布|發布|发表|發表|时间|時間|日期|阅读|閱讀|浏览|瀏覽|次数|次|字号|星期[一二三四五六日天]|автор|дата|источник|опубликовано|обновлено|просмотр(?:ов|ы|а)?|мин(?:ут[аы]?)?|чтения|текст|фото|نُ?شر(?: في)?|بقلم|كتب|تاريخ(?: النشر)?|المصدر|آخر تحديث|الساعة|دقائق|قراءة|نویسنده|تاریخ/giu;
const WRITTEN_DATE =
  /\d{1,2}(?:st|nd|rd|th)?\.? [\p{L}\p{M}]{3,12}\.?,? \d{4}|[\p{L}\p{M}]{3,12}\.? \d{1,2},? \d{4}/gu;
const SIGNS_AND_NUMBERS = /[\d٠-٩۰-۹]+|\p{P}|\p{S}|年|月|日|号|時|时|分/gu;

/** Two or more words that may be a name or a place, before a sign and a day. */
const SIGNED = new RegExp(`^${NAME}\\s*[,|·•–—]`, "u");

const READING_TIME =
  /\d\s?-?min(?:ute)?s?\.? (?:read|lesezeit)|\d мин\S* чтения|阅读.{0,4}\d+\s?分钟|閱讀.{0,4}\d+\s?分鐘|\d.{0,3}دقائق قراءة/iu;

/**
 * Returns a function that tells whether an element is a short block of nothing but names, days, times and the words between
 * them. What stands in a line, a list or a table of the text is a part of it.
 */
export function bylinesOf(hints: FrameHints): (node: Element) => boolean {
  const { page } = hints;
  const isInText = memoize((group: Element) => isOfText(group, hints));
  return (node) => {
    const { all } = page.measure(node);
    if (all === 0 || all > LONGEST || named("h1 h2 pre blockquote")(node) || isPartOfLine(node, page))
      return false;
    const around = page.around(node);
    const group = around.find(isGroup);
    if (around.some(isCaption) || (group && isInText(group)) || hasElement(node, isOther(page))) return false;
    return isByline(node, hints);
  };
}

/** Letters of the longest byline. */
const LONGEST = 200;

const isOther = (page: PageView) => (one: Element) =>
  named("figure img")(one) || (one.tagName === "p" && page.measure(one).prose > PARAGRAPH);

const isWithin = named(
  "img figure figcaption a b strong em code kbd samp var tt sub sup q mark del ins s dfn abbr",
);

/** Tells whether an element is a part of a line: by its kind, or by the words right before or behind it. */
function isPartOfLine(node: Element, page: PageView): boolean {
  if (isWithin(node)) return true;
  const sisters = isBlock(node) ? [] : (page.parentOf(node)?.children ?? []);
  const index = sisters.indexOf(node);
  return [sisters[index - 1], sisters[index + 1]].some(
    (one) => one?.type === "text" && /\p{L}/u.test(one.value),
  );
}

const isGroup = named("ul ol dl table");

/** Tells whether a list or a table is one of the text. The columns of a page, and lists of what stands in bylines, are none. */
function isOfText(group: Element, hints: FrameHints): boolean {
  const { page } = hints;
  const isOfPage = (one: Element): boolean =>
    isHeading(one) || ((one.tagName === "p" || isOnlyCell(one, page)) && page.measure(one).prose > PARAGRAPH);
  if (page.holdsArticle(group) || hasElement(group, isOfPage)) return false;
  if (page.measure(group).all > LONGEST || hasElement(group, named("th"))) return true;
  const items = [...elementsIn(group)];
  const rows = group.tagName === "dl" ? [group] : items.filter(named("li tr"));
  const texts = items.filter(named("li td dt dd")).map(textOf);
  const days = new Set(texts.flatMap((text) => parseDay(text) ?? []));
  if (days.size > 1 && !texts.some((text) => isOfPublication(text))) return true;
  return !rows.every((row) => page.measure(row).all === 0 || isByline(row, hints));
}

/** Tells whether an element is a cell that has its row to itself: rows of such cells are the parts of a page. */
const isOnlyCell = (one: Element, page: PageView): boolean =>
  one.tagName === "td" && page.parentOf(one)?.children.filter(named("td")).length === 1;

function isByline(node: Element, { names, page }: FrameHints): boolean {
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
  if (!parent || !page.holdsTitle(parent)) return false;
  return parent.children.every((one) => one.type === "element" || textOf(one).trim() === "");
}
