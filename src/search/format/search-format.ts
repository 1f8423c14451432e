import type { Places } from "./posting-file.js";
import { nameOfSpan, type Span } from "./span.js";
import { BREAK, isWord, type Token, tokenize } from "./tokenize.js";

/** What the results show of a document. Its day is in front of its address where the last value is missing. */
export type CardRow = readonly [
  /** Relative to the site's root. */
  address: string,
  title: string,
  channels: readonly string[],
  date?: string,
];

/** Documents whose cards are written together. */
export interface CardGroup {
  /** Its name among the groups of the segment. */
  readonly name: string;
  readonly size: number;
  readonly version: string;
}

/** A segment: the documents of a span of days, indexed by themselves, and numbered from the oldest. */
export interface Segment {
  readonly documents: number;
  /** The posting files as `printTermsFiles` prints them. */
  readonly terms: string;
  /** The groups of cards as `printGroups` prints them. */
  readonly groups: string;
}

/** A posting file, and the span of the places of its terms. */
type TermsFile = readonly [name: string, version: string, span: Span];

/** Prints posting files: exponent and version of each. Their spans follow each other, and leave nothing out. */
export const printTermsFiles = (files: readonly (readonly [version: string, span: Span])[]): string =>
  files.map(([version, { exponent }]) => exponent.toString(36) + version).join("");

/** Returns the posting files of a segment. */
export function termsFilesOf({ terms }: Segment): TermsFile[] {
  const files: TermsFile[] = [];
  let place = 0;
  for (let from = 0; from < terms.length; from += 1 + VERSION_LENGTH) {
    const exponent = parseInt(terms.charAt(from), 36);
    const span = { exponent, index: place / 2 ** exponent };
    files.push([`t${nameOfSpan(span)}.js`, terms.slice(from + 1, from + 1 + VERSION_LENGTH), span]);
    place += 2 ** exponent;
  }
  return files;
}

/** Returns the posting files of the terms of some places below 2^32: one or more. */
export const termsFilesIn = (segment: Segment, { first, end }: Places): TermsFile[] =>
  termsFilesOf(segment).filter(
    ([, , { exponent, index }]) => first < (index + 1) * 2 ** exponent && end > index * 2 ** exponent,
  );

/** Prints groups: name, size and version of each, with a space between two. */
export const printGroups = (groups: readonly CardGroup[]): string =>
  groups.map(({ name, size, version }) => `${name}.${size}.${version}`).join(" ");

export const groupsOf = ({ groups }: Segment): CardGroup[] =>
  groups.split(" ").map((group) => {
    const [name, size, version] = group.split(".") as [string, string, string];
    return { name, size: Number(size), version };
  });

/** A segment as the table has it. What its file holds comes last, if readers are to have it at once. */
export type TableSegment = readonly [folder: string, version: string, documents: number, segment?: Segment];

/** The first file of the index that is read. */
export interface SearchTable {
  /** File name of the program that reads this index. */
  readonly engine: string;
  /** Oldest first. */
  readonly segments: readonly TableSegment[];
  /** The versions of the files of suggestions, `VERSION_LENGTH` characters each. */
  readonly suggestions: string;
}

/** The folder of the index below the site's root. The names of its files are relative to it. */
export const SEARCH_FOLDER = "search/";
export const TABLE = "table.js";

/** Tells whether a folder of the site belongs to the index. */
export const isInSearch = (folder: string): boolean => `${folder}/`.startsWith(SEARCH_FOLDER);

/** How many characters a version has. It is a part of the digest of a file's contents. */
export const VERSION_LENGTH = 4;

/** Tells whether a path below the site's root has the form of a file of the index, or of one that an earlier version wrote. */
export const isIndexFile = (path: string): boolean =>
  /^search\/(?:[0-9a-z]+-\d+\/[a-z][0-9a-z-]*\.js(?:on)?|(?:engine|starter|suggest|table)[0-9a-f-]*\.js)$/.test(
    path,
  );

/** How many documents share a file of cards. */
export const CARDS_IN_FILE = 20;

/** The name of the file that lists all others of a segment. */
export const SEGMENT_FILE = "segment.js";

/** Tells whether a file of the index lists others of it: the table, or the file of a segment. */
export const isIndexList = (path: string): boolean =>
  path === SEARCH_FOLDER + TABLE || path.endsWith(`/${SEGMENT_FILE}`);

/** Returns the names of the files with the cards of a group. */
export const cardFiles = ({ name, size }: CardGroup): string[] =>
  Array.from({ length: Math.ceil(size / CARDS_IN_FILE) }, (_, file) => `c${name}-${file}.js`);

/** Returns the name and the version of the file with the card of a document, and the card's index in it. */
export function cardOf(segment: Segment, document: number): [name: string, version: string, index: number] {
  const groups = groupsOf(segment);
  let index = document;
  let group = groups.shift() as CardGroup;
  for (; index >= group.size; group = groups.shift() as CardGroup) index -= group.size;
  const file = cardFiles(group)[Math.floor(index / CARDS_IN_FILE)] as string;
  return [file, group.version, index % CARDS_IN_FILE];
}

/** The function that each file of the index calls with its name, its version and its contents. */
export const CALLBACK = "newsmirrorSearch";

/** Returns the text of a file of the index: a script, because a page that is read from a disk can load nothing else. */
export const printFile = (name: string, version: string, contents: unknown): string =>
  `${CALLBACK}(${JSON.stringify(name)},${JSON.stringify(version)},${JSON.stringify(contents).replace(/[\u2028\u2029]/g, escaped)});\n`;

/** Returns what a text that `printFile` printed holds. @throws SyntaxError if the text is not whole */
export function parseFile(text: string): unknown {
  const found = JSON.parse(`[${text.slice(text.indexOf("(") + 1, text.lastIndexOf(")"))}]`) as unknown[];
  if (found.length !== 3) throw new SyntaxError("no file of the index");
  return found[2];
}

/** Returns the version of a text that `printFile` printed, without reading on; empty for another text. */
export const versionOfFile = (text: string): string => /^\w+\("[^"]+","([^"]*)"/.exec(text)?.[1] ?? "";

/** Browsers before 2019 take no line separators in string literals. */
const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16)}`;

/** Returns the term that all documents of a channel have, and that of a year. */
export const channelTerm = (channel: string): string => `c:${channel}`;
export const yearTerm = (year: string): string => `y:${year}`;

/** Returns the term that all documents with a tag have, the same for all its spellings; undefined for a tag without a word. */
export function tagTerm(tag: string): string | undefined {
  const tokens = tokenize(tag);
  return tokens.length > 0 ? `t:${printTokens(tokens)}` : undefined;
}

/** Returns a text that is the same for all texts with some tokens, and for no other. */
export const printTokens = (tokens: readonly Token[]): string =>
  tokens
    .map((token) => (isWord(token) ? token : token === BREAK ? "-" : String.fromCharCode(token)))
    .join("");

/** Makes the card of a document. @param date `YYYY-MM-DD`; missing or empty where it is not known */
export function makeCard(address: string, title: string, channels: readonly string[], date = ""): CardRow {
  const card: CardRow = [address, title, channels];
  return dayOfCard(card) === date ? card : [address, title, channels, date];
}

/** Returns the day of a card, empty where it is not known. */
export const dayOfCard = ([address, , , date]: CardRow): string =>
  date === undefined ? (/^\d{4}\/\d\d\/\d\d(?=\/)/.exec(address) || [""])[0].replace(/\//g, "-") : date;
