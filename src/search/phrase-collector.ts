import { GrowingList } from "./growing-list.js";
import { type VisitItem, visitItems } from "./phrase-items.js";
import { type SeemsIn, sortedScattered } from "./scattered-set.js";
import type { Token } from "./tokenize.js";

/** A context that occurs less often says too little for what its items cost. */
const OFTEN = 3;

/**
 * Collects what follows what in the texts of one document, and tells what of it says something.
 *
 * Where a context has one neighbour on a side, whatever is on its other side has that neighbour too: a document that
 * holds the context with either neighbour holds all three in a row. Only of the other contexts, the ambiguous ones, the
 * items say something.
 */
export class PhraseCollector {
  /** An open hash table; of each context itself, what came first before and after it, and what else was seen of it. */
  private table = new Uint32Array(SLOT << 12);
  private contexts = 0;
  private readonly items = new GrowingList();
  private readonly contextOfItem = new GrowingList();

  add(tokens: readonly Token[]): void {
    visitItems(tokens, this.note);
  }

  /** Returns the ambiguous contexts, sorted. */
  ambiguous(): Uint32Array {
    const found: number[] = [];
    for (let slot = 0; slot < this.table.length; slot += SLOT) {
      const seen = this.table[slot + SEEN] as number;
      if (seen >= OFTEN * ONCE && (seen & ANOTHER) === ANOTHER) found.push(this.table[slot] as number);
    }
    return sortedScattered(Uint32Array.from(found));
  }

  /** Returns the items of the contexts that seem ambiguous, and those without a context; sorted. */
  itemsOf(isAmbiguous: SeemsIn): Uint32Array {
    const kept = new Uint32Array(this.items.length);
    let length = 0;
    for (let at = 0; at < this.items.length; at++) {
      const context = this.contextOfItem.at(at);
      if (context === 0 || isAmbiguous(context)) kept[length++] = this.items.at(at);
    }
    return sortedScattered(kept.subarray(0, length));
  }

  /** Forgets everything: the next document's texts may come. */
  clear(): void {
    this.table.fill(0);
    this.contexts = 0;
    this.items.length = 0;
    this.contextOfItem.length = 0;
  }

  private readonly note: VisitItem = (context, before, after, item) => {
    if (context !== 0) this.noteContext(context, before, after);
    if (item === 0) return;
    this.items.push(item);
    this.contextOfItem.push(context);
  };

  private noteContext(context: number, before: number, after: number): void {
    let { table } = this;
    let slot = slotOf(table, context);
    if (table[slot] === 0) {
      if (++this.contexts * 2 * SLOT > table.length) {
        this.grow();
        table = this.table;
        slot = slotOf(table, context);
      }
      table[slot] = context;
      table[slot + BEFORE] = before;
      table[slot + AFTER] = after;
    }
    const other = (table[slot + BEFORE] !== before ? 1 : 0) | (table[slot + AFTER] !== after ? 2 : 0);
    table[slot + SEEN] = ((table[slot + SEEN] as number) + ONCE) | other;
  }

  private grow(): void {
    const smaller = this.table;
    this.table = new Uint32Array(smaller.length * 4);
    for (let from = 0; from < smaller.length; from += SLOT) {
      const context = smaller[from] as number;
      if (context !== 0) this.table.set(smaller.subarray(from, from + SLOT), slotOf(this.table, context));
    }
  }
}

/** Numbers in a slot of the table, the places of those after the context, and the bits of the last. */
const SLOT_BITS = 2;
const SLOT = 1 << SLOT_BITS;
const BEFORE = 1;
const AFTER = 2;
const SEEN = 3;
const ANOTHER = 3;
const ONCE = 4;

/** Returns where a context is in a table, or belongs. */
function slotOf(table: Uint32Array, context: number): number {
  const mask = table.length - 1;
  let slot = (context << SLOT_BITS) & mask;
  while (table[slot] !== 0 && table[slot] !== context) slot = (slot + SLOT) & mask;
  return slot;
}
