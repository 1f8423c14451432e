import { type Token, tokenize } from "./tokenize.js";

/** What the index says of an article that was found: day, id, title, summary, channels. */
export type CardRow = readonly [
  date: string,
  id: string,
  title: string,
  summary: string,
  channels: readonly string[],
];

/** One segment, as the table lists it. */
export interface SegmentRow {
  /** Its folder: a digest of everything its files depend on. */
  readonly id: string;
  readonly documents: number;
  /** Files that the terms of titles and tags lie in, and those of whole articles. */
  readonly titles: number;
  readonly texts: number;
  /** Each year that it has articles of, and the place of the first of them. */
  readonly years: readonly (readonly [year: string, first: number])[];
}

/** The entry to the index. */
export interface SearchTable {
  /** File name of the program that reads this index. */
  readonly engine: string;
  /** Oldest first. */
  readonly segments: readonly SegmentRow[];
}

/** The folder of the index below the site's root; the names of its files are given relative to it. */
export const SEARCH_FOLDER = "search/";
export const TABLE = "table.js";

/** Tells whether a folder of the site is one of the index. */
export const isInSearch = (folder: string): boolean => `${folder}/`.startsWith(SEARCH_FOLDER);

/** Documents whose cards, and whose signatures, share a file. */
export const CARDS_IN_FILE = 16;
export const SIGNATURES_IN_FILE = 4;

export const titlesFile = (segment: string, file: number): string => `${segment}/t${file}.js`;
export const textsFile = (segment: string, file: number): string => `${segment}/x${file}.js`;
export const cardsFile = (segment: string, document: number): string =>
  `${segment}/c${Math.floor(document / CARDS_IN_FILE)}.js`;
export const signaturesFile = (segment: string, document: number): string =>
  `${segment}/s${Math.floor(document / SIGNATURES_IN_FILE)}.js`;

/** Name of the function that a file of the index hands its contents to. */
export const CALLBACK = "newsmirrorSearch";

/** Prints a file of the index: a script, since nothing else can be loaded from a disk. */
export const printFile = (name: string, contents: unknown): string =>
  `${CALLBACK}(${JSON.stringify(name)},${JSON.stringify(contents).replace(/[\u2028\u2029]/g, escaped)});\n`;

/** String literals could not hold line separators before 2019. */
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** The term under which the articles of a channel are found. */
export const channelTerm = (channel: string): string => `c:${channel}`;

/** The term under which the articles with a tag are found, however it is written; undefined where nothing of it is a word. */
export function tagTerm(tag: string): string | undefined {
  const tokens = tokenize(tag);
  return tokens.length > 0 ? `t:${tokens.map(printed).join("")}` : undefined;
}

const printed = (token: Token): string =>
  typeof token === "string" ? token : token === 0 ? "-" : String.fromCharCode(token);
