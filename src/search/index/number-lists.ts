/** A list is in blocks of so many bytes, and blocks are in chunks. Both are powers of two. */
const BLOCK = 32;
const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;

/**
 * Many lists of ascending numbers that grow beside each other. A number is stored as the gap to the one before, in groups of 7
 * bits, the lowest first, so one below 128 takes a byte. The lists are counted from 0.
 */
export class NumberLists {
  private readonly chunks = [new Uint8Array(CHUNK)];
  /** Where the next block begins. The first block is of no list, so that no list begins at 0. */
  private size = BLOCK;
  /** Where the block begins that follows each block in its list. */
  private following = new Int32Array(1024);
  /** Where each list begins and ends, and the number after its last; 0 for an empty one. */
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);
  private nexts = new Int32Array(1024);

  /** Adds a number to a list. @param number greater than those that the list has, and below 2^31 - 1 */
  push(list: number, number: number): void {
    this.nexts = withRoom(this.nexts, list);
    let rest = number - this.next(list);
    this.nexts[list] = number + 1;
    for (; rest > 0x7f; rest >>>= 7) this.pushByte(list, (rest & 0x7f) | 0x80);
    this.pushByte(list, rest);
  }

  /** Returns the number after the last one of a list; 0 for an empty list. */
  next(list: number): number {
    return this.nexts[list] ?? 0;
  }

  /** Calls `take` with each number of a list. */
  forEach(list: number, take: (number: number) => void): void {
    const end = this.ends[list] as number;
    let [gap, shift, next] = [0, 0, 0];
    let block = this.starts[list] as number;
    while (block !== 0) {
      const chunk = this.chunks[block >>> CHUNK_BITS] as Uint8Array;
      const from = block & (CHUNK - 1);
      const to = from + Math.min(BLOCK, end - block);
      for (let offset = from; offset < to; offset++) {
        const byte = chunk[offset] as number;
        gap |= (byte & 0x7f) << shift;
        shift += 7;
        if (byte > 0x7f) continue;
        take(next + gap);
        next += gap + 1;
        gap = shift = 0;
      }
      block = this.following[block / BLOCK] as number;
    }
  }

  private pushByte(list: number, byte: number): void {
    let end = this.ends[list] ?? 0;
    if (end % BLOCK === 0) end = this.addBlock(list, end);
    (this.chunks[end >>> CHUNK_BITS] as Uint8Array)[end & (CHUNK - 1)] = byte;
    this.ends[list] = end + 1;
  }

  /** Adds a block to a list that ends where its last block ends. @returns where the block begins */
  private addBlock(list: number, end: number): number {
    const start = this.size;
    if (start % CHUNK === 0) this.chunks.push(new Uint8Array(CHUNK));
    this.size += BLOCK;
    this.following = withRoom(this.following, start / BLOCK);
    if (end > 0) this.following[end / BLOCK - 1] = start;
    else {
      this.starts = withRoom(this.starts, list);
      this.ends = withRoom(this.ends, list);
      this.starts[list] = start;
    }
    return start;
  }
}

/** Returns an array of the same numbers, with room for one at an index. What has no number yet is 0. */
function withRoom(numbers: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  if (index < numbers.length) return numbers;
  const longer = new Int32Array(Math.max(numbers.length * 2, index + 1));
  longer.set(numbers);
  return longer;
}
