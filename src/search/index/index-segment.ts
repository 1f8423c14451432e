import { BitWriter } from "../format/bit-codec.js";
import {
  CARDS_IN_FILE,
  type CardRow,
  cardsFile,
  channelTerm,
  SIGNATURES_IN_FILE,
  signaturesFile,
  tagsField,
  tagTerm,
  textsFile,
  titleField,
  titlesFile,
} from "../format/search-format.js";
import { writeSignature } from "../format/signature.js";
import { tokenize } from "../format/tokenize.js";
import type { FileCounts } from "./cut-segments.js";
import { PostingsBuilder } from "./postings-builder.js";
import { ShingleCollector } from "./shingle-collector.js";

/** An article to index. */
export interface SearchDocument {
  readonly card: CardRow;
  /** All names of its tags. */
  readonly tags: readonly string[];
  /** What a reader sees of its body. */
  readonly text: string;
}

/** Name of a file below the folder of the index, and the value that it holds. */
export type IndexFile = readonly [name: string, contents: unknown];

/**
 * Indexes a segment. Yields its files in no particular order. Pure. It takes one document at a time and does not keep it.
 * @param id name of the segment's folder
 * @param counts how many posting files to make
 */
export function* indexSegment(
  id: string,
  documents: Iterable<SearchDocument>,
  counts: FileCounts,
): Generator<IndexFile> {
  const titles = new PostingsBuilder();
  const texts = new PostingsBuilder();
  const shingles = new ShingleCollector();
  const signatures = new BitWriter();
  const cards: CardRow[] = [];
  let count = 0;
  for (const document of documents) {
    cards.push(document.card);
    addDocument(count++, document, titles, texts, shingles);
    writeSignature(signatures, shingles);
    shingles.clear();
    if (cards.length === CARDS_IN_FILE) yield [cardsFile(id, count - 1), cards.splice(0)];
    if (count % SIGNATURES_IN_FILE === 0) yield [signaturesFile(id, count - 1), signatures.take()];
  }
  if (cards.length > 0) yield [cardsFile(id, count - 1), cards];
  if (count % SIGNATURES_IN_FILE !== 0) yield [signaturesFile(id, count - 1), signatures.take()];
  let file = 0;
  for (const postings of titles.build(counts.titles, titleField(count)))
    yield [titlesFile(id, file++), postings];
  file = 0;
  for (const postings of texts.build(counts.texts, count)) yield [textsFile(id, file++), postings];
}

/** Adds a document: its title and tags to `titles`, each as a field, and all of it to the others. */
function addDocument(
  document: number,
  { card, tags, text }: SearchDocument,
  titles: PostingsBuilder,
  texts: PostingsBuilder,
  shingles: ShingleCollector,
): void {
  const [, , title, , channels] = card;
  const titleTokens = tokenize(title);
  titles.add(titleField(document), titleTokens, "all");
  for (const tag of tags) {
    const tokens = tokenize(tag);
    titles.add(tagsField(document), tokens, "all");
    const term = tagTerm(tag);
    if (term) titles.addWord(tagsField(document), term);
    texts.add(document, tokens, "edges");
    shingles.add(tokens);
  }
  for (const channel of channels) titles.addWord(tagsField(document), channelTerm(channel));
  for (const tokens of [titleTokens, tokenize(text)]) {
    texts.add(document, tokens, "edges");
    shingles.add(tokens);
  }
}
