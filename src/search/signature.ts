import type { BitReader, BitWriter } from "./bits.js";
import type { PhraseCollector } from "./phrase-collector.js";
import { visitItems } from "./phrase-items.js";
import { readSet, seemsIn, writeSet } from "./scattered-set.js";
import type { Token } from "./tokenize.js";

/** A context that is not ambiguous seems so once in 2 to the power of this many cases: its items are kept in vain. */
const CONTEXT_RATE = 5;
/** A text that lacks an item seems to have it once in 2 to the power of this many cases. */
const ITEM_RATE = 6;
/** The same for an item without a context: often it is the only one of a phrase, and many documents have its pieces. */
const WORD_RATE = 8;

/**
 * Prints what tells whether a document that has all pieces of a phrase has the phrase: the set of its ambiguous contexts,
 * that of their items, and that of the items without a context (see phrase-collector.ts).
 */
export function writeSignature(bits: BitWriter, phrases: PhraseCollector): void {
  const contexts = phrases.ambiguous();
  writeSet(bits, contexts, CONTEXT_RATE);
  writeSet(bits, phrases.itemsOf(seemsIn(contexts, CONTEXT_RATE)), ITEM_RATE);
  writeSet(bits, phrases.always(), WORD_RATE);
}

/** What is looked up in signatures for a phrase. */
export interface PhraseItem {
  readonly context: number;
  readonly item: number;
}

/** Returns what the signature of a document that holds a phrase does not deny. */
export function phraseItems(tokens: readonly Token[]): PhraseItem[] {
  const items: PhraseItem[] = [];
  visitItems(tokens, (context, _before, _after, item) => {
    if (item !== 0) items.push({ context, item });
  });
  return items;
}

/** Tells whether a document that has all terms of a phrase may have an item of it. */
export type Signature = (item: PhraseItem) => boolean;

/** Reads what `writeSignature` printed. */
export function readSignature(bits: BitReader): Signature {
  const isAmbiguous = readSet(bits, CONTEXT_RATE);
  const hasItem = readSet(bits, ITEM_RATE);
  const hasWord = readSet(bits, WORD_RATE);
  return ({ context, item }) => (context === 0 ? hasWord(item) : !isAmbiguous(context) || hasItem(item));
}
