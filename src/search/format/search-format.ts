import { type Token, tokenize } from "./tokenize.js";

/** What the results show of a document. The id is that of the article, the summary its first words. */
export type CardRow = readonly [
  date: string,
  id: string,
  title: string,
  summary: string,
  channels: readonly string[],
];

/** A segment in the table: a run of documents that is indexed by itself. */
export interface SegmentRow {
  /** Name of its folder: a digest of all that its files depend on. */
  readonly id: string;
  readonly documents: number;
  /** How many posting files there are for titles and tags. */
  readonly titles: number;
  /** How many posting files there are for whole articles. */
  readonly texts: number;
  /** Each year of its documents, and the number of the first document of that year. Ascending. */
  readonly years: readonly (readonly [year: string, first: number])[];
}

/** The first file of the index that is read. */
export interface SearchTable {
  /** File name of the program that reads this index. */
  readonly engine: string;
  /** Oldest first. */
  readonly segments: readonly SegmentRow[];
}

/** The folder of the index below the site's root. The names of its files are relative to it. */
export const SEARCH_FOLDER = "search/";
export const TABLE = "table.js";

/** Tells whether a folder of the site belongs to the index. */
export const isInSearch = (folder: string): boolean => `${folder}/`.startsWith(SEARCH_FOLDER);

/** How many documents share a file of cards, and a file of signatures. */
export const CARDS_IN_FILE = 16;
export const SIGNATURES_IN_FILE = 4;

export const titlesFile = (segment: string, file: number): string => `${segment}/t${file}.js`;
export const textsFile = (segment: string, file: number): string => `${segment}/x${file}.js`;
/** Returns the file that holds the card of a document. */
export const cardsFile = (segment: string, document: number): string =>
  `${segment}/c${Math.floor(document / CARDS_IN_FILE)}.js`;
/** Returns the file that holds the signature of a document. */
export const signaturesFile = (segment: string, document: number): string =>
  `${segment}/s${Math.floor(document / SIGNATURES_IN_FILE)}.js`;

/** The posting files of titles have ids of fields: the title and the tags of each document. */
export const titleField = (document: number): number => document * 2;
export const tagsField = (document: number): number => document * 2 + 1;
export const isTitleField = (field: number): boolean => field % 2 === 0;
export const documentOfField = (field: number): number => field >>> 1;

/** The function that each file of the index calls with its name and contents. */
export const CALLBACK = "newsmirrorSearch";

/** Returns the text of a file of the index: a script, because a page that is read from a disk can load nothing else. */
export const printFile = (name: string, contents: unknown): string =>
  `${CALLBACK}(${JSON.stringify(name)},${JSON.stringify(contents).replace(/[\u2028\u2029]/g, escaped)});\n`;

/** Browsers before 2019 take no line separators in string literals. */
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** Returns the term that all documents of a channel have. */
export const channelTerm = (channel: string): string => `c:${channel}`;

/** Returns the term that all documents with a tag have, the same for all its spellings; undefined for a tag without a word. */
export function tagTerm(tag: string): string | undefined {
  const tokens = tokenize(tag);
  return tokens.length > 0 ? `t:${tokens.map(printed).join("")}` : undefined;
}

const printed = (token: Token): string =>
  typeof token === "string" ? token : token === 0 ? "-" : String.fromCharCode(token);
