import { BitWriter } from "./bits.js";
import type { FileCounts } from "./cut-segments.js";
import { PhraseCollector } from "./phrase-collector.js";
import {
  CARDS_IN_FILE,
  type CardRow,
  cardsFile,
  channelTerm,
  SIGNATURES_IN_FILE,
  signaturesFile,
  tagTerm,
  textsFile,
  titlesFile,
} from "./search-format.js";
import { writeSignature } from "./signature.js";
import { TermCollector } from "./term-collector.js";
import { tokenize } from "./tokenize.js";

/** An article as the index takes it in. */
export interface SearchDocument {
  readonly card: CardRow;
  /** All names of its tags. */
  readonly tags: readonly string[];
  /** What a reader sees of its body. */
  readonly text: string;
}

/**
 * Indexes a segment: yields its files with their contents, in no particular order. Pure. Documents are taken one by one
 * and not held.
 * @param id name of the segment; @param counts files to spread the terms over
 */
export function* indexSegment(
  id: string,
  documents: Iterable<SearchDocument>,
  counts: FileCounts,
): Generator<readonly [name: string, contents: unknown]> {
  const titles = new TermCollector();
  const texts = new TermCollector();
  const phrases = new PhraseCollector();
  const signatures = new BitWriter();
  const cards: CardRow[] = [];
  let count = 0;
  for (const document of documents) {
    cards.push(document.card);
    addDocument(count, document, titles, texts, phrases);
    writeSignature(signatures, phrases);
    phrases.clear();
    count++;
    if (cards.length === CARDS_IN_FILE) yield [cardsFile(id, count - 1), cards.splice(0)];
    if (count % SIGNATURES_IN_FILE === 0) yield [signaturesFile(id, count - 1), signatures.take()];
  }
  if (cards.length > 0) yield [cardsFile(id, count - 1), cards];
  if (count % SIGNATURES_IN_FILE !== 0) yield [signaturesFile(id, count - 1), signatures.take()];
  let file = 0;
  for (const postings of titles.postingFiles(counts.titles, count * 2))
    yield [titlesFile(id, file++), postings];
  file = 0;
  for (const postings of texts.postingFiles(counts.texts, count)) yield [textsFile(id, file++), postings];
}

/** Notes what a document holds, its title as unit 2n and its tags as unit 2n + 1. */
function addDocument(
  document: number,
  { card, tags, text }: SearchDocument,
  titles: TermCollector,
  texts: TermCollector,
  phrases: PhraseCollector,
): void {
  const [, , title, , channels] = card;
  const titleTokens = tokenize(title);
  titles.add(2 * document, titleTokens, "all");
  for (const tag of tags) {
    const tokens = tokenize(tag);
    titles.add(2 * document + 1, tokens, "all");
    const term = tagTerm(tag);
    if (term) titles.addWord(2 * document + 1, term);
    texts.add(document, tokens, "edges");
    phrases.add(tokens);
  }
  for (const channel of channels) titles.addWord(2 * document + 1, channelTerm(channel));
  for (const tokens of [titleTokens, tokenize(text)]) {
    texts.add(document, tokens, "edges");
    phrases.add(tokens);
  }
}
