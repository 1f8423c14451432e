/**
 * Numbers grams in the order of their coming: a hash table in an array, which takes a third of the memory of a map. A gram is its
 * number of `gramNumber` as a signed number of 32 bits, which is a hash already, and never 0.
 */
export class GramNumbers {
  /** Grams, each with its number behind it. A slot whose gram is 0 is free. */
  private slots = new Int32Array(2 << 12);
  private used = 0;

  /** Returns the number of a gram. @param next the number of a gram that is new */
  numberOf(gram: number, next: number): number {
    let slot = this.slotOf(gram);
    if (this.slots[slot] === gram) return this.slots[slot + 1] as number;
    if (++this.used * 4 > this.slots.length) {
      this.grow();
      slot = this.slotOf(gram);
    }
    this.slots[slot] = gram;
    this.slots[slot + 1] = next;
    return next;
  }

  /** Returns the slot that has a gram, or the free slot that is to have it. */
  private slotOf(gram: number): number {
    const { slots } = this;
    const last = slots.length - 1;
    let slot = (gram << 1) & last;
    while (slots[slot] !== gram && slots[slot] !== 0) slot = (slot + 2) & last;
    return slot;
  }

  private grow(): void {
    const before = this.slots;
    this.slots = new Int32Array(before.length * 2);
    for (let slot = 0; slot < before.length; slot += 2) {
      if (before[slot] === 0) continue;
      this.slots.set(before.subarray(slot, slot + 2), this.slotOf(before[slot] as number));
    }
  }
}
