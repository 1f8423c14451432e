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
  SEGMENT_FILE,
  type Segment,
  termsFilesOf,
} from "../format/search-format.js";
import { nameOfSpan, type Span } from "../format/span.js";
import { cutTerms } from "./cut-terms.js";
import type { SearchDocument } from "./document-terms.js";
import { mergeTerms } from "./merge-terms.js";
import { PostingsBuilder } from "./postings-builder.js";
import type { HeldSegment, SegmentChanges } from "./segment-changes.js";
import { versionOf } from "./version-of.js";

/** What a segment is made from. */
export interface SegmentSource {
  /** The digest of each document, oldest first. */
  readonly digests: readonly string[];
  /** The most posting files. */
  readonly mostFiles: number;
  readonly changes: SegmentChanges;
  /** Returns a document that is added. It is asked for one after another, and none is kept. */
  readonly document: (number: number) => SearchDocument;
  readonly card: (number: number) => CardRow;
  /** The segment as it is, and a function that reads its files. */
  readonly held?: HeldSegment & { readonly read: (name: string) => unknown };
}

/** A file of a segment: its name in the folder, and its text. */
export type IndexFile = readonly [name: string, text: string];

/** The file that says which documents a segment was made of. Readers do not load it. */
export const DOCUMENTS_FILE = "documents.json";

/** A segment that was indexed. */
export interface IndexedSegment {
  readonly version: string;
  /** The names of all its files. */
  readonly names: readonly string[];
}

/**
 * Indexes a segment. Yields the files that are not held as they are to be, those last that name others. Pure but for `read`.
 * @param folder of the segment, with a slash at its end
 */
export function* indexSegment(folder: string, source: SegmentSource): Generator<IndexFile, IndexedSegment> {
  const print = (name: string, version: string, contents: unknown): IndexFile => [
    name,
    printFile(folder + name, version, contents),
  ];
  const files: [version: string, span: Span][] = [];
  for (const { version, span, contents } of postingFiles(source)) {
    files.push([version, span]);
    if (contents) yield print(`t${nameOfSpan(span)}.js`, version, contents);
  }
  const groups: CardGroup[] = [];
  const held = new Set(source.held?.segment.groups.split(" "));
  for (const { from, to, span, version } of source.changes.groups) {
    const cards =
      version === undefined && Array.from({ length: to - from }, (_, offset) => source.card(from + offset));
    const group = { name: nameOfSpan(span), size: to - from, version: version ?? versionOf(cards) };
    groups.push(group);
    if (!cards || held.has(printGroups([group]))) continue;
    for (const [file, [name]] of cardFiles(group).entries())
      yield print(name, group.version, cards.slice(file * CARDS_IN_FILE, (file + 1) * CARDS_IN_FILE));
  }
  const segment: Segment = {
    documents: source.digests.length,
    terms: printTermsFiles(files),
    groups: printGroups(groups),
  };
  const version = versionOf(segment);
  yield print(SEGMENT_FILE, version, segment);
  yield [DOCUMENTS_FILE, `${JSON.stringify({ digests: source.digests.join("") })}\n`];
  return { version, names: [...filesOf(segment).map(([name]) => name), SEGMENT_FILE, DOCUMENTS_FILE] };
}

/** Yields the posting files. Those that stay as they are have no contents. */
function* postingFiles({ digests, mostFiles, changes, document, held }: SegmentSource): Generator<{
  readonly span: Span;
  readonly version: string;
  readonly contents?: PostingFile;
}> {
  const documents = digests.length;
  const builder = new PostingsBuilder();
  for (const number of changes.added) builder.add(number, document(number));
  const added = builder.build(documents);
  const before = readHeld(held);
  const { terms, changed } = mergeTerms(before.terms, changes.numbers, added, documents);
  const isSameSize = held?.segment.documents === documents;
  for (const { span, terms: inFile } of cutTerms(terms, mostFiles, documents)) {
    const known = before.files.get(nameOfSpan(span));
    if (known && isSameSize && !inFile.some((term) => changed.has(term))) {
      yield { span, version: known.version };
      continue;
    }
    const contents = encodePostingFile(pick(terms, inFile), span, documents);
    const isSame = JSON.stringify(known?.contents) === JSON.stringify(contents);
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
function readHeld(held: SegmentSource["held"]): { files: ReadonlyMap<string, HeldFile>; terms: Terms } {
  const files = new Map<string, HeldFile>();
  const terms = new Map<Term, Postings>();
  if (held)
    for (const [name, version, span] of termsFilesOf(held.segment)) {
      const contents = held.read(name) as PostingFile;
      files.set(nameOfSpan(span), { version, contents });
      const inFile = decodePostingFile(contents, span, held.segment.documents);
      for (const [term, postings] of inFile) terms.set(term, postings);
    }
  return { files, terms };
}

/** Tells whether a held segment can be changed, instead of being made anew. */
export const canChange = ({ segment }: HeldSegment, { added, numbers }: SegmentChanges): boolean =>
  added.length < segment.documents / 4 && isAscending(numbers.filter((number) => number >= 0));

const isAscending = (numbers: Int32Array): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));
