import { createHash } from "node:crypto";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import type { BodyPlace } from "../../model/article.js";
import type { Catalog, CatalogArticle, WholeCatalog } from "../../model/catalog.js";
import type { Day, Digest, SitePath } from "../../model/names.js";
import { type CardRow, dayOfCard, SEARCH_FOLDER } from "../format/search-format.js";
import { nameOfSpan, type Span } from "../format/span.js";
import { cutSegments, dayNumber, isInSpan } from "./cut-segments.js";
import { DIGEST_LENGTH } from "./segment-changes.js";

/** What a segment is built from, of one article. */
export interface PlannedDocument {
  readonly card: CardRow;
  readonly tags: readonly string[];
  /** What a reader sees of the article beside its body: the caption of the lead picture, and names. */
  readonly besideBody: string;
  /** Where its body is in the cache. */
  readonly body: BodyPlace;
}

/** What a plan of segments knows of a document. */
export interface PlannedEntry {
  readonly date: string | undefined;
  /** Digest of everything of the document that is indexed, of `DIGEST_LENGTH` characters. */
  readonly digest: string;
}

/** A segment as a folder of the site. */
export interface PlannedSegment<Document = PlannedDocument> {
  /** Below the site's root. */
  readonly path: string;
  /** Digest of all that its files depend on. */
  readonly digest: Digest;
  /** The digest of each document, oldest first, and the number of its day. */
  readonly digests: readonly string[];
  readonly days: readonly number[];
  readonly document: (number: number) => Document;
}

/** Returns the path of the program of the search page. @param fingerprint of that program */
export const enginePath = (fingerprint: Digest): SitePath =>
  `${SEARCH_FOLDER}engine-${fingerprint.slice(0, 16)}.js` as SitePath;

/**
 * Plans the segments of the index from metadata, without reading a text. Pure. Of each article it needs the day, the path, the
 * channels, the keys of the tags and the digests of its facts; more only of those that `document` is asked for.
 * @param indexer fingerprint of the code that builds the index
 */
export const planSearch = ({ articles }: WholeCatalog, indexer: Digest): PlannedSegment[] =>
  planSegments(
    articles.map((article) => entryOf(article, indexer)),
    (index) => documentOf(articles[index] as CatalogArticle),
  );

/**
 * Plans the segments of a catalog of which little changed. A segment without a changed day keeps the digest that it had, and
 * its documents are not loaded.
 * @param days of all articles that changed, before and after; undefined for one without a date
 * @param keyOf returns the digest that a segment had; undefined for a new one
 */
export function planChangedSearch(
  { articles, undated, days: all }: Catalog,
  days: ReadonlySet<Day | undefined>,
  keyOf: (path: string) => Digest | undefined,
  indexer: Digest,
): PlannedSegment[] {
  const numbers: number[] = new Array<number>(undated.length).fill(0);
  for (const [day, { length }] of all) {
    const number = dayNumber(day);
    for (let count = 0; count < length; count++) numbers.push(number);
  }
  const changed = Array.from(days, dayNumber);
  return cutSegments(numbers).map(({ from, to, span }) => {
    const path = SEARCH_FOLDER + nameOfSpan(span);
    const known = keyOf(path);
    if (known && !changed.some((day) => isInSpan(day, span)))
      return { path, digest: known, digests: [], days: [], document: notLoaded };
    const some = articles.slice(from, to);
    const entries = some.map((article) => entryOf(article, indexer));
    return segmentOf(span, entries, (number) => documentOf(some[number] as CatalogArticle));
  });
}

const notLoaded = (): never => {
  throw new Error("a segment that did not change has no documents");
};

/** Plans segments. @param entries oldest first; @param document returns a document by its index among all */
export function planSegments<Document>(
  entries: readonly PlannedEntry[],
  document: (index: number) => Document,
): PlannedSegment<Document>[] {
  const days = entries.map(({ date }) => dayNumber(date));
  return cutSegments(days).map(({ from, to, span }) =>
    segmentOf(span, entries.slice(from, to), (number) => document(from + number)),
  );
}

/** @param document returns a document by its index in the segment */
function segmentOf<Document>(
  span: Span,
  entries: readonly PlannedEntry[],
  document: (index: number) => Document,
): PlannedSegment<Document> {
  const digests = entries.map(({ digest }) => digest);
  return {
    path: SEARCH_FOLDER + nameOfSpan(span),
    digest: digestOf(digests.join("")),
    digests,
    days: entries.map(({ date }) => dayNumber(date)),
    document,
  };
}

const entryOf = (article: CatalogArticle, indexer: Digest): PlannedEntry => ({
  date: article.facts.date,
  digest: digestOfArticle(article, indexer),
});

/** Returns the digest of everything of an article that is indexed. Keys of tags and names of channels have no tabs. */
function digestOfArticle({ path, facts, channels, tags }: CatalogArticle, indexer: Digest): string {
  const parts = [
    indexer,
    path,
    facts.cardDigest,
    facts.ownDigest,
    ...channels,
    "",
    ...tags.map(({ key }) => key),
  ];
  return createHash("sha256").update(parts.join("\t")).digest("base64url").slice(0, DIGEST_LENGTH);
}

function documentOf(article: CatalogArticle): PlannedDocument {
  const { facts, body, channels, tags, path } = article;
  const { title, image, agency, reporters, translators, editors } = article.details();
  const names = [agency, ...(reporters ?? []), ...(translators ?? []), ...(editors ?? [])];
  const mentioned = facts.tags.map(({ text }) => text);
  const card: CardRow = [path, title, channels];
  const date = facts.date ?? "";
  return {
    card: dayOfCard(card) === date ? card : [path, title, channels, date],
    // The key of a tag is its name in Simplified characters and without quotation marks.
    tags: [...new Set([...mentioned, ...tags.map(({ key }) => key)])].sort(compare),
    besideBody: [image?.caption, ...names].filter(Boolean).join("\n"),
    body,
  };
}
