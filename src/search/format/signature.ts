import type { BitReader, BitWriter } from "./bit-codec.js";
import { type MayHave, readSet, setOf, writeSet } from "./golomb-set.js";
import { visitShingles } from "./shingles.js";
import type { Token } from "./tokenize.js";

/**
 * A signature tells whether a document that has all terms of a phrase may have the phrase. It holds three Golomb-coded
 * sets: the ambiguous contexts of the document, their shingles, and the shingles without a context.
 */

/** Rates of the three sets. Few documents have all terms of a phrase of words, and often one shingle has to decide. */
const CONTEXT_RATE = 5;
const SHINGLE_RATE = 6;
const WORD_RATE = 8;

/** What a signature is written from. All hashes are ascending, each once. */
export interface DocumentShingles {
  ambiguousContexts(): Uint32Array;
  /** Returns the shingles of the contexts that a set seems to have. */
  shinglesIn(contexts: MayHave): Uint32Array;
  shinglesWithoutContext(): Uint32Array;
}

/** Writes the signature of a document. */
export function writeSignature(bits: BitWriter, document: DocumentShingles): void {
  const contexts = document.ambiguousContexts();
  writeSet(bits, contexts, CONTEXT_RATE);
  // Asked as a reader will ask: a context that the set has by mistake keeps its shingles too.
  writeSet(bits, document.shinglesIn(setOf(contexts, CONTEXT_RATE)), SHINGLE_RATE);
  writeSet(bits, document.shinglesWithoutContext(), WORD_RATE);
}

/** What a signature is asked about a phrase. */
export interface Shingle {
  /** Hash of its context; 0 where it has none. */
  readonly context: number;
  readonly hash: number;
}

/** Returns the shingles of a phrase. The signature of a document that holds the phrase allows them all. */
export function shinglesOf(phrase: readonly Token[]): Shingle[] {
  const shingles: Shingle[] = [];
  visitShingles(phrase, (context, _before, _after, hash) => {
    if (hash !== 0) shingles.push({ context, hash });
  });
  return shingles;
}

/** Tells whether a document may have a shingle, given that it has all terms of the phrase. */
export type Signature = (shingle: Shingle) => boolean;

/** Reads a signature that `writeSignature` wrote. */
export function readSignature(bits: BitReader): Signature {
  const isAmbiguous = readSet(bits, CONTEXT_RATE);
  const mayHave = readSet(bits, SHINGLE_RATE);
  const mayHaveWords = readSet(bits, WORD_RATE);
  return ({ context, hash }) => (context === 0 ? mayHaveWords(hash) : !isAmbiguous(context) || mayHave(hash));
}
