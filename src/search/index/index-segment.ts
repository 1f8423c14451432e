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
  channelTerm,
  dayOfCard,
  fileCount,
  filesOf,
  printFile,
  printGroups,
  SEGMENT_FILE,
  type Segment,
  tagTerm,
  termsFile,
  yearTerm,
} from "../format/search-format.js";
import { tokenize } from "../format/tokenize.js";
import { nameOfSpan } from "./cut-segments.js";
import { mergeTerms } from "./merge-terms.js";
import { PostingsBuilder } from "./postings-builder.js";
import type { HeldSegment, SegmentChanges } from "./segment-changes.js";
import { versionOf } from "./version-of.js";

/** A document to index. */
export interface SearchDocument {
  readonly card: CardRow;
  /** All names of its tags. */
  readonly tags: readonly string[];
  /** What a reader sees of its body. */
  readonly text: string;
}

/** What a segment is made from. */
export interface SegmentSource {
  /** The digest of each document, oldest first. */
  readonly digests: readonly string[];
  /** How many posting files to make. */
  readonly files: number;
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
  let terms = "";
  for (const { version, file, contents } of postingFiles(source)) {
    terms += version;
    if (contents) yield print(`t${file}.js`, version, contents);
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
  const segment: Segment = { documents: source.digests.length, terms, groups: printGroups(groups) };
  const version = versionOf(segment);
  yield print(SEGMENT_FILE, version, segment);
  yield [DOCUMENTS_FILE, `${JSON.stringify({ digests: source.digests.join("") })}\n`];
  return { version, names: [...filesOf(segment).map(([name]) => name), SEGMENT_FILE, DOCUMENTS_FILE] };
}

/** Yields the posting files. Those that stay as they are have no contents. */
function* postingFiles({ digests, files, changes, document, held }: SegmentSource): Generator<{
  readonly file: number;
  readonly version: string;
  readonly contents?: PostingFile;
}> {
  const builder = new PostingsBuilder();
  for (const number of changes.added) addDocument(builder, number, document(number));
  const documents = digests.length;
  let file = 0;
  for (const added of builder.build(files, documents)) {
    const before = held && (held.read(termsFile(held.segment, file)[0]) as PostingFile);
    const contents = before
      ? changedFile(before, added, {
          file,
          files,
          before: held.segment.documents,
          documents,
          numbers: changes.numbers,
        })
      : encodePostingFile(added, files, documents);
    if (held && (contents === before || JSON.stringify(contents) === JSON.stringify(before)))
      yield { file, version: termsFile(held.segment, file)[1] };
    else yield { file, version: versionOf(contents), contents };
    file++;
  }
}

/** Returns a posting file of a segment whose documents have changed. */
function changedFile(
  held: PostingFile,
  added: Terms,
  {
    file,
    files,
    before,
    documents,
    numbers,
  }: {
    readonly file: number;
    readonly files: number;
    /** How many documents the segment had, and how many it has. */
    readonly before: number;
    readonly documents: number;
    readonly numbers: Int32Array;
  },
): PostingFile {
  const terms = decodePostingFile(held, file, files, before);
  const merged = mergeTerms(terms, numbers, added);
  return merged || before !== documents ? encodePostingFile(merged ?? terms, files, documents) : held;
}

/** Tells whether a held segment can be changed into one with so many posting files, instead of being made anew. */
export const canChange = (
  { segment }: HeldSegment,
  { added, numbers }: SegmentChanges,
  files: number,
): boolean =>
  fileCount(segment) === files &&
  added.length < segment.documents / 4 &&
  isAscending(numbers.filter((number) => number >= 0));

const isAscending = (numbers: Int32Array): boolean =>
  numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number));

function addDocument(builder: PostingsBuilder, number: number, { card, tags, text }: SearchDocument): void {
  const [, title, channels] = card;
  builder.add(number, tokenize(title), "title");
  for (const tag of tags) {
    builder.add(number, tokenize(tag), "tags");
    const term = tagTerm(tag);
    if (term) builder.addWord(number, term, "tags");
  }
  for (const channel of channels) builder.addWord(number, channelTerm(channel), "text");
  builder.addWord(number, yearTerm(dayOfCard(card).slice(0, 4)), "text");
  builder.add(number, tokenize(text), "text");
}
