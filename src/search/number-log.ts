/** Numbers of a chunk: it is as good as full before the next is made. */
const CHUNK = 1 << 18;

/** Numbers below 2^32, four bytes each, in the order of their coming. It grows without being copied. */
export class NumberLog {
  private readonly chunks: Uint32Array[] = [];
  private last = new Uint32Array(0);
  private free = 0;

  get length(): number {
    return this.chunks.length * CHUNK - this.free;
  }

  push(value: number): void {
    if (this.free === 0) {
      this.last = new Uint32Array(CHUNK);
      this.free = CHUNK;
      this.chunks.push(this.last);
    }
    this.last[CHUNK - this.free--] = value;
  }

  /** Yields the numbers, many at once. */
  *parts(): Generator<Uint32Array> {
    for (const chunk of this.chunks) yield this.filled(chunk);
  }

  /** Yields the numbers like `parts`, for the last time: what has been read is let go of. */
  *drain(): Generator<Uint32Array> {
    this.chunks.reverse();
    for (let chunk = this.chunks.pop(); chunk; chunk = this.chunks.pop()) yield this.filled(chunk);
    [this.last, this.free] = [new Uint32Array(0), 0];
  }

  private filled(chunk: Uint32Array): Uint32Array {
    return chunk === this.last ? chunk.subarray(0, CHUNK - this.free) : chunk;
  }
}
