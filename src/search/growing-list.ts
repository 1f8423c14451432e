/** A list of numbers below 2^32, four bytes each. */
export class GrowingList {
  private values = new Uint32Array(1 << 10);
  length = 0;

  at(index: number): number {
    return this.values[index] as number;
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const longer = new Uint32Array(this.values.length * 2);
      longer.set(this.values);
      this.values = longer;
    }
    this.values[this.length++] = value;
  }

  /** Returns the list itself: what is changed there is changed here. */
  all(): Uint32Array {
    return this.values.subarray(0, this.length);
  }
}
