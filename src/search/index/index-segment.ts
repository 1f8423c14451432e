import { hash } from "node:crypto";
import { batchesOf } from "../../lib/group-by.js";
import {
  decodePostingFile,
  encodePostingFile,
  type PostingFile,
  type Terms,
} from "../format/posting-file.js";
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
import { mergeTerms } from "./merge-terms.js";
import type { PlannedDocument, PlannedSegment } from "./plan-search.js";
import { PostingsBuilder } from "./postings-builder.js";
import type { HeldSegment, SegmentChanges } from "./segment-changes.js";

/** What is known of a document before its text is read. */
export type Indexable = Pick<SearchDocument, "card" | "tags">;

/** What has to be done to make a segment. It can be sent to a worker thread. */
export interface SegmentTask<Document extends Indexable = PlannedDocument>
  extends Pick<PlannedSegment, "path" | "digests"> {
  /** The folder of the site. */
  readonly out: string;
  readonly changes: SegmentChanges;
  /** The documents that `documentsToRead` names, by their numbers. */
  readonly documents: ReadonlyMap<number, Document>;
  /** The segment as it is. */
  readonly held?: HeldSegment | undefined;
}

/** The files of a segment, by their names in its folder. */
export interface SegmentFiles {
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
export function indexSegment<Document extends Indexable>(
  task: SegmentTask<Document>,
  textOf: (document: Document) => string,
  files: SegmentFiles,
): string[] | undefined {
  const before = heldFiles(task, files.read);
  if (!before) return undefined;
  const folder = `${task.path}/`.slice(SEARCH_FOLDER.length);
  const write = (name: string, version: string, contents: unknown): void =>
    files.write(name, printFile(folder + name, version, contents));
  const terms: [version: string, span: Span][] = [];
  for (const { version, span, contents } of postingFiles(task, textOf, before)) {
    terms.push([version, span]);
    if (contents) write(`t${nameOfSpan(span)}.js`, version, contents);
  }
  const segment: Segment = {
    documents: task.digests.length,
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
function writeCards<Document extends Indexable>(
  { changes, documents, held }: SegmentTask<Document>,
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

/** A posting file of a segment as it is. */
interface HeldFile {
  readonly span: Span;
  readonly version: string;
  readonly contents: PostingFile;
}

function heldFiles({ held }: Pick<SegmentTask, "held">, read: SegmentFiles["read"]): HeldFile[] | undefined {
  const files: HeldFile[] = [];
  for (const [name, version, span] of held ? termsFilesOf(held.segment) : []) {
    const contents = read(name, version) as PostingFile | undefined;
    if (!contents) return undefined;
    files.push({ span, version, contents });
  }
  return files;
}

/** Yields the posting files. Those that stay as they are have no contents. @param files those of the segment as it is */
function* postingFiles<Document extends Indexable>(
  { digests, changes, documents, held: segment }: SegmentTask<Document>,
  textOf: (document: Document) => string,
  files: readonly HeldFile[],
): Generator<{ readonly span: Span; readonly version: string; readonly contents?: PostingFile | undefined }> {
  const size = digests.length;
  const added = new PostingsBuilder();
  for (const number of changes.added) {
    const document = documents.get(number) as Document;
    added.add(number, { ...document, text: textOf(document) });
  }
  const before = segment?.segment.documents ?? 0;
  const terms = files.length > 0 ? mergeTerms(decoded(files, before), changes.numbers, added) : added;
  const heldByName = new Map(files.map((file) => [nameOfSpan(file.span), file]));
  for (const { span, indexes } of cutTerms(terms, mostFiles(size), size)) {
    const inFile = new Map(Array.from(indexes, (term) => [terms.term(term), terms.postings(term)]));
    const contents = encodePostingFile(inFile, span, size);
    const known = heldByName.get(nameOfSpan(span));
    if (known && contents.every((text, part) => text === known.contents[part]))
      yield { span, version: known.version };
    else yield { span, version: versionOf(contents), contents };
  }
}

/** Decodes one file after the other, since decoded files are large. @param documents how many the segment had */
function* decoded(files: readonly HeldFile[], documents: number): Generator<Terms> {
  for (const { contents, span } of files) yield decodePostingFile(contents, span, documents);
}

/** Tells whether a held segment can be changed, instead of being made anew. */
export function canChange({ segment }: HeldSegment, { added, numbers }: SegmentChanges): boolean {
  const kept = numbers.filter((number) => number >= 0);
  const isInOrder = kept.every((number, index) => index === 0 || number > (kept[index - 1] as number));
  return isInOrder && added.length < segment.documents / 4;
}
