import { hash } from "node:crypto";
import { documentDigest } from "../../catalog/stored/document-digest.js";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import type { ArticleList, Catalog, CatalogArticle, CatalogDocuments } from "../../model/catalog.js";
import type { Day, Digest, SitePath } from "../../model/names.js";
import type { SearchScripts } from "../../model/views/site-views.js";
import { makeCard, SEARCH_FOLDER } from "../format/search-format.js";
import { nameOfSpan } from "../format/span.js";
import { cutSegments, dayNumber, isInSpan, type Run } from "./cut-segments.js";
import type { SearchDocument } from "./document-terms.js";
import { DIGEST_LENGTH } from "./segment-changes.js";

/** A segment as a folder of the site. */
export interface PlannedSegment {
  /** Below the site's root. */
  readonly path: string;
  /** Digest of all that its files depend on. */
  readonly digest: Digest;
  /** For each document, oldest first, a digest of all that is indexed of it. Empty for a segment that did not change. */
  readonly digests: readonly string[];
  /** The number of each document's day. Empty for a segment that did not change. */
  readonly days: readonly number[];
  /** Returns documents by their indexes in the segment. @throws Error for a segment that did not change */
  readonly documentsAt: (numbers: readonly number[]) => readonly SearchDocument[];
}

/** Returns the paths of the scripts of the search page. @param fingerprint of both */
export function searchScripts(fingerprint: Digest): SearchScripts {
  const pathOf = (name: string) => `${SEARCH_FOLDER}${name}-${fingerprint.slice(0, 16)}.js` as SitePath;
  return { starter: pathOf("starter"), script: pathOf("engine") };
}

/**
 * Plans the segments of the index from metadata, without reading a text. A segment that was built before, and has no
 * changed day, keeps its digest. Its documents are not loaded, and those of others only when they are asked for.
 * @param indexer fingerprint of the code that builds the index
 * @param keyOf returns the digest that a segment had; undefined for a new one
 * @param days of all articles that changed since, before and after; undefined for one without a date
 */
export function planSearch(
  { articles, undated, days: all }: Catalog,
  indexer: Digest,
  keyOf: (path: string) => Digest | undefined = () => undefined,
  days: ReadonlySet<Day | undefined> = new Set(),
): PlannedSegment[] {
  const numbers = new Array<number>(undated.length).fill(0);
  for (const [day, { length }] of all) {
    const number = dayNumber(day);
    for (let count = 0; count < length; count++) numbers.push(number);
  }
  const changed = Array.from(days, dayNumber);
  return cutSegments(numbers).map((run) => {
    const path = pathOf(run);
    const known = keyOf(path);
    if (known && !changed.some((day) => isInSpan(day, run.span)))
      return { path, digest: known, digests: [], days: [], documentsAt: notLoaded };
    const { digests, articlesAt } = documentsOf(articles, run);
    const withIndexer = digests.map((digest) => withCode(digest, indexer));
    return planSegment(run, numbers, withIndexer, (indexes) => articlesAt(indexes).map(documentOf));
  });
}

const pathOf = ({ span }: Run): string => SEARCH_FOLDER + nameOfSpan(span);

const notLoaded = (): never => {
  throw new Error("a segment that did not change has no documents");
};

/** Plans the segment of a run. @param days numbers of the days of all documents @param digests of the segment's own documents */
export const planSegment = (
  run: Run,
  days: readonly number[],
  digests: readonly string[],
  documentsAt: PlannedSegment["documentsAt"],
): PlannedSegment => ({
  path: pathOf(run),
  digest: digestOf(digests.join("")),
  digests,
  days: days.slice(run.from, run.to),
  documentsAt,
});

/** Returns a digest that changes with that of a document, and with the code. */
const withCode = (digest: string, indexer: Digest): string =>
  hash("sha256", indexer + digest, "base64url").slice(0, DIGEST_LENGTH);

const documentsOf = (articles: ArticleList, { from, to }: Run): CatalogDocuments =>
  articles.queries?.documentsIn(from, to) ?? {
    digests: articles.slice(from, to).map(documentDigest),
    articlesAt: (indexes) => indexes.map((index) => articles.at(from + index) as CatalogArticle),
  };

function documentOf(article: CatalogArticle): SearchDocument {
  const { facts, body, channels, tagKeys, path } = article;
  const { title, image, agency, reporters, translators, editors } = article.details();
  const names = [agency, ...(reporters ?? []), ...(translators ?? []), ...(editors ?? [])];
  return {
    card: makeCard(path, title, channels, facts.date),
    // The key of a tag is its name in Simplified characters and without quotation marks.
    tags: [...new Set([...facts.tags.map(({ text }) => text), ...tagKeys])].sort(compare),
    text: [image?.caption, ...names].filter(Boolean).join("\n"),
    body,
  };
}
