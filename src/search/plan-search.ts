import { createHash } from "node:crypto";
import { digestOf } from "../lib/digest.js";
import { nameOf } from "../lib/paths.js";
import type { BodyPlace, TagMention } from "../model/article.js";
import type { Catalog, CatalogArticle } from "../model/catalog.js";
import type { Digest, SitePath } from "../model/names.js";
import type { PlannedFolder } from "../model/planned-folder.js";
import { countFiles, cutSegments, type FileCounts } from "./cut-segments.js";
import {
  CARDS_IN_FILE,
  type CardRow,
  cardsFile,
  printFile,
  SEARCH_FOLDER,
  type SegmentRow,
  SIGNATURES_IN_FILE,
  signaturesFile,
  TABLE,
  textsFile,
  titlesFile,
} from "./search-format.js";

/** An article as a segment's build needs it: all but its body. */
export interface PlannedDocument {
  readonly card: CardRow;
  readonly tags: readonly string[];
  /** What a reader sees of the article beside its body: the lead picture's caption, names. */
  readonly beside: string;
  /** Where its body is stored. */
  readonly body: BodyPlace;
}

/** A segment of the index that a build plans: a folder named by a digest of all that its files depend on, their key. */
export interface PlannedSegment extends PlannedFolder {
  readonly row: SegmentRow;
  readonly counts: FileCounts;
  /** Makes what its build needs, anew on each call: that of all at once would fill the memory. */
  readonly makeDocuments: () => PlannedDocument[];
}

/** The index that a build plans. */
export interface SearchPlan {
  readonly segments: readonly PlannedSegment[];
  /** The table's contents and place. */
  readonly table: { readonly path: SitePath; readonly text: string };
  /** Keys of its files that are no segment's: the table, and the program that reads the index. */
  readonly keys: ReadonlyMap<SitePath, Digest>;
}

/** Where the program that reads the index lies. @param fingerprint of that program */
export const enginePath = (fingerprint: Digest): SitePath =>
  `${SEARCH_FOLDER}engine-${fingerprint.slice(0, 16)}.js` as SitePath;

/**
 * Plans the index from metadata alone. Pure. A segment's folder is named by a digest of everything that its files depend
 * on, so a page never mixes files of two builds.
 * @param indexer fingerprint of the code that builds the index
 * @param program fingerprint of the program that reads it
 */
export function planSearch({ articles, mentions }: Catalog, indexer: Digest, program: Digest): SearchPlan {
  const engine = enginePath(program);
  const segments = cutSegments(articles.length).map(({ from, to }) =>
    planSegment(articles.slice(from, to), mentions, indexer),
  );
  const table = {
    path: (SEARCH_FOLDER + TABLE) as SitePath,
    text: printFile(TABLE, {
      engine: engine.slice(SEARCH_FOLDER.length),
      segments: segments.map(({ row }) => row),
    }),
  };
  const ofTable = digestOf(table.text);
  const keys = new Map([
    [engine, program],
    [table.path, ofTable],
  ]);
  return { segments, table, keys };
}

function planSegment(
  articles: readonly CatalogArticle[],
  mentions: readonly TagMention[],
  fingerprint: Digest,
): PlannedSegment {
  const characters = articles.reduce((sum, { facts }) => sum + facts.length, 0);
  const counts = countFiles(articles.length, characters);
  const hash = createHash("sha256").update(`${fingerprint}\n`);
  hash.update(articles.map(inDigests).join("\n"));
  const id = hash.digest("hex").slice(0, 16) as Digest;
  const row = { id, documents: articles.length, ...counts, years: yearsOf(articles) };
  return {
    path: SEARCH_FOLDER + id,
    digest: id,
    keys: () => new Map(filesOf(row).map((file) => [nameOf(file), id])),
    row,
    counts,
    makeDocuments: () => articles.map((article) => documentOf(article, mentions)),
  };
}

/** Returns what changes with anything that `documentOf` and a text are made of. Neither keys nor names of folders hold tabs. */
function inDigests({ facts, channels, tags }: CatalogArticle): string {
  let digests = `${facts.cardDigest}\t${facts.ownDigest}`;
  for (const channel of channels) digests += `\t${channel}`;
  digests += "\t";
  for (const { key } of tags) digests += `\t${key}`;
  return digests;
}

function documentOf(article: CatalogArticle, mentions: readonly TagMention[]): PlannedDocument {
  const { facts, body, channels, tags } = article;
  const { title, summary, image, agency, reporters, translators, editors } = article.details();
  const names = [agency, ...(reporters ?? []), ...(translators ?? []), ...(editors ?? [])];
  const mentioned = facts.tags.map((number) => mentions[number]?.text as string);
  return {
    card: [
      facts.date ?? "",
      nameOf(article.path).replace(/\.html$/, ""),
      title,
      shortened(summary),
      channels,
    ],
    // The key is what the tag is called without quotation marks, and in Simplified characters.
    tags: [...new Set([...mentioned, ...tags.map(({ key }) => key)])],
    beside: [image?.caption, ...names].filter(Boolean).join("\n"),
    body,
  };
}

/** Characters of a summary that a result shows: cards are loaded for each page of results. */
const SUMMARY = 56;

function shortened(summary: string): string {
  const characters = [...summary];
  return characters.length > SUMMARY ? `${characters.slice(0, SUMMARY).join("")}…` : summary;
}

function yearsOf(articles: readonly CatalogArticle[]): [year: string, first: number][] {
  const years: [string, number][] = [];
  for (const [at, { facts }] of articles.entries()) {
    const year = facts.date?.slice(0, 4) ?? "";
    if (years.at(-1)?.[0] !== year) years.push([year, at]);
  }
  return years;
}

/** Returns the files of a segment, below the index' folder. */
function filesOf({ id, documents, titles, texts }: SegmentRow): string[] {
  const names: string[] = [];
  for (let file = 0; file < titles; file++) names.push(titlesFile(id, file));
  for (let file = 0; file < texts; file++) names.push(textsFile(id, file));
  for (let from = 0; from < documents; from += CARDS_IN_FILE) names.push(cardsFile(id, from));
  for (let from = 0; from < documents; from += SIGNATURES_IN_FILE) names.push(signaturesFile(id, from));
  return names;
}
