const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;

/** A growing list of numbers below 2^32. It takes four bytes a number, and never copies them. */
export class NumberList {
  private readonly chunks: Uint32Array[] = [];
  private last: Uint32Array = new Uint32Array(0);
  length = 0;

  push(value: number): void {
    const offset = this.length & (CHUNK - 1);
    if (offset === 0) this.last = this.chunks[this.length >>> CHUNK_BITS] ??= new Uint32Array(CHUNK);
    this.last[offset] = value;
    this.length++;
  }

  /** Returns the number at an index below the length. */
  get(index: number): number {
    return (this.chunks[index >>> CHUNK_BITS] as Uint32Array)[index & (CHUNK - 1)] as number;
  }

  /** Changes the number at an index below the length. */
  set(index: number, value: number): void {
    (this.chunks[index >>> CHUNK_BITS] as Uint32Array)[index & (CHUNK - 1)] = value;
  }

  /** Empties the list, and keeps its memory for the next numbers. */
  clear(): void {
    this.length = 0;
  }

  /** Yields the numbers in order, many at once. */
  *parts(): Generator<Uint32Array> {
    for (const [index, chunk] of this.chunks.entries())
      if (index * CHUNK < this.length) yield chunk.subarray(0, this.length - index * CHUNK);
  }

  /** Yields what `parts` yields, and frees each part after it was read. The list is empty at the end. */
  *drain(): Generator<Uint32Array> {
    for (this.chunks.reverse(); this.length > 0; this.length -= Math.min(CHUNK, this.length))
      yield (this.chunks.pop() as Uint32Array).subarray(0, this.length);
    this.chunks.length = 0;
  }

  /** Returns a copy of the list. */
  toArray(): Uint32Array {
    const all = new Uint32Array(this.length);
    let offset = 0;
    for (const part of this.parts()) {
      all.set(part, offset);
      offset += part.length;
    }
    return all;
  }
}
