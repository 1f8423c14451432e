const CHUNK_BITS = 16;
const CHUNK = 1 << CHUNK_BITS;

/** A growing list of numbers below 2^32. It takes four bytes a number, and never copies them. */
export class NumberList {
  private readonly chunks: Uint32Array[] = [];
  private last: Uint32Array = new Uint32Array(0);
  private count = 0;

  get length(): number {
    return this.count;
  }

  push(value: number): void {
    const offset = this.count & (CHUNK - 1);
    if (offset === 0) this.last = this.chunkFor(this.count >>> CHUNK_BITS);
    this.last[offset] = value;
    this.count++;
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
    this.count = 0;
  }

  /** Yields the numbers in order, many at once. */
  *parts(): Generator<Uint32Array> {
    for (const [index, chunk] of this.chunks.entries())
      if (index * CHUNK < this.count) yield chunk.subarray(0, this.count - index * CHUNK);
  }

  /** Yields what `parts` yields, and frees each part after it was read. The list is empty at the end. */
  *drain(): Generator<Uint32Array> {
    for (this.chunks.reverse(); this.count > 0; this.count -= Math.min(CHUNK, this.count))
      yield (this.chunks.pop() as Uint32Array).subarray(0, this.count);
    this.chunks.length = 0;
  }

  /** Returns a copy of the list. */
  toArray(): Uint32Array {
    const all = new Uint32Array(this.count);
    let offset = 0;
    for (const part of this.parts()) {
      all.set(part, offset);
      offset += part.length;
    }
    return all;
  }

  private chunkFor(index: number): Uint32Array {
    const chunk = this.chunks[index] ?? new Uint32Array(CHUNK);
    this.chunks[index] = chunk;
    return chunk;
  }
}
