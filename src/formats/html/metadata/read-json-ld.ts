import type { Element, Root } from "hast";
import { withSingleSpaces } from "../../../lib/html/characters.js";
import { elementsIn, textOf } from "../../../lib/html/elements.js";
import { parseJson } from "../../../lib/if-there.js";
import { firstPresent, nonEmpty, present } from "../../../lib/present.js";
import { isLanguageTag } from "../../../lib/text/language-tag.js";
import { parseDay } from "../../../lib/text/parse-day.js";
import { parseTime } from "../../../lib/text/parse-time.js";
import { isWebAddress } from "../../../model/allow-list.js";
import type { Notice } from "../../../model/problem.js";
import { isMapping, type Mapping } from "../../json/json-values.js";
import { escapeHtml } from "../../markdown/body/escape-html.js";
import { textAsHtml } from "../../text-as-html.js";
import type { PageFacts } from "../page-facts.js";
import { cleanNames } from "./clean-names.js";
import { headingsOf, titleElement } from "./page-title.js";

/** What schema.org calls an article. `WebPage` counts where nothing else is there. */
const ARTICLE =
  /(?:Article|BlogPosting|Report|Review|Posting|LiveBlog|Recipe|CreativeWork|Column|Obituary)$/i;
const PAGE = /^(?:WebPage|ItemPage)$/i;
/** What may be the page's own thing, or one that its article shows. */
const RECORDING = /^(?:VideoObject|AudioObject|(?:Podcast|Radio|TV)?Episode)$/i;
const MOST_THINGS = 2000;

/**
 * Reads what the JSON-LD of a page says of its article. Of several articles the one whose headline is in the `title` element
 * counts, else the first; a recording, unless the page has a heading of its own. If a script is not JSON, there is one notice,
 * and the other scripts are read.
 */
export function readJsonLd(tree: Root): {
  readonly facts: PageFacts;
  readonly notices: readonly Notice[];
} {
  const notices: Notice[] = [];
  const things: Mapping[] = [];
  for (const script of elementsIn(tree)) {
    if (!isJsonLd(script)) continue;
    const json = parseLenient(textOf(script));
    if (json === undefined) notices.push(BROKEN);
    else collectThings(json, things);
  }
  const articles = things.filter(isOf(ARTICLE));
  const title = titleElement(tree);
  const showsTitle = articles.length === 0 && headingsOf(tree, ["h1"]).some((one) => title.startsWith(one));
  const isOwn = (thing: Mapping): boolean => isNamedIn(title, thing) || !showsTitle;
  const article =
    articles.find((thing) => isNamedIn(title, thing)) ??
    articles[0] ??
    things.find((thing) => isOf(PAGE)(thing) || (isOf(RECORDING)(thing) && isOwn(thing)));
  return { facts: article ? factsOf(article, things) : {}, notices: notices.slice(0, 1) };
}

/** Of several articles, the page is about the one that it is called after. */
const isNamedIn = (title: string, { headline, name }: Mapping): boolean =>
  textIn(headline ?? name).some((one) => title.includes(withSingleSpaces(one)));

const BROKEN: Notice = {
  code: "broken-metadata",
  message: "the page's JSON-LD is not JSON",
  hint: "title, day and the like were taken from other places; there is nothing to do if they are right",
};

const isJsonLd = (element: Element): boolean =>
  element.tagName === "script" && /^application\/ld\+json\b/i.test(String(element.properties.type ?? ""));

/** Sites wrap JSON in comments, leave line breaks in strings, end lists with commas, and write several things into one script. */
function parseLenient(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(?:<!--|<!\[CDATA\[|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[)/, "")
    .replace(/(?:-->|\]\]>|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>)\s*;?$/, "")
    .trim()
    .replace(/;$/, "");
  const mended = bare.replace(/\p{Cc}+/gu, " ").replace(/,\s*([}\]])/g, "$1");
  return parseJson(bare) ?? parseJson(mended) ?? parseJson(`[${mended.replace(/\}\s*\{/g, "},{")}]`);
}

/** Collects all things of graphs and lists, and those that they hold as their main thing; not those of lists of items. */
function collectThings(json: unknown, things: Mapping[]): void {
  const rest: unknown[] = [json];
  for (let next = rest.shift(); next !== undefined && things.length < MOST_THINGS; next = rest.shift()) {
    if (Array.isArray(next)) rest.unshift(...next.slice(0, MOST_THINGS));
    if (!isMapping(next)) continue;
    things.push(next);
    for (const inner of [next["@graph"], next.mainEntity, next.mainEntityOfPage]) {
      if (typeof inner === "object" && inner !== null) rest.push(inner);
    }
  }
}

const isOf = (type: RegExp) => (thing: Mapping) =>
  [thing["@type"]].flat().some((name) => typeof name === "string" && type.test(name.replace(/^.*[/#:]/, "")));

function factsOf(article: Mapping, things: readonly Mapping[]): PageFacts {
  const byId = new Map(
    things.flatMap((thing) => (typeof thing["@id"] === "string" ? [[thing["@id"], thing]] : [])),
  );
  const resolved = (value: unknown): unknown =>
    isMapping(value) && Object.keys(value).length <= 2 && typeof value["@id"] === "string"
      ? { ...byId.get(value["@id"]), ...value }
      : value;
  const nameOf = (one: unknown): unknown => (isMapping(one) ? one.name : one);
  const names = (value: unknown): string[] => [value].flat().map(resolved).map(nameOf).flatMap(textIn);
  const publisher = names(article.publisher)[0];
  const stated = [article.datePublished, article.dateCreated, article.uploadDate];
  const dates = stated.flatMap((date) => textIn(typeof date === "number" ? String(date) : date));
  // Ghost calls all authors but the first contributors.
  const helpers = [article.contributor].flat().filter((one) => isMapping(one) && isOf(/^Person$/)(one));
  const signing = [article.author ?? article.creator].flat().map(resolved);
  const isFirm = (one: unknown): boolean => isMapping(one) && isOf(/Organization$/)(one);
  const authors = cleanNames([...names(signing.filter((one) => !isFirm(one))), ...names(helpers)]);
  const keywords = textsOf(article.keywords).flatMap((text) => text.split(/[,，;；、]/u));
  // Medium says of each keyword what it is: `Tag:Harbours`, `Topic:Life`, `Elevated:false`.
  const kinds = keywords.filter((word) => /^[A-Z][A-Za-z]+:\S/.test(word));
  const tags =
    kinds.length < keywords.length ? keywords : kinds.flatMap((word) => /^Tag:(.+)/.exec(word)?.[1] ?? []);
  return present({
    title: textIn(article.headline)[0] ?? textIn(article.name)[0],
    date: firstPresent(dates, (date) => parseDay(date)),
    time: firstPresent(dates, parseTime),
    authors: nonEmpty(authors.filter((name) => name !== publisher)),
    firms: nonEmpty(cleanNames([...authors, ...names(signing.filter(isFirm))])),
    tags: nonEmpty(tags.map((tag) => tag.trim()).filter(Boolean)),
    sections: nonEmpty(textsOf(article.articleSection)),
    address: addressIn(article.url) ?? addressIn(article.mainEntityOfPage),
    image: addressIn(resolved([article.image ?? article.thumbnailUrl].flat()[0])),
    text: textIn(article.articleBody)[0] ?? textOfVideo(article),
    siteName: publisher,
    lang: textIn(article.inLanguage).find(isLanguageTag),
  });
}

/** Returns what a page of one video says of it: a link to it, and its description. */
function textOfVideo(thing: Mapping): string | undefined {
  if (!isOf(/^VideoObject$/)(thing)) return undefined;
  const address = [thing.url, thing.contentUrl, thing.embedUrl].find(
    (one): one is string => typeof one === "string" && isWebAddress(one),
  );
  const words = textIn(thing.transcript)[0] ?? textIn(thing.description)[0] ?? "";
  const link =
    address && `<p><a href="${escapeHtml(address)}">${escapeHtml(new URL(address).hostname)}</a></p>`;
  return `${link ?? ""}${textAsHtml(words)}`;
}

const textIn = (value: unknown): string[] => {
  if (typeof value === "string" && value.trim()) return [decodedEntities(value.trim())];
  if (isMapping(value) && typeof value["@value"] === "string") return textIn(value["@value"]);
  return Array.isArray(value) ? value.flatMap(textIn).slice(0, MOST_THINGS) : [];
};

const textsOf = (value: unknown): string[] =>
  [value].flat().flatMap((one) => textIn(isMapping(one) ? (one.name ?? one.termCode) : one));

/** Generators write text for HTML into JSON. */
const decodedEntities = (text: string): string =>
  text
    .replace(/&#(\d{1,6});/g, (whole, code) =>
      Number(code) <= 0x10ffff ? String.fromCodePoint(Number(code)) : whole,
    )
    .replace(/&quot;/g, '"')
    .replace(/&apos;/g, "'")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&");

function addressIn(value: unknown): string | undefined {
  if (typeof value === "string") return value.trim() || undefined;
  if (!isMapping(value)) return undefined;
  const address = [value.url, value.contentUrl, value["@id"]].find((one) => typeof one === "string");
  return address?.startsWith("#") ? undefined : address || undefined;
}
