import { GrowingList } from "./growing-list.js";
import { type VisitItem, visitItems } from "./phrase-items.js";
import { type SeemsIn, sortedScattered } from "./scattered-set.js";
import type { Token } from "./tokenize.js";

/** A context that occurs less often says too little for what its items cost. */
const OFTEN = 2;

/**
 * Collects what follows what in the texts of one document, and tells what of it says something.
 *
 * Where a context has one neighbour on a side, whatever is on its other side has that neighbour too: a document that
 * holds the context with either neighbour holds all three in a row. Only of the other contexts, the ambiguous ones, the
 * items say something.
 */
export class PhraseCollector {
  /** An open hash table of the places of entries, and 0. */
  private slots = new Uint32Array(1 << 12);
  /** Of each context itself, what came first before and after it, and what else was seen of it. */
  private entries = new Uint32Array(ENTRY << 11);
  private contexts = 0;
  private readonly items = new GrowingList();
  private readonly entryOfItem = new GrowingList();
  private readonly withoutContext = new GrowingList();

  add(tokens: readonly Token[]): void {
    visitItems(tokens, this.note);
  }

  /** Returns the ambiguous contexts, sorted. */
  ambiguous(): Uint32Array {
    const found: number[] = [];
    for (let context = 1; context <= this.contexts; context++) {
      const seen = this.entries[context * ENTRY + SEEN] as number;
      if (seen >= OFTEN * ONCE && (seen & OTHERS) === OTHERS)
        found.push(this.entries[context * ENTRY] as number);
    }
    return sortedScattered(Uint32Array.from(found));
  }

  /** Returns the items without a context, sorted. */
  always(): Uint32Array {
    return sortedScattered(this.withoutContext.all());
  }

  /** Returns the items of the contexts that seem ambiguous, sorted. */
  itemsOf(isAmbiguous: SeemsIn): Uint32Array {
    const isKept = new Uint8Array(this.contexts + 1);
    for (let context = 1; context < isKept.length; context++)
      if (isAmbiguous(this.entries[context * ENTRY] as number)) isKept[context] = 1;
    const kept = new Uint32Array(this.items.length);
    let length = 0;
    for (let at = 0; at < this.items.length; at++) {
      if (isKept[this.entryOfItem.at(at) >>> ENTRY_BITS] === 1) kept[length++] = this.items.at(at);
    }
    return sortedScattered(kept.subarray(0, length));
  }

  /** Forgets everything: the next document's texts may come. */
  clear(): void {
    this.slots.fill(0);
    this.contexts = 0;
    this.items.length = 0;
    this.entryOfItem.length = 0;
    this.withoutContext.length = 0;
  }

  private readonly note: VisitItem = (context, before, after, item) => {
    if (context === 0) {
      this.withoutContext.push(item);
      return;
    }
    const entry = this.entryOf(context, before, after);
    if (item === 0) return;
    this.items.push(item);
    this.entryOfItem.push(entry);
  };

  /** Notes a context with its neighbours. Returns the place of its entry. */
  private entryOf(context: number, before: number, after: number): number {
    const { entries } = this;
    const slot = this.slotOf(context);
    const at = this.slots[slot] as number;
    if (at === 0) return this.insert(slot, context, before, after);
    const others =
      (entries[at + BEFORE] === before ? 0 : OTHER_BEFORE) |
      (entries[at + AFTER] === after ? 0 : OTHER_AFTER);
    entries[at + SEEN] = ((entries[at + SEEN] as number) + ONCE) | others;
    return at;
  }

  private insert(slot: number, context: number, before: number, after: number): number {
    const at = ++this.contexts * ENTRY;
    const { entries } = this;
    entries[at] = context;
    entries[at + BEFORE] = before;
    entries[at + AFTER] = after;
    entries[at + SEEN] = ONCE;
    this.slots[slot] = at;
    if (at + ENTRY === entries.length) this.grow();
    return at;
  }

  /** Returns where a context is in the table, or belongs. */
  private slotOf(context: number): number {
    const { slots, entries } = this;
    const mask = slots.length - 1;
    let slot = context & mask;
    while (slots[slot] !== 0 && entries[slots[slot] as number] !== context) slot = (slot + 1) & mask;
    return slot;
  }

  private grow(): void {
    const smaller = this.entries;
    this.entries = new Uint32Array(smaller.length * 2);
    this.entries.set(smaller);
    this.slots = new Uint32Array(this.slots.length * 2);
    for (let at = ENTRY; at < smaller.length; at += ENTRY)
      this.slots[this.slotOf(smaller[at] as number)] = at;
  }
}

/** Numbers of an entry, the places of those after the context, and the bits of the last. */
const ENTRY_BITS = 2;
const ENTRY = 1 << ENTRY_BITS;
const BEFORE = 1;
const AFTER = 2;
const SEEN = 3;
const OTHER_BEFORE = 1;
const OTHER_AFTER = 2;
const OTHERS = OTHER_BEFORE | OTHER_AFTER;
const ONCE = 4;
