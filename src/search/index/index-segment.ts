import { hash } from "node:crypto";
import { batchesOf } from "../../lib/group-by.js";
import { decodePostingFile, encodePostingFile, type PostingFile, type Term } from "../format/posting-file.js";
import {
  CARDS_IN_FILE,
  type CardGroup,
  type CardRow,
  cardFiles,
  groupsOf,
  printFile,
  printGroups,
  printTermsFiles,
  SEARCH_FOLDER,
  SEGMENT_FILE,
  type Segment,
  termsFilesOf,
  VERSION_LENGTH,
} from "../format/search-format.js";
import { nameOfSpan, type Span } from "../format/span.js";
import { cutTerms, mostFiles } from "./cut-terms.js";
import type { SearchDocument } from "./document-terms.js";
import { type MergedTerms, mergeTerms } from "./merge-terms.js";
import type { PlannedSegment } from "./plan-search.js";
import { PostingsBuilder } from "./postings-builder.js";
import type { HeldSegment, SegmentChanges } from "./segment-changes.js";

/** What has to be done to make a segment. It can be sent to a worker thread. */
export interface SegmentTask extends Pick<PlannedSegment, "path" | "digests"> {
  /** The folder of the site. */
  readonly out: string;
  readonly changes: SegmentChanges;
  /** The documents that `documentsToRead` names, by their numbers. */
  readonly documents: ReadonlyMap<number, SearchDocument>;
  /** The segment as it is. */
  readonly held?: HeldSegment | undefined;
}

/** The files of a segment, by their names in its folder. */
interface SegmentFiles {
  /** Returns the contents of a file of the segment as it is; undefined if it is not there as a whole, with this version. */
  readonly read: (name: string, version: string) => unknown;
  /** Takes a file that is not there as it is to be. */
  readonly write: (name: string, text: string) => void;
}

/** The file that says which documents a segment was made of. Readers do not load it. */
export const DOCUMENTS_FILE = "documents.json";

/**
 * Indexes a segment, and returns the names of all its files. Those files are written last that name others. Returns undefined,
 * and writes nothing, if a posting file of the segment as it is cannot be read.
 * @param textOf returns what a reader sees of a document's body. It is called for one after another, and no text is kept
 */
export function indexSegment(
  task: SegmentTask,
  textOf: (document: SearchDocument) => string,
  files: SegmentFiles,
): string[] | undefined {
  const before = task.held ? heldFiles(task.held.segment, files.read) : new Map<string, HeldFile>();
  if (!before) return undefined;
  const folder = `${task.path}/`.slice(SEARCH_FOLDER.length);
  const write = (name: string, version: string, contents: unknown): void =>
    files.write(name, printFile(folder + name, version, contents));
  const size = task.digests.length;
  const { all, unchanged } = termsOfSegment(task, textOf, before);
  const terms = cutTerms(all, mostFiles(size), size).map(({ span, indexes }) => {
    const name = `t${nameOfSpan(span)}.js`;
    const held = before.get(name);
    if (held && unchanged.get(name) === indexes.length) return [held.version, span] as const;
    const inFile = new Map(Array.from(indexes, (index) => [all.terms[index] as Term, all.postings(index)]));
    const contents = encodePostingFile(inFile, span, size);
    const version = versionOf(contents);
    if (!contents.every((text, part) => text === held?.contents[part])) write(name, version, contents);
    return [version, span] as const;
  });
  const segment: Segment = {
    documents: size,
    terms: printTermsFiles(terms),
    groups: printGroups(writeCards(task, write)),
  };
  write(SEGMENT_FILE, versionOf(segment), segment);
  files.write(DOCUMENTS_FILE, `${JSON.stringify({ digests: task.digests.join("") })}\n`);
  return namesIn(segment);
}

/** Returns the version of a file with some contents: a part of their digest, in letters, digits, `-` and `_`. */
export const versionOf = (contents: unknown): string =>
  hash("sha256", JSON.stringify(contents), "base64url").slice(0, VERSION_LENGTH);

/** Returns the names of all files of a segment. */
export const namesIn = (segment: Segment): string[] => [
  ...termsFilesOf(segment).map(([name]) => name),
  ...groupsOf(segment).flatMap(cardFiles),
  SEGMENT_FILE,
  DOCUMENTS_FILE,
];

/** Writes the cards that are not held, and returns all groups. */
function writeCards(
  { changes, documents, held }: SegmentTask,
  write: (name: string, version: string, contents: unknown) => void,
): CardGroup[] {
  const known = new Set(held?.segment.groups.split(" "));
  return changes.groups.map(({ from, to, span, version: heldVersion }) => {
    const [name, size] = [nameOfSpan(span), to - from];
    if (heldVersion !== undefined) return { name, size, version: heldVersion };
    const cards = Array.from({ length: size }, (_, offset) => documents.get(from + offset)?.card as CardRow);
    const group = { name, size, version: versionOf(cards) };
    if (known.has(printGroups([group]))) return group;
    const files = batchesOf(cards, CARDS_IN_FILE);
    for (const [index, file] of cardFiles(group).entries()) write(file, group.version, files[index]);
    return group;
  });
}

interface HeldFile {
  readonly span: Span;
  readonly version: string;
  readonly contents: PostingFile;
}

/** Reads the posting files of a segment, by their names. Returns undefined if one cannot be read. */
function heldFiles(segment: Segment, read: SegmentFiles["read"]): Map<string, HeldFile> | undefined {
  const files = new Map<string, HeldFile>();
  for (const [name, version, span] of termsFilesOf(segment)) {
    const contents = read(name, version) as PostingFile | undefined;
    if (!contents) return undefined;
    files.set(name, { span, version, contents });
  }
  return files;
}

/**
 * Returns the terms of the documents that are added, and of those that stay.
 * @param files that have the terms of those that stay
 */
function termsOfSegment(
  { changes, digests, documents, held }: SegmentTask,
  textOf: (document: SearchDocument) => string,
  files: ReadonlyMap<string, HeldFile>,
): MergedTerms {
  const added = new PostingsBuilder();
  for (const number of changes.added) {
    const document = documents.get(number) as SearchDocument;
    added.add(number, { ...document, text: textOf(document) });
  }
  if (!held) return { all: added, unchanged: new Map() };
  const before = held.segment.documents;
  // Files are decoded one after the other, since decoded files are large.
  const decoders = Array.from(files, ([name, { contents, span }]) => {
    const decode = () => decodePostingFile(contents, span, before);
    return [name, decode] as const;
  });
  const merged = mergeTerms(new Map(decoders), changes.numbers, added);
  // The bits of a file depend on how many documents there are.
  return digests.length === before ? merged : { ...merged, unchanged: new Map() };
}

/** Tells whether a held segment can be changed, instead of being made anew. */
export function canChange({ segment }: HeldSegment, { added, numbers }: SegmentChanges): boolean {
  const kept = numbers.filter((number) => number >= 0);
  const isInOrder = kept.every((number, index) => index === 0 || number > (kept[index - 1] as number));
  return isInOrder && added.length < segment.documents / 4;
}
