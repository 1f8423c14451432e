import { createHash } from "node:crypto";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import type { BodyPlace } from "../../model/article.js";
import type { Catalog, CatalogArticle } from "../../model/catalog.js";
import type { Digest, SitePath } from "../../model/names.js";
import { type CardRow, dayOfCard, SEARCH_FOLDER } from "../format/search-format.js";
import { countFiles } from "./count-files.js";
import { cutSegments, dayNumber, nameOfSpan } from "./cut-segments.js";
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

/** A segment as a folder of the site. */
export interface PlannedSegment {
  /** Below the site's root. */
  readonly path: string;
  /** Digest of all that its files depend on. */
  readonly digest: Digest;
  /** How many posting files it has. */
  readonly files: number;
  /** The digest of each document, oldest first, and the number of its day. */
  readonly digests: readonly string[];
  readonly days: readonly number[];
  readonly document: (number: number) => PlannedDocument;
}

/** Returns the path of the program of the search page. @param fingerprint of that program */
export const enginePath = (fingerprint: Digest): SitePath =>
  `${SEARCH_FOLDER}engine-${fingerprint.slice(0, 16)}.js` as SitePath;

/**
 * Plans the segments of the index from metadata, without reading a text. Pure.
 * @param indexer fingerprint of the code that builds the index
 */
export function planSearch({ articles }: Catalog, indexer: Digest): PlannedSegment[] {
  const days = articles.map(({ facts }) => dayNumber(facts.date));
  return cutSegments(days).map(({ from, to, span }) => {
    const some = articles.slice(from, to);
    const digests = some.map((article) => digestOfDocument(article, indexer));
    const characters = some.reduce((sum, { facts }) => sum + facts.length, 0);
    return {
      path: SEARCH_FOLDER + nameOfSpan(span),
      digest: digestOf(digests.join("")),
      files: countFiles(characters, to === articles.length),
      digests,
      days: days.slice(from, to),
      document: (number) => documentOf(some[number] as CatalogArticle),
    };
  });
}

/** Returns the digest of everything of an article that is indexed. Keys of tags and names of channels have no tabs. */
function digestOfDocument({ path, facts, channels, tags }: CatalogArticle, indexer: Digest): string {
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
