import { createHash } from "node:crypto";
import { digestOf } from "../../lib/digest.js";
import { nameOf } from "../../lib/paths.js";
import type { BodyPlace } from "../../model/article.js";
import type { Catalog, CatalogArticle } from "../../model/catalog.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { PlannedFolder } from "../../model/planned-folder.js";
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
} from "../format/search-format.js";
import { countFiles, cutSegments, type FileCounts } from "./cut-segments.js";

/** What a segment is built from, of one article. */
export interface PlannedDocument {
  readonly card: CardRow;
  readonly tags: readonly string[];
  /** What a reader sees of the article beside its body: the caption of the lead picture, and names. */
  readonly besideBody: string;
  /** Where its body is in the cache. */
  readonly body: BodyPlace;
}

/** A segment as a folder of the site. Its name and the key of its files are one digest of all that they depend on. */
export interface PlannedSegment extends PlannedFolder {
  readonly row: SegmentRow;
  readonly counts: FileCounts;
  /** Makes the documents of the segment. Those of all segments at once would fill the memory. */
  readonly makeDocuments: () => PlannedDocument[];
}

/** All files of the index. */
export interface SearchPlan {
  readonly segments: readonly PlannedSegment[];
  /** The table of segments, as it is written. */
  readonly table: { readonly path: SitePath; readonly text: string };
  /** Keys of the files that belong to no segment: the table, and the program of the search page. */
  readonly keys: ReadonlyMap<SitePath, Digest>;
}

/** Returns the path of the program of the search page. @param fingerprint of that program */
export const enginePath = (fingerprint: Digest): SitePath =>
  `${SEARCH_FOLDER}engine-${fingerprint.slice(0, 16)}.js` as SitePath;

/**
 * Plans the index from metadata, without reading a text. Pure. A segment that changes gets another folder, so that a reader
 * never has files of two builds in one segment.
 * @param indexer fingerprint of the code that builds the index
 * @param program fingerprint of the program of the search page
 */
export function planSearch({ articles }: Catalog, indexer: Digest, program: Digest): SearchPlan {
  const engine = enginePath(program);
  const segments = cutSegments(articles.length).map(({ from, to }) =>
    planSegment(articles.slice(from, to), indexer),
  );
  const table = {
    path: (SEARCH_FOLDER + TABLE) as SitePath,
    text: printFile(TABLE, {
      engine: engine.slice(SEARCH_FOLDER.length),
      segments: segments.map(({ row }) => row),
    }),
  };
  const tableKey = digestOf(table.text);
  const keys = new Map([
    [engine, program],
    [table.path, tableKey],
  ]);
  return { segments, table, keys };
}

function planSegment(articles: readonly CatalogArticle[], fingerprint: Digest): PlannedSegment {
  const characters = articles.reduce((sum, { facts }) => sum + facts.length, 0);
  const counts = countFiles(articles.length, characters);
  const hash = createHash("sha256").update(`${fingerprint}\n`);
  hash.update(articles.map(dependencies).join("\n"));
  const id = hash.digest("hex").slice(0, 16) as Digest;
  const row = { id, documents: articles.length, ...counts, years: yearsOf(articles) };
  return {
    path: SEARCH_FOLDER + id,
    digest: id,
    keys: () => new Map(filesOf(row).map((file) => [nameOf(file), id])),
    row,
    counts,
    makeDocuments: () => articles.map(documentOf),
  };
}

/**
 * Returns a text that changes with everything of an article that is indexed. Keys of tags and names of channels have no
 * tabs.
 */
function dependencies({ facts, channels, tags }: CatalogArticle): string {
  let text = `${facts.cardDigest}\t${facts.ownDigest}`;
  for (const channel of channels) text += `\t${channel}`;
  text += "\t";
  for (const { key } of tags) text += `\t${key}`;
  return text;
}

function documentOf(article: CatalogArticle): PlannedDocument {
  const { facts, body, channels, tags } = article;
  const { title, summary, image, agency, reporters, translators, editors } = article.details();
  const names = [agency, ...(reporters ?? []), ...(translators ?? []), ...(editors ?? [])];
  const mentioned = facts.tags.map(({ text }) => text);
  return {
    card: [
      facts.date ?? "",
      nameOf(article.path).replace(/\.html$/, ""),
      title,
      shortened(summary),
      channels,
    ],
    // The key of a tag is its name in Simplified characters and without quotation marks.
    tags: [...new Set([...mentioned, ...tags.map(({ key }) => key)])],
    besideBody: [image?.caption, ...names].filter(Boolean).join("\n"),
    body,
  };
}

/** The most characters of a summary in a card. Cards are loaded for each page of results. */
const SUMMARY = 56;

function shortened(summary: string): string {
  const characters = [...summary];
  return characters.length > SUMMARY ? `${characters.slice(0, SUMMARY).join("")}…` : summary;
}

function yearsOf(articles: readonly CatalogArticle[]): [year: string, first: number][] {
  const years: [string, number][] = [];
  for (const [index, { facts }] of articles.entries()) {
    const year = facts.date?.slice(0, 4) ?? "";
    if (years.at(-1)?.[0] !== year) years.push([year, index]);
  }
  return years;
}

/** Returns the names of a segment's files, relative to the folder of the index. */
function filesOf({ id, documents, titles, texts }: SegmentRow): string[] {
  const cards = Math.ceil(documents / CARDS_IN_FILE);
  const signatures = Math.ceil(documents / SIGNATURES_IN_FILE);
  return [
    ...numbered(titles, (file) => titlesFile(id, file)),
    ...numbered(texts, (file) => textsFile(id, file)),
    ...numbered(cards, (file) => cardsFile(id, file * CARDS_IN_FILE)),
    ...numbered(signatures, (file) => signaturesFile(id, file * SIGNATURES_IN_FILE)),
  ];
}

const numbered = (count: number, toName: (file: number) => string): string[] =>
  Array.from({ length: count }, (_, file) => toName(file));
