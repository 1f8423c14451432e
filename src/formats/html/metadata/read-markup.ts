import type { Element, Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import {
  attribute,
  classesOf,
  elementsIn,
  findElement,
  hasClassLike,
  hasElement,
  named,
  textOf,
} from "../../../lib/html/elements.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime, parseUnixTime } from "../../../lib/text/parse-time.js";
import { endsSentence } from "../page/text-measure.js";
import type { PageFacts } from "../page-facts.js";
import { NAME, NAMES } from "./byline-words.js";
import { cleanNames, isJapanese } from "./clean-names.js";
import { ownElements } from "./own-elements.js";
import { isLabelOfChange, isOfPublication } from "./read-visible-date.js";
import { isDateMark, isOfPicture } from "./visible-lines.js";

const LONGEST_NAMES = 200;
/** A class of an element with an author's name: `author-name`, `gh-article-author-name`, `byline__name`, `post-author`. */
const NAME_CLASS = /(?:^|[-_])(?:authors?|byline)[-_]+name$|^(?:(?:article|entry|post)-author|entry-poster)$/;

/**
 * Returns the title, day, authors and tags that the markup of a page's text states: by microdata, RDFa, `time`, hAtom, `rel=tag`
 * and `rel=author`, and by the names and addresses that pages give their lists of tags. Comments, sidebars, teasers and `aside`s
 * are not read: they are about other articles.
 * @param lang that the page states
 */
export function readMarkup(tree: Root, lang = ""): PageFacts {
  const { own, tagLinks } = ownElements(tree);
  const stated = dateIn(own);
  return present({
    title: titleIn(own),
    date: stated === undefined ? undefined : parseDay(stated),
    time: (stated && parseTime(stated)) ?? timeIn(own),
    authors: authorsIn(own, isJapanese(lang) ? JAPANESE_NAME : A_NAME_ALONE),
    tags: tagsIn(own),
    tagLinks: namesOfTags(tagLinks),
  });
}

const published = (one: Element): boolean =>
  has(one, "itemProp", "datePublished") ||
  has(one, "itemProp", "dateCreated") ||
  valuesOf(one, "property").some((name) =>
    /^(?:(?:schema|dc|dcterms):)?(?:date(?:Published|Created)?|created)$/.test(name),
  ) ||
  hasClass(one, "published", "dt-published", "entry-date") ||
  one.properties.pubDate !== undefined;

const isChange = (one: Element): boolean =>
  has(one, "itemProp", "dateModified") || (hasClass(one, "updated", "modified") && !published(one));

/** Returns the first text of a mark of publication that states a day. */
function dateIn(own: readonly Element[]): string | undefined {
  const others = otherTimes(own);
  const times = own.filter((one) => one.tagName === "time" && !isChange(one) && !others.has(one));
  return firstPresent([...own.filter(published), ...times], (one) => {
    const stated = [...["dateTime", "content", "title"].map((name) => attribute(one, name)), textOf(one)];
    return stated.find((text) => text && text.length < 100 && parseDay(text));
  });
}

/** Letters around a time that is told of in a sentence. */
const SENTENCE = 60;

/** Returns the elements `time` that no mark calls that of publication: behind a label of a change, in captions, in sentences. */
function otherTimes(own: readonly Element[]): ReadonlySet<Element> {
  const found = new Set<Element>();
  for (const one of own) {
    if (isOfPicture(one)) for (const inner of elementsIn(one)) found.add(inner);
    if (!one.children.some(named("time"))) continue;
    const words = one.children.map((child) => (child.type === "text" ? child.value : "")).join("");
    let label = "";
    for (const child of one.children) {
      const isTime = child.type === "element" && child.tagName === "time";
      if (isTime && (isLabelOfChange(label) || isSentence(words))) found.add(child);
      label = isTime ? "" : label + textOf(child);
    }
  }
  return found;
}

const isSentence = (words: string): boolean =>
  words.length > SENTENCE && !isOfPublication(words) && endsSentence(words);

/** Attributes of a mark of a date that may hold its time, and those of any element that do. */
const TIME_OF_MARK = /^(?:dateTime|content|data.*(?:time|stamp|date|epoch|pub).*)$/i;
const TIME_OF_ANY = /^data.*(?:publish|pubdate|pubtime)/i;

/** Returns the point of Unix time that marks of dates state; undefined if they state several days. */
function timeIn(own: readonly Element[]): string | undefined {
  const times = own.flatMap((one) => {
    if (isChange(one)) return [];
    const names = isDateMark(one) || published(one) ? TIME_OF_MARK : TIME_OF_ANY;
    const stated = Object.entries(one.properties).filter(
      ([name]) => names.test(name) && !/updat|modif|change/i.test(name),
    );
    return stated.flatMap(([, value]) => parseUnixTime(String(value)) ?? []);
  });
  return new Set(times.map((time) => time.slice(0, 10))).size === 1 ? times[0] : undefined;
}

/** @param name the pattern of a name that an element of the class `author` may have for its only words */
function authorsIn(own: readonly Element[], name: RegExp): string[] | undefined {
  const ofPictures = new Set(own.filter(isOfPicture).flatMap((one) => [...elementsIn(one)]));
  const ways: ((one: Element) => boolean)[] = [
    (one) => has(one, "itemProp", "author"),
    (one) => has(one, "rel", "author"),
    (one) => /\/Person$/.test(attribute(one, "itemType") ?? "") && /author/i.test(classesOf(one).join(" ")),
    (one) => valuesOf(one, "typeof").some((name) => /^\w+:(?:Person|UserAccount)$/.test(name)),
    (one) => hasClass(one, "p-author", "h-card", "vcard"),
    (one) => hasClassLike(one, NAME_CLASS) || hasClass(one, "reader-credits"),
    (one) => attribute(one, "dataHook") === "user-name",
    (one) =>
      hasClass(one, "username") &&
      own.some(
        (outer) => hasClass(outer, "submitted", "node__meta") && hasElement(outer, (inner) => inner === one),
      ),
    isAuthorLink,
    (one) =>
      hasClassLike(one, AUTHOR_CLASS) &&
      [hasClass(one, "byline") ? A_NAME : name, WITH_ROLE].some((some) => some.test(nameIn(one))) &&
      !ofPictures.has(one),
  ];
  for (const isAuthor of ways) {
    const marked = own.filter(isAuthor);
    // The innermost of nested marks, and within a card the name alone.
    const innermost = marked.filter((one) => !hasElement(one, (inner) => marked.includes(inner)));
    const texts = innermost.map(nameIn).filter((text) => text.length <= LONGEST_NAMES);
    const names = cleanNames(texts.map(withoutRest));
    if (names.length > 0) return names;
  }
  return undefined;
}

const AUTHOR_CLASS =
  /^(?:author|byline|writer|reporter)$|(?:^|[-_])(?:article|asset|metabar|meta|news|post|story)[-_]+(?:author|byline)$/;
/** Names, and behind a sign or `in` what these people are, where they write from, or their account. */
const WITH_ROLE = new RegExp(`^${NAMES}(?:\\s*[/|·•@(]|\\s(?:in|for) \\p{Lu}|, \\p{Lu}[\\p{Lu}/]+$)`, "u");
const A_NAME = new RegExp(`^(?:${NAME}|\\p{Script=Han}{2,4})$`, "u");
/** Takes off what is behind names, unless it is another name. */
const withoutRest = (text: string): string =>
  cleanNames([text]).some((one) => !A_NAME.test(one)) || /@/.test(text)
    ? (WITH_ROLE.exec(text)?.[1] ?? text)
    : text;

const LABEL_OF_AUTHOR = "작성자|글쓴이|관리자|편집부|편집자|운영자|등록자";
/** Such a name, or one in letters without capitals, which is hard to tell from other words. */
const A_NAME_ALONE = new RegExp(
  `${A_NAME.source}|^(?!${LABEL_OF_AUTHOR})\\p{Script=Hangul}{3}$|^(?!.*[\\p{Script=Han}\\p{Script=Hangul}\\p{Script=Hiragana}\\p{Script=Katakana}])[\\p{Lo}\\p{M}\u200c]{2,}(?:\\s[\\p{Lo}\\p{M}\u200c]{2,}){1,3}$`,
  "u",
);

/** A family's name, a space and a name. */
const JAPANESE_NAME = new RegExp(
  `${A_NAME.source}|^\\p{Script=Han}{1,4}\\s[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]{1,4}$`,
  "u",
);

/** Tells whether an element is a link to an author's page, such as `/author/ada/`. */
const isAuthorLink = (one: Element): boolean =>
  one.tagName === "a" && /\/authors?\/[^/?#]/.test(attribute(one, "href") ?? "");

/** Returns the name in a mark of an author, or its words up to a time. */
function nameIn(author: Element): string {
  const isName = (one: Element): boolean => has(one, "itemProp", "name") || hasClass(one, "fn", "p-name");
  const name = findElement(author, isName) ?? findElement(author, isAuthorLink);
  const time = author.children.findIndex(named("time"));
  const words = time > 0 ? author.children.slice(0, time).map(textOf).join("") : textOf(author);
  return withSingleSpaces(
    (name && (attribute(name, "content") ?? textOf(name))) ?? attribute(author, "content") ?? words,
  );
}

/** Returns the words of links that are marked as tags; a category counts only where no plain tag is there. */
function tagsIn(own: readonly Element[]): string[] | undefined {
  const links = own.filter(named("a"));
  const marked = links.filter((one) => has(one, "rel", "tag"));
  const plain = marked.filter((one) => !isCategory(one));
  const categories = links.filter((one) => hasClass(one, "p-category"));
  return namesOfTags([plain, marked, categories].find((some) => some.length > 0) ?? []);
}

const isCategory = (link: Element): boolean =>
  has(link, "rel", "category") || /\/categor(?:y|ies)\//.test(attribute(link, "href") ?? "");

const LONGEST_TAG = 60;

function namesOfTags(links: readonly Element[]): string[] | undefined {
  const tags = links.map((one) => withSingleSpaces(textOf(one)).replace(/^#\s*|[,，、;|·]$/g, ""));
  return nonEmpty([...new Set(tags.filter((tag) => tag !== "" && tag.length <= LONGEST_TAG))]);
}

function titleIn(own: readonly Element[]): string | undefined {
  const found = own.find((one) => has(one, "itemProp", "headline") || hasClass(one, "entry-title", "p-name"));
  return found && (withSingleSpaces(attribute(found, "content") ?? textOf(found)) || undefined);
}

const has = (element: Element, property: string, value: string): boolean =>
  valuesOf(element, property).includes(value);

function valuesOf(element: Element, property: string): string[] {
  const stated = element.properties[property];
  return Array.isArray(stated) ? stated.map(String) : String(stated ?? "").split(/\s+/);
}

const hasClass = (element: Element, ...names: string[]): boolean =>
  classesOf(element).some((name) => names.includes(name));
