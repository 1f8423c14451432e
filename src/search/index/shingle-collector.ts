import type { MayHave } from "../format/golomb-set.js";
import { type VisitShingle, visitShingles } from "../format/shingles.js";
import type { DocumentShingles } from "../format/signature.js";
import type { Token } from "../format/tokenize.js";
import { NumberIndex } from "./number-index.js";
import { NumberList } from "./number-list.js";
import { sortHashes } from "./sort-hashes.js";

/** Bits that say of a context that it has had several tokens before it, and several after it. */
const OTHER_BEFORE = 1;
const OTHER_AFTER = 2;
const AMBIGUOUS = OTHER_BEFORE | OTHER_AFTER;

/**
 * Collects the shingles of one document.
 *
 * A context is ambiguous where it has several neighbours on both sides. The shingles of another context say nothing new:
 * with one neighbour on a side, a document that has the context beside each of two tokens has all three in a row.
 */
export class ShingleCollector implements DocumentShingles {
  private readonly contexts = new NumberIndex();
  /** Of each context, the first token before it, the first after it, and whether there were others. */
  private readonly before = new NumberList();
  private readonly after = new NumberList();
  private readonly others = new NumberList();
  /** The shingles with a context, and the context of each. */
  private readonly shingles = new NumberList();
  private readonly contextOf = new NumberList();
  private readonly withoutContext = new NumberList();

  /** Adds a text of the document. */
  add(tokens: readonly Token[]): void {
    visitShingles(tokens, this.visit);
  }

  ambiguousContexts(): Uint32Array {
    const others = this.others.toArray();
    return sortHashes(kept(this.contexts.keys.toArray(), (context) => others[context] === AMBIGUOUS));
  }

  shinglesWithoutContext(): Uint32Array {
    return sortHashes(this.withoutContext.toArray());
  }

  shinglesIn(contexts: MayHave): Uint32Array {
    const hashes = this.contexts.keys.toArray();
    const isIn = new Uint8Array(hashes.length);
    for (let context = 0; context < hashes.length; context++)
      isIn[context] = contexts(hashes[context] as number) ? 1 : 0;
    const contextOf = this.contextOf.toArray();
    return sortHashes(kept(this.shingles.toArray(), (index) => isIn[contextOf[index] as number] === 1));
  }

  /** Removes everything, for the next document. */
  clear(): void {
    this.contexts.clear();
    const lists = [this.before, this.after, this.others, this.shingles, this.contextOf, this.withoutContext];
    for (const list of lists) list.clear();
  }

  private readonly visit: VisitShingle = (hash, before, after, shingle) => {
    if (hash === 0) {
      this.withoutContext.push(shingle);
      return;
    }
    const context = this.addContext(hash, before, after);
    if (shingle === 0) return;
    this.shingles.push(shingle);
    this.contextOf.push(context);
  };

  /** Returns the number of a context. */
  private addContext(hash: number, before: number, after: number): number {
    const known = this.contexts.size;
    const context = this.contexts.add(hash);
    if (context === known) {
      this.before.push(before);
      this.after.push(after);
      this.others.push(0);
      return context;
    }
    const others =
      (this.before.get(context) === before ? 0 : OTHER_BEFORE) |
      (this.after.get(context) === after ? 0 : OTHER_AFTER);
    if (others !== 0) this.others.set(context, this.others.get(context) | others);
    return context;
  }
}

/** Returns the hashes at some indexes, in place. A plain loop is several times as fast as `filter`. */
function kept(hashes: Uint32Array, isKept: (index: number) => boolean): Uint32Array {
  let length = 0;
  for (let index = 0; index < hashes.length; index++)
    if (isKept(index)) hashes[length++] = hashes[index] as number;
  return hashes.subarray(0, length);
}
