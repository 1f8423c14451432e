import { NumberList } from "./number-list.js";

/** A slot holds a key and, one higher so that 0 means empty, the number of the key. */
const SLOT = 2;

/** A hash table that numbers keys from 0 in the order of their coming. Keys are below 2^32. */
export class NumberIndex {
  readonly keys = new NumberList();
  private slots = new Uint32Array(SLOT << 12);

  get size(): number {
    return this.keys.length;
  }

  /** Returns the number of a key, which is new where it was the size before. */
  add(key: number): number {
    const slot = this.slotOf(key);
    const number = this.slots[slot + 1] as number;
    if (number !== 0) return number - 1;
    this.keys.push(key);
    this.slots[slot] = key;
    this.slots[slot + 1] = this.size;
    if (this.size * 2 * SLOT > this.slots.length) this.grow();
    return this.size - 1;
  }

  /** Removes all keys, and keeps the memory. */
  clear(): void {
    this.keys.clear();
    this.slots.fill(0);
  }

  private slotOf(key: number): number {
    const { slots } = this;
    const mask = slots.length - 1;
    let slot = ((Math.imul(key, 0x9e3779b1) >>> 8) * SLOT) & mask;
    while (slots[slot + 1] !== 0 && slots[slot] !== key) slot = (slot + SLOT) & mask;
    return slot;
  }

  private grow(): void {
    const smaller = this.slots;
    this.slots = new Uint32Array(smaller.length * 2);
    for (let from = 0; from < smaller.length; from += SLOT) {
      if (smaller[from + 1] === 0) continue;
      const slot = this.slotOf(smaller[from] as number);
      this.slots[slot] = smaller[from] as number;
      this.slots[slot + 1] = smaller[from + 1] as number;
    }
  }
}
