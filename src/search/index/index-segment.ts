import {
  decodePostingFile,
  encodePostingFile,
  NO_POSTINGS,
  type PostingFile,
  type Postings,
  type Term,
  type Terms,
} from "../format/posting-file.js";
import {
  CARDS_IN_FILE,
  type CardGroup,
  type CardRow,
  cardFiles,
  filesOf,
  printFile,
  printGroups,
  printTermsFiles,
  SEARCH_FOLDER,
  SEGMENT_FILE,
  type Segment,
  termsFilesOf,
} from "../format/search-format.js";
import { nameOfSpan, type Span } from "../format/span.js";
import { cutTerms, mostFiles } from "./cut-terms.js";
import type { SearchDocument } from "./document-terms.js";
import { mergeTerms } from "./merge-terms.js";
import type { PlannedDocument, PlannedSegment } from "./plan-search.js";
import { PostingsBuilder } from "./postings-builder.js";
import type { HeldSegment, SegmentChanges } from "./segment-changes.js";
import { versionOf } from "./version-of.js";

/** What is known of a document before its text is read. */
export type Indexable = Pick<SearchDocument, "card" | "tags">;

/** What a segment is made from. */
export interface SegmentSource<Document extends Indexable = PlannedDocument>
  extends Pick<PlannedSegment, "path" | "digests"> {
  readonly changes: SegmentChanges;
  /** The documents that `documentsToRead` names, by their numbers. */
  readonly documents: ReadonlyMap<number, Document>;
  /** The segment as it is. */
  readonly held?: HeldSegment;
}

/** The files of a segment, by their names in its folder. */
export interface SegmentFiles {
  /** Returns the contents of a file of the segment as it is. */
  readonly read: (name: string) => unknown;
  /** Takes a file that is not there as it is to be. */
  readonly write: (name: string, text: string) => void;
}

/** The file that says which documents a segment was made of. Readers do not load it. */
export const DOCUMENTS_FILE = "documents.json";

/** A segment that was indexed. */
export interface IndexedSegment {
  readonly version: string;
  /** The names of all its files. */
  readonly names: readonly string[];
}

/**
 * Indexes a segment. Those files are written last that name others.
 * @param textOf returns what a reader sees of a document's body. It is called for one after another, and no text is kept
 */
export function indexSegment<Document extends Indexable>(
  source: SegmentSource<Document>,
  textOf: (document: Document) => string,
  files: SegmentFiles,
): IndexedSegment {
  const folder = `${source.path}/`.slice(SEARCH_FOLDER.length);
  const write = (name: string, version: string, contents: unknown): void =>
    files.write(name, printFile(folder + name, version, contents));
  const terms: [version: string, span: Span][] = [];
  for (const { version, span, contents } of postingFiles(source, textOf, files.read)) {
    terms.push([version, span]);
    if (contents) write(`t${nameOfSpan(span)}.js`, version, contents);
  }
  const segment: Segment = {
    documents: source.digests.length,
    terms: printTermsFiles(terms),
    groups: printGroups(writeCards(source, write)),
  };
  const version = versionOf(segment);
  write(SEGMENT_FILE, version, segment);
  files.write(DOCUMENTS_FILE, `${JSON.stringify({ digests: source.digests.join("") })}\n`);
  return { version, names: namesIn(segment) };
}

/** Returns the names of all files of a segment. */
export const namesIn = (segment: Segment): string[] => [
  ...filesOf(segment).map(([name]) => name),
  SEGMENT_FILE,
  DOCUMENTS_FILE,
];

/** Writes the cards that are not held, and returns all groups. */
function writeCards<Document extends Indexable>(
  { changes, documents, held }: SegmentSource<Document>,
  write: (name: string, version: string, contents: unknown) => void,
): CardGroup[] {
  const known = new Set(held?.segment.groups.split(" "));
  return changes.groups.map(({ from, to, span, version: heldVersion }) => {
    const [name, size] = [nameOfSpan(span), to - from];
    if (heldVersion !== undefined) return { name, size, version: heldVersion };
    const cards = Array.from({ length: size }, (_, offset) => documents.get(from + offset)?.card as CardRow);
    const group = { name, size, version: versionOf(cards) };
    if (!known.has(printGroups([group])))
      for (const [file, [fileName, version]] of cardFiles(group).entries())
        write(fileName, version, cards.slice(file * CARDS_IN_FILE, (file + 1) * CARDS_IN_FILE));
    return group;
  });
}

/** Yields the posting files. Those that stay as they are have no contents. */
function* postingFiles<Document extends Indexable>(
  { digests, changes, documents, held }: SegmentSource<Document>,
  textOf: (document: Document) => string,
  read: SegmentFiles["read"],
): Generator<{ readonly span: Span; readonly version: string; readonly contents?: PostingFile }> {
  const builder = new PostingsBuilder();
  for (const number of changes.added) {
    const document = documents.get(number) as Document;
    builder.add(number, { ...document, text: textOf(document) });
  }
  const size = digests.length;
  const added = builder.build(size);
  const before = readHeld(held?.segment, read);
  const { terms, changed } = mergeTerms(before.terms, changes.numbers, added, size);
  for (const { span, terms: inFile } of cutTerms(terms, mostFiles(size), size)) {
    const known = before.files.get(nameOfSpan(span));
    if (known && held?.segment.documents === size && !inFile.some((term) => changed.has(term))) {
      yield { span, version: known.version };
      continue;
    }
    const contents = encodePostingFile(pick(terms, inFile), span, size);
    const isSame = contents.every((text, index) => text === known?.contents[index]);
    yield known && isSame
      ? { span, version: known.version }
      : { span, version: versionOf(contents), contents };
  }
}

const pick = (terms: Terms, some: readonly Term[]): Terms =>
  new Map(some.map((term) => [term, terms.get(term) ?? NO_POSTINGS]));

/** A posting file as it is. */
interface HeldFile {
  readonly version: string;
  readonly contents: PostingFile;
}

/** Returns the posting files of a held segment by the names of their spans, and all terms that they have. */
function readHeld(
  segment: Segment | undefined,
  read: SegmentFiles["read"],
): { files: ReadonlyMap<string, HeldFile>; terms: Terms } {
  const files = new Map<string, HeldFile>();
  const terms = new Map<Term, Postings>();
  for (const [name, version, span] of segment ? termsFilesOf(segment) : []) {
    const contents = read(name) as PostingFile;
    files.set(nameOfSpan(span), { version, contents });
    const inFile = decodePostingFile(contents, span, segment?.documents as number);
    for (const [term, postings] of inFile) terms.set(term, postings);
  }
  return { files, terms };
}

/** Tells whether a held segment can be changed, instead of being made anew. */
export const canChange = ({ segment }: HeldSegment, { added, numbers }: SegmentChanges): boolean =>
  added.length < segment.documents / 4 && isAscending(numbers.filter((number) => number >= 0));

const isAscending = (numbers: Int32Array): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
