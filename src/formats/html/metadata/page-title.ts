import type { Element, Root, RootContent } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { elementsIn, hasElement, isHeading, named, textOf } from "../../../lib/html/elements.js";
import { headingText } from "../../../lib/html/heading-text.js";
import { withCharacters, withoutMarks } from "../../../lib/html/plain-title.js";
import { firstPresent } from "../../../lib/present.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { hasNameLike } from "../page/element-names.js";
import { leadsHome } from "./own-elements.js";
import { isPlaceholder } from "./read-meta-elements.js";

/** What stands between a title and the name of the site. */
const SEPARATOR = /\s+[-–—|·•»«:]{1,2}\s+|\s*[|｜]\s*|_+|\s*[—–]{1,2}\s*|\s+-\s*|\s*-\s+/u;

/**
 * Returns the title of the page's article without the name of the site. A heading of the page that begins a stated title
 * goes before it; without stated titles, the `title` element and the headings decide. Empty if the page has none of them.
 * @param stated titles that the page's metadata states, the most trusted first
 * @param address of the page, whose host counts as a name of the site
 */
export function readPageTitle(
  tree: Root,
  stated: readonly string[],
  siteName: string | undefined,
  address?: string,
): string {
  const name = siteName && withSingleSpaces(siteName);
  // A site may call all its pages by its own name.
  const told = stated.map(withSingleSpaces).filter((one) => one !== name);
  const title = withoutPage(withoutHost(titleOf(tree, told, siteName), address));
  // A page may be called by the first words of its heading, or by the last. A few words before them are its channel.
  const goesOn = (text: string): boolean => {
    if (text.startsWith(title)) return /^\P{L}/u.test(text.slice(title.length));
    const before = text.endsWith(title) ? text.slice(0, -title.length) : "";
    return /^(?:\S+\s+){4,}$/.test(before) && !SEPARATOR.test(before);
  };
  const whole = title && headingsOf(tree, ["h1"]).find((text) => goesOn(text) && text.length <= LONGEST);
  return whole || title;
}

/** Takes off the name of the page's host. */
function withoutHost(title: string, address: string | undefined): string {
  const host = /^https?:\/\/(?:www\.)?([^/:?#]+)/i.exec(address ?? "")?.[1]?.toLowerCase();
  const written = host && title.toLowerCase().endsWith(host) ? title.slice(-host.length) : undefined;
  return withoutName(withoutName(title, written && `www.${written}`), written);
}

/** The number of a page of several behind a title. */
const PAGE =
  /(?<=\S)\s+[-–—|·]\s+(?:page|seite|página|pagina|страница|strona|sida|side|sayfa)\s\d{1,2}(?:\s\p{L}{1,5}\s\d{1,2})?$/iu;

const withoutPage = (title: string): string => (title.length > LONGEST ? title : title.replace(PAGE, ""));

/** Characters of a heading that is a title. */
const LONGEST = 300;

function titleOf(tree: Root, told: readonly string[], siteName: string | undefined): string {
  const headings = headingsOf(tree);
  const element = decodedElement(titleElement(tree), headings);
  // A page about HTML may have a reference or an element in its heading.
  const stated = told.map((title) =>
    headings.some((one) => title.startsWith(one)) ? title : withCharacters(withoutMarks(title)),
  );
  const lower = headingsOf(tree, ["h3", "h4"]);
  const first = stated.map(withSingleSpaces).find(Boolean);
  if (first !== undefined) {
    const shown = headings.find((heading) => heading !== siteName && isWithSite(first, heading));
    return shown ?? (first === element ? withoutSite(first, siteName, tree) : withoutName(first, siteName));
  }
  const own = element === siteName ? headings.find((one) => one !== siteName) : undefined;
  if (own) return own;
  const bare = withoutName(withoutName(element, siteName), siteName).replace(/^\(\d+\)\s+/, "");
  // Pages from before styles have no headings.
  const written =
    headings.length > 0 ? [] : [...headingsOf(tree, ["b", "strong", "font"]), ...namedTitles(tree)];
  for (const some of [headings, lower, written]) {
    const fitting = some.filter(
      (one) => one !== siteName && [element, bare].some((title) => isWithSite(title, one)),
    );
    const longest = fitting.toSorted((one, other) => other.length - one.length)[0];
    if (longest) return longest;
  }
  const last = [...headings, ...lower, ...written].find(
    (one) => one !== siteName && isBehindName(element, one, tree),
  );
  if (last) return last;
  const parts = element.split(/\s+[-–—|•»]+\s+/u);
  const between = [...headings, ...lower].find((one) => parts.slice(1, -1).includes(one));
  if (between) return between;
  const [part = ""] = element.split(SEPARATOR);
  if (part !== element && part.length > 3 && headings.some((one) => one.endsWith(part))) return part;
  const highest = headingsOf(tree, ["h1"]);
  const [top, ...others] = headings.length === 0 ? largeLines(tree) : highest.length > 0 ? highest : headings;
  // A site may call each page by its own name, which stands beside the article, or is one word on pages from before styles.
  const isName = (highest.length === 0 && !element.includes(" ")) || isShownElsewhere(element, tree);
  if (top && others.length === 0 && top.length > element.length && isName) return top;
  if (element) return withoutDay(withoutSite(element, siteName, tree), tree);
  return headings[0] ?? lower[0] ?? top ?? "";
}

/** The size of letters that are large; 3 is that of a text. */
const LARGE = 5;

/** Returns the lines in large letters, which are the headings of pages from before styles. */
const largeLines = (tree: Root): string[] => {
  const isLarge = (one: Element): boolean => one.tagName === "font" && Number(one.properties.size) >= LARGE;
  return [...new Set([...elementsIn(tree)].filter(isLarge).map(headingText).filter(Boolean))];
};

/** Returns the words of elements that are called a title and hold nothing but words. */
const namedTitles = (tree: Root): string[] =>
  [...elementsIn(tree)]
    .filter((one) => hasNameLike(one, /^(?:title|headline|biaoti)$/) && isLeaf(one))
    .map(headingText);

/** Returns a title with characters for references that were escaped twice: numbers, and what a heading shows as characters. */
function decodedElement(title: string, headings: readonly string[]): string {
  const decoded = withCharacters(title);
  const isDecoded = /&#\d+;/.test(title) || headings.some((one) => decoded.startsWith(one));
  return isDecoded && !headings.some((one) => title.startsWith(one)) ? decoded : title;
}

/** Takes off a day and what is behind it, where an element of the page has the words before the day as its own. */
function withoutDay(title: string, tree: Root): string {
  const [, words, day] = /^(.+?)\s+[-–—|]\s+(.{6,24}?)(?:\s+[-–—|]\s.*)?$/u.exec(title) ?? [];
  if (!words || !day || parseDay(day) === undefined) return title;
  return isShownAlone(words, tree) ? words : title;
}

/** Tells whether an element of the page that is no link has some words as its own. */
const isShownAlone = (words: string, tree: Root): boolean =>
  hasElement(
    tree,
    (one) =>
      !named("title a")(one) &&
      withSingleSpaces(one.children.map((child) => (child.type === "text" ? child.value : "")).join("")) ===
        words,
  );

/** An author and the name of the site behind a title. */
const BY_AND_SITE = /^ by \p{Lu}\S+(?: \p{Lu}\S+){0,3}(?:\s+[-–—|·]\s|$)/iu;
/** The number of a page of several, or the name of the site in brackets. */
const IN_BRACKETS = /^\s*[(（][^()（）]{1,40}[)）]$/u;
/** The name of a paper behind a colon. */
const PAPER = /^：[^：]{0,16}(?:新聞|デジタル|ニュース|オンライン|通信|日報|日报|新闻网|新聞網)$/u;
/** Sections and the name of the site, each behind a colon. */
const SECTIONS = /^(?::\s[^\s:]+(?:\s[^\s:]+){0,2}){2,5}$/u;
/** The beginning of a title that a program cut. */
const CUT = /^(.{8,}?)\s*(?:…|\.{3})/u;

/** Returns a text in lower case, with one kind of quotation marks and of apostrophes. */
const withPlainQuotes = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[“”„‟«»]/g, '"')
    .replace(/[‘’‚‛ʼ`´]/g, "'");

/** Tells whether a title is a heading, or a heading with a separator and a name behind it. */
function isWithSite(stated: string, shown: string): boolean {
  const [title = "", heading = ""] = [stated, shown].map(withPlainQuotes);
  if (title === heading) return true;
  const cut = CUT.exec(title)?.[1];
  if (cut !== undefined && heading.startsWith(cut)) return true;
  if (!title.startsWith(heading) || heading.length < title.length / 4) return false;
  // Portals put the paper's name in brackets between the heading and their own.
  const behind = title.slice(heading.length).replace(/^\s*[(（【[][^()（）【】[\]]{1,40}[)）】\]](?=.)/u, "");
  // Chinese needs no spaces around a hyphen.
  if (/^-/.test(behind) && /\p{Script=Han}$/u.test(heading)) return true;
  if (IN_BRACKETS.test(behind) || PAPER.test(behind) || SECTIONS.test(behind) || /^\s+[/~<>]\s/.test(behind))
    return true;
  return SEPARATOR.test(behind.slice(0, 4)) || BY_AND_SITE.test(behind);
}

/**
 * Tells whether a title is a name, a separator and a heading, or a path that ends with a heading. A heading that is shorter than
 * the words before it may be the name itself: then it leads home, is a picture, has the rights, or the page shows these words,
 * too.
 */
function isBehindName(title: string, heading: string, tree: Root): boolean {
  if (!title.endsWith(heading)) return false;
  const before = title.slice(0, -heading.length);
  if (heading.length >= SHORTEST && /\S\s*(?:>{1,2}|[›→])\s*$/u.test(before)) return true;
  // A number in front counts what waits for the reader.
  const [sign] = /(?<=\S)\s*[-–—|｜_·•»:：]+\s*$|^\(\d+\)\s$/u.exec(before) ?? [];
  if (sign === undefined) return false;
  if (heading.length >= title.length / 2) return true;
  const name = before.slice(0, -sign.length);
  // A colon may be one of the title.
  if (/[:：]/u.test(sign) && !/(?:新聞|新闻|日報|日报)$/u.test(name)) return false;
  const isOfSite = (one: Element): boolean =>
    isHeading(one)
      ? headingText(one) === heading && (leadsHome(one) || hasElement(one, named("img")))
      : isLeaf(one) && /©|copyright/i.test(textOf(one)) && textOf(one).includes(heading);
  return !isShownAlone(name, tree) && !hasElement(tree, isOfSite);
}

/** Characters of the shortest heading that a path leads to. */
const SHORTEST = 4;

/** Returns the words of the `title` element; empty if there is none. */
export function titleElement(tree: Root): string {
  const title = titleIn(tree.children);
  const words = title ? withSingleSpaces(textOf(title)) : "";
  return isPlaceholder(words) ? "" : words;
}

/** Returns the first `title` that is none of a drawing. */
const titleIn = (nodes: readonly RootContent[]): Element | undefined =>
  firstPresent(nodes, (node) => {
    if (node.type !== "element" || node.tagName === "svg") return undefined;
    return node.tagName === "title" ? node : titleIn(node.children);
  });

/** Returns the words of the first headings of a page, by the order of their tags. @param tags default: `h1`, then `h2` */
export const headingsOf = (tree: Root, tags: readonly string[] = ["h1", "h2"]): string[] => {
  const all = [...elementsIn(tree)];
  return tags
    .flatMap((tag) => all.filter(named(tag)))
    .map(headingText)
    .filter(Boolean)
    .slice(0, 50);
};

/** Takes the site's name off a title that has it at its end, at its start, or at both. */
function withoutName(title: string, siteName: string | undefined): string {
  const name = siteName && withSingleSpaces(siteName);
  return name ? withoutNameOnce(withoutNameOnce(title, name), name) : title;
}

function withoutNameOnce(title: string, name: string): string {
  if (title === name) return title;
  const parts = [
    { rest: title.endsWith(name) && title.slice(0, -name.length), edge: /[\s]*[-–—|｜_·•»:：]+\s*$/u },
    { rest: title.startsWith(name) && title.slice(name.length), edge: /^\s*[-–—|｜_·•»:：]+\s*/u },
  ];
  for (const { rest, edge } of parts) if (rest && edge.test(rest)) return rest.replace(edge, "").trim();
  return title;
}

/** Takes off a name of the site that nothing states: the last part, where it is shorter and the page shows it elsewhere. */
function withoutSite(title: string, siteName: string | undefined, tree: Root): string {
  const named = withoutName(title, siteName);
  if (named !== title) return named;
  const parts = title.split(/(\s+[-–—|·•»]\s+|\s*[|｜]\s*|_+)/u);
  if (parts.length < 3) return title;
  const last = parts.at(-1) ?? "";
  const isSign = /^[\s]*[|｜_]/u.test(parts.at(-2) ?? "");
  const rest = parts.slice(0, -2).join("").trim();
  return rest && (isSign || (last.length < rest.length && isShownElsewhere(last, tree)))
    ? withoutTail(rest, last)
    : title;
}

/** Portals put the channel between the title and their name: `Title_Channel_Portal`. */
const withoutTail = (title: string, name: string): string => {
  const parts = title.split(/_+/u);
  return parts.length > 1 && name ? (parts[0] ?? title).trim() || title : title;
};

function isShownElsewhere(name: string, tree: Root): boolean {
  return hasElement(tree, (one) => {
    if (!named("a span div p h1 h2 strong footer")(one)) return false;
    const text = isLeaf(one) ? withSingleSpaces(textOf(one)) : "";
    return text.length < 300 && text.includes(name);
  });
}

/** Tells whether an element holds nothing but words. */
const isLeaf = (one: Element): boolean => one.children.every((child) => child.type === "text");
