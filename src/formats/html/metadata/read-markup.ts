import type { Element, Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { attribute, classesOf, findElement, hasElement, textOf } from "../../../lib/html/elements.js";
import { nonEmpty, present } from "../../../lib/present.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import type { Day } from "../../../model/names.js";
import type { PageFacts } from "../page-facts.js";
import { cleanNames } from "./clean-names.js";

/** An element whose words are of other articles, or of other people's. */
const ELSEWHERE =
  /(?:^|[-_\s])(?:comments?|respond|related|sidebar|widget|card|teaser|recommend\w*)(?:$|[-_\s])/i;
const LONGEST_NAMES = 200;
/** A class of an element with an author's name: `author-name`, `gh-article-author-name`, `byline__name`, `post-author`. */
const NAME_CLASS = /(?:^|[-_])(?:author|byline)[-_]+name$|^(?:article|entry|post)-author$/;

/**
 * Returns the title, day, authors and tags that the markup of a page's text states: by microdata, `time`, hAtom, `rel=tag`
 * and `rel=author`. Comments, sidebars, teasers and `aside`s are not read: they are about other articles.
 */
export function readMarkup(tree: Root): PageFacts {
  const own = ownElements(tree);
  return present({
    title: textWhere(
      own,
      (one) => has(one, "itemProp", "headline") || hasClass(one, "entry-title", "p-name"),
    ),
    date: dateIn(own),
    authors: authorsIn(own),
    tags: tagsIn(own),
  });
}

function ownElements(tree: Root): Element[] {
  const found: Element[] = [];
  const rest = tree.children.toReversed() as Root["children"];
  for (let next = rest.pop(); next; next = rest.pop()) {
    if (next.type !== "element" || isElsewhere(next)) continue;
    found.push(next);
    for (const child of next.children.toReversed()) rest.push(child);
  }
  return found;
}

function isElsewhere(node: Element): boolean {
  if (["aside", "script", "style", "template"].includes(node.tagName)) return true;
  if (node.tagName === "body" || node.tagName === "html") return false;
  return ELSEWHERE.test(`${classesOf(node).join(" ")} ${attribute(node, "id") ?? ""}`);
}

function dateIn(own: readonly Element[]): Day | undefined {
  const published = (one: Element): boolean =>
    has(one, "itemProp", "datePublished") ||
    hasClass(one, "published", "dt-published", "entry-date") ||
    one.properties.pubDate !== undefined;
  const isChange = (one: Element): boolean =>
    has(one, "itemProp", "dateModified") || (hasClass(one, "updated", "modified") && !published(one));
  const times = own.filter((one) => one.tagName === "time" && !isChange(one));
  for (const one of [...own.filter(published), ...times]) {
    const stated = [
      attribute(one, "dateTime"),
      attribute(one, "content"),
      attribute(one, "title"),
      textOf(one),
    ];
    const day = stated.map((text) => (text && text.length < 100 ? parseDay(text) : undefined)).find(Boolean);
    if (day) return day;
  }
  return undefined;
}

function authorsIn(own: readonly Element[]): string[] | undefined {
  const ways: ((one: Element) => boolean)[] = [
    (one) => has(one, "itemProp", "author"),
    (one) => has(one, "rel", "author"),
    (one) => hasClass(one, "p-author", "h-card", "vcard"),
    (one) => classesOf(one).some((name) => NAME_CLASS.test(name)),
    isAuthorLink,
  ];
  for (const isAuthor of ways) {
    const marked = own.filter(isAuthor);
    // The innermost of nested marks, and within a card the name alone.
    const innermost = marked.filter((one) => !hasElement(one, (inner) => marked.includes(inner)));
    const names = cleanNames(innermost.map(nameIn).filter((text) => text.length <= LONGEST_NAMES));
    if (names.length > 0) return names;
  }
  return undefined;
}

/** Tells whether an element is a link to an author's page, such as `/author/ada/`. */
const isAuthorLink = (one: Element): boolean =>
  one.tagName === "a" && /\/authors?\/[^/?#]/.test(attribute(one, "href") ?? "");

function nameIn(author: Element): string {
  const isName = (one: Element): boolean => has(one, "itemProp", "name") || hasClass(one, "fn", "p-name");
  const name = findElement(author, isName);
  return withSingleSpaces(
    (name && (attribute(name, "content") ?? textOf(name))) ?? attribute(author, "content") ?? textOf(author),
  );
}

/** Returns the words of links to pages of tags; a category counts only where no plain tag is there. */
function tagsIn(own: readonly Element[]): string[] | undefined {
  const links = own.filter((one) => one.tagName === "a" && has(one, "rel", "tag"));
  const plain = links.filter((one) => !has(one, "rel", "category"));
  const shown = plain.length > 0 ? plain : links;
  const marked =
    shown.length > 0 ? shown : own.filter((one) => one.tagName === "a" && hasClass(one, "p-category"));
  const tags = marked.map((one) => withSingleSpaces(textOf(one)).replace(/^#/, "")).filter(Boolean);
  return nonEmpty([...new Set(tags)]);
}

function textWhere(own: readonly Element[], isIt: (one: Element) => boolean): string | undefined {
  const found = own.find(isIt);
  return found && (withSingleSpaces(attribute(found, "content") ?? textOf(found)) || undefined);
}

function has(element: Element, property: string, value: string): boolean {
  const stated = element.properties[property];
  return (Array.isArray(stated) ? stated.map(String) : String(stated ?? "").split(/\s+/)).includes(value);
}

const hasClass = (element: Element, ...names: string[]): boolean =>
  classesOf(element).some((name) => names.includes(name));
