import type { Root } from "hast";
import { addTo } from "../../../lib/group-by.js";
import { attribute, elementsIn } from "../../../lib/html/elements.js";
import { withCharacters } from "../../../lib/html/plain-title.js";
import { parseJson } from "../../../lib/if-there.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { isLanguageTag } from "../../../lib/text/language-tag.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime } from "../../../lib/text/parse-time.js";
import { isMapping } from "../../json/json-values.js";
import type { PageFacts } from "../page-facts.js";
import { cleanNames } from "./clean-names.js";

/** The contents of the page's `meta` elements by their lower-case name, property or itemprop, in document order. */
type MetaElements = ReadonlyMap<string, readonly string[]>;

/** Names of dates, the day of publication before any other; a day of change is none of publication. */
const DATES =
  "article:published_time og:article:published_time og:published_time citation_publication_date citation_online_date citation_date dc.date.issued dc.date.publication dcterms.issued dc.date dc:date dcterms.created dc.date.created dc.created dcterms.date parsely-pub-date sailthru.date pubdate publishdate publish-date publish_date publish_time publication_date publicationdate published published_at published_date published_time published-date pub_date pub-date date.issued datepublished date_published rnews:datepublished date article.published article:published article_date_original mediator_published_time shareaholic:article_published_time vr:published_time twt-published-at og:datepublished og:publish_date og:pubdate og:regdate dateposted release_date weibo:article:create_at apub:time created datecreated date_created content_create_date article.created originalpublicationdate displaydate ptime pdate rbpubdate bt:pubdate cxenseparse:recs:publishtime dcsext.articlefirstpublished";
const TITLES = "citation_title dc.title dcterms.title parsely-title sailthru.title twitter:title";
const AUTHORS =
  "citation_author dc.creator dcterms.creator parsely-author sailthru.author author article:author byl authors dc.contributor dc:creator dcterms.creator.aut dc.creator.aut shareaholic:article_author_name bt:author cxenseparse:author dcsext.author rbauthors atc-metaauthor weibo:article:author twitter:creator:name naverblog:nickname og.article.author";
const TAGS =
  "article:tag og:article:tag parsely-tags sailthru.tags news_keywords keywords citation_keywords dc.subject tag";

/** Tells whether a text is what a program should have filled in, or what it wrote for nothing: `{{title}}`, `[object Object]`. */
export const isPlaceholder = (text: string): boolean =>
  /^\s*(?:\{\{[^{}]*\}\}|\$\{[^{}]*\}|<%[^%]*%>|\[object \w+\]|(?:undefined|null|NaN)(?: (?:undefined|null|NaN))*|[Uu]ntitled[ -](?:[Dd]ocument|[Pp]age|\d)[ \d]*|New Page \d+|无标题文档|無標題文件|新建网页 ?\d+|Unbenanntes Dokument|Document sans (?:titre|nom)|Documento (?:sin título|sem título|senza titolo)|Безымянный документ|제목 없음)\s*$/.test(
    text,
  );

/**
 * Collects the `meta` elements of a page, in its head and in its body. Elements without content, or with a placeholder, are left
 * out.
 */
export function collectMetaElements(tree: Root): MetaElements {
  const found = new Map<string, string[]>();
  for (const meta of elementsIn(tree)) {
    if (meta.tagName !== "meta") continue;
    const content = (attribute(meta, "content") ?? "").trim();
    if (content === "" || isPlaceholder(content)) continue;
    for (const property of ["property", "name", "itemProp"]) {
      const value = meta.properties[property];
      for (const name of [value ?? []].flat())
        for (const [one, text] of partsOf(String(name).toLowerCase(), content)) addTo(found, one, text);
    }
  }
  return found;
}

/** Returns the elements that one stands for: an older form of Parse.ly's has all of its fields in one, as JSON. */
function partsOf(name: string, content: string): (readonly [name: string, content: string])[] {
  const fields = name === "parsely-page" ? parseJson(content) : undefined;
  if (!isMapping(fields)) return [[name, content]];
  return Object.entries(fields).flatMap(([field, value]) =>
    [value]
      .flat()
      .filter((one) => typeof one === "string")
      .map((one) => [`parsely-${field.replaceAll("_", "-")}`, one] as const),
  );
}

/** Returns the facts that the Open Graph properties of a page state. */
export function readOpenGraph(meta: MetaElements): PageFacts {
  const date = "article:published_time og:article:published_time og:published_time";
  return present({
    title: meta.get("og:title")?.[0],
    date: firstOf(meta, date, (text) => parseDay(text)),
    time: firstOf(meta, date, parseTime),
    tags: listIn(meta, "article:tag og:article:tag"),
    sections: listIn(meta, "article:section og:article:section parsely-section section"),
    address: meta.get("og:url")?.[0],
    image: [...(meta.get("og:image") ?? []), ...(meta.get("og:image:secure_url") ?? [])][0],
    siteName: meta.get("og:site_name")?.[0],
    lang: firstOf(meta, "og:locale", (text) => languageIn(text.replace("_", "-"))),
  });
}

/** Returns the facts that other `meta` elements state: of Dublin Core, citation managers, analytics, and plain HTML. */
export function readMetaElements(meta: MetaElements): PageFacts {
  return present({
    title: firstOf(meta, TITLES, (text) => text),
    date: firstOf(meta, DATES, (text) => parseDay(text)),
    time: firstOf(meta, DATES, parseTime),
    address: meta.get("savepage-url")?.[0],
    authors: firstOf(meta, AUTHORS, (_, all) => nonEmpty(cleanNames(all.map(turned)))) ?? authorsOfCard(meta),
    tags: listIn(meta, TAGS),
    image: firstOf(meta, "twitter:image twitter:image:src parsely-image-url thumbnail", (text) => text),
    siteName: firstOf(meta, "application-name citation_journal_title twitter:site:name", (text) => text),
    lang: firstOf(meta, "dc.language citation_language language", languageIn),
  });
}

/** Returns the authors of the card for Twitter, on which WordPress writes labels with values. */
const authorsOfCard = (meta: MetaElements): string[] | undefined =>
  firstPresent(["1", "2"], (number) => {
    const label = meta.get(`twitter:label${number}`)?.[0] ?? "";
    return CARD_AUTHOR.test(label)
      ? nonEmpty(cleanNames(meta.get(`twitter:data${number}`) ?? []))
      : undefined;
  });
const CARD_AUTHOR =
  /\b(?:by|von|par|por|da|di|door|av|af|przez)$|^(?:author|автор|написано|yazan|作者|撰文|撰写|投稿者|執筆者|글쓴이)/iu;

const languageIn = (text: string): string | undefined => (isLanguageTag(text) ? text : undefined);

/** Libraries write `Family, Given`. */
const turned = (name: string): string =>
  name.replace(/^([\p{L}'’-]+),\s+([\p{L}.'’-]+(?:\s[\p{L}.]+)?)$/u, "$2 $1");

/** Returns the first value that can be read of some `meta` elements. @param names separated by spaces */
function firstOf<Value>(
  meta: MetaElements,
  names: string,
  read: (text: string, all: readonly string[]) => Value | undefined,
): Value | undefined {
  return firstPresent(names.split(" "), (name) => {
    const all = meta.get(name) ?? [];
    return firstPresent(all, (text) => read(text, all));
  });
}

/** Chinese words with nothing but spaces between them. */
const HAN_WORDS = /^\s*\p{Script=Han}{2,8}(?:\s+\p{Script=Han}{2,8})+\s*$/u;

/** Returns the items of the first of several lists that has any. */
function listIn(meta: MetaElements, names: string): string[] | undefined {
  return firstPresent(names.split(" "), (name) => {
    const items = (meta.get(name) ?? [])
      .map(withCharacters)
      .flatMap((text) => text.split(HAN_WORDS.test(text) ? /\s+/ : /[,，;；、]/u))
      .map((item) => item.trim());
    return nonEmpty([...new Set(items.filter(Boolean))]);
  });
}
