import type { Root } from "hast";
import { withSingleSpaces } from "../../lib/html/characters.js";
import { attribute, elementsIn, named } from "../../lib/html/elements.js";
import { resolveWebAddress } from "../../lib/html/resolve-address.js";
import { firstPresent, nonEmpty, present } from "../../lib/present.js";
import { isLanguageTag } from "../../lib/text/language-tag.js";
import { parseDay } from "../../lib/text/parse-day.js";
import type { Day } from "../../model/names.js";
import type { Notice } from "../../model/problem.js";
import { partedHanNames } from "./metadata/clean-names.js";
import { type PageAddress, readPageAddress } from "./metadata/page-address.js";
import { readPageTitle, titleElement } from "./metadata/page-title.js";
import { readJsonLd } from "./metadata/read-json-ld.js";
import { readMarkup } from "./metadata/read-markup.js";
import { collectMetaElements, readMetaElements, readOpenGraph } from "./metadata/read-meta-elements.js";
import { readNextData } from "./metadata/read-next-data.js";
import { readVisibleAuthors } from "./metadata/read-visible-authors.js";
import { readScriptedDate, readVisibleDate } from "./metadata/read-visible-date.js";
import { linesAroundTitle } from "./metadata/visible-lines.js";
import type { PageFacts } from "./page-facts.js";

/**
 * The metadata of a page. Facts that the page does not state are absent. The address of the lead picture is in full, and the
 * text is that of a page whose own text only a script would show.
 */
export interface PageMetadata
  extends PageAddress,
    Omit<PageFacts, "title" | "firms" | "tagLinks" | "sections" | "address"> {
  /** Empty where the page has none. */
  readonly title: string;
  readonly notices: readonly Notice[];
}

/**
 * Reads the metadata of a page. For most facts JSON-LD goes first, then Open Graph, other `meta` elements, the markup of the
 * text, and the lines near the title. Links that the markup calls tags and the `lang` of the page's elements go before all others.
 * @param location the address that the container of the page states
 */
export function readPageMetadata(tree: Root, location?: string): PageMetadata {
  const { facts: jsonLd, notices } = readJsonLd(tree);
  const meta = collectMetaElements(tree);
  const stated = languageOf(tree);
  const markup = readMarkup(tree, stated);
  const openGraph = readOpenGraph(meta);
  const state = readNextData(tree);
  const sources: readonly PageFacts[] = [jsonLd, openGraph, readMetaElements(meta), markup, state];
  const first = <Name extends keyof PageFacts>(name: Name): PageFacts[Name] | undefined =>
    sources.find((source) => source[name] !== undefined)?.[name];
  const siteName = openGraph.siteName ?? first("siteName");
  const all = (name: "title" | "address"): string[] => sources.flatMap((source) => source[name] ?? []);
  const { source, base } = readPageAddress(tree, all("address"), location);
  const title = readPageTitle(tree, all("title"), siteName, source);
  const lines = linesAroundTitle(tree, title);
  const lang = stated ?? first("lang");
  const isCapture = ARCHIVE_TODAY.test(siteName ?? "");
  const time = isCapture ? undefined : first("time");
  // A point of Unix time has no zone: a day that is written goes before its day in UTC.
  const date =
    (isCapture ? undefined : sources.map(({ date }) => date).find(isStatedDay)) ??
    readVisibleDate(lines, lang ?? (DAY_FIRST.test(title) ? "ru" : undefined), source) ??
    (time?.slice(0, 10) as Day | undefined) ??
    readScriptedDate(tree) ??
    dayBehindTitle(tree, title);
  const shown = () => readVisibleAuthors(lines, lang);
  const authors = authorsOf(sources, shown, siteName ?? siteBehind(tree, title));
  const tags = markup.tags ?? jsonLd.tags ?? openGraph.tags ?? keywordsOf(markup, first);
  return present({
    title,
    date,
    time: date && time?.startsWith(date) ? time : undefined,
    source,
    base,
    authors: authors && partedHanNames(authors, lang),
    tags: tags && nonEmpty([...new Set(tags.map(withSingleSpaces))].filter((tag) => tag !== title)),
    image: resolveWebAddress(first("image"), base),
    text: jsonLd.text ?? state.text,
    siteName,
    lang,
    notices,
  });
}

/**
 * Returns the authors of a page: those that it states, else those that it shows, else the accounts or the site that it states.
 * Organisations that sign count where nobody but the site itself is named beside them, and the site only where nobody is.
 */
function authorsOf(
  sources: readonly PageFacts[],
  shown: () => PageFacts["authors"],
  siteName: string | undefined,
): PageFacts["authors"] {
  const stated = sources.flatMap(({ authors }) => (authors ? [authors] : []));
  const isPerson = (name: string): boolean => name !== siteName && !isAccount(name);
  const signing = stated.find((names) => names.some(isPerson)) ?? shown() ?? stated[0];
  const people = signing?.filter((name) => name !== siteName);
  const authors = people && people.length > 0 ? people : signing;
  const firms = firstPresent(sources, (source) => source.firms);
  return firms && authors?.every((name) => name === siteName) !== false ? firms : authors;
}

/** Returns what the `title` element has behind the title of the article: the name of the site, if it is one. */
function siteBehind(tree: Root, title: string): string | undefined {
  const whole = titleElement(tree);
  return whole.startsWith(title) ? /^\s*[-–—|]\s*(.+)$/u.exec(whole.slice(title.length))?.[1] : undefined;
}

/** Links to pages of tags are what a reader sees; keywords are written for search engines, if they name other things. */
function keywordsOf(
  { tagLinks }: PageFacts,
  first: (name: "tags" | "sections") => PageFacts["tags"],
): PageFacts["tags"] {
  const keywords = first("tags");
  const seen = tagLinks?.every((tag) => keywords?.includes(tag)) ? undefined : tagLinks;
  return seen ?? keywords ?? first("sections");
}

/** Content systems state the name of an account where the page shows that of the person. */
const isAccount = (name: string): boolean => /^[a-z][a-z\d._-]*$/.test(name);

/** Letters of languages that all write the day before the month. */
const DAY_FIRST = /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Hebrew}\p{Script=Arabic}]/u;

/** Returns the day that the `title` element has behind the title of the article; undefined if there is none. */
const dayBehindTitle = (tree: Root, title: string): Day | undefined => {
  const whole = titleElement(tree);
  return title !== "" && whole.startsWith(title) ? parseDay(whole.slice(title.length)) : undefined;
};

/** Content systems write the beginning of Unix time where they know no day; there were no pages then. */
const isStatedDay = (day: Day | undefined): boolean => day !== undefined && day !== "1970-01-01";

/** The site's name in the metadata of archive.today, whose days are those of the capture. */
const ARCHIVE_TODAY = /^archive\.(?:today|ph|is|li|md|vn|fo)$/;

const languageOf = (tree: Root): string | undefined =>
  firstPresent(elementsIn(tree), (one) => {
    if (!named("html body")(one)) return undefined;
    const lang = (attribute(one, "lang") ?? attribute(one, "xmlLang") ?? "").trim().replace("_", "-");
    return isLanguageTag(lang) ? lang : undefined;
  });
