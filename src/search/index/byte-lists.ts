/** A list is in blocks of so many bytes, and blocks are in chunks. Both are powers of two. */
const BLOCK = 16;
/** A list that has more than one block gets so many at a time. Bytes that are near each other are read faster. */
const BLOCKS = 4;
const CHUNK_BITS = 18;
const CHUNK = 1 << CHUNK_BITS;

/** Many lists of bytes that grow beside each other. They take little more memory than their bytes. */
export class ByteLists {
  private readonly chunks: Uint8Array[] = [];
  /** How many blocks there are. The first is of no list, so that no list begins at 0. */
  private blocks = 0;
  private count = 0;
  /** Where the block begins that follows each block in its list. */
  private following = new Int32Array(1024);
  /** Where each list begins and ends; 0 for an empty one. */
  private starts = new Int32Array(1024);
  private ends = new Int32Array(1024);

  private bytes = new Int32Array(1024);

  constructor() {
    this.addBlocks(1);
  }

  /** Adds an empty list. @returns its number: they are counted from 0 */
  add(): number {
    this.starts = withRoom(this.starts, this.count);
    this.ends = withRoom(this.ends, this.count);
    return this.count++;
  }

  /** Adds a byte to a list. */
  push(list: number, byte: number): void {
    let end = this.ends[list] as number;
    if (end % BLOCK === 0) end = this.nextBlock(list, end);
    (this.chunks[end >>> CHUNK_BITS] as Uint8Array)[end & (CHUNK - 1)] = byte;
    this.ends[list] = end + 1;
  }

  /** Returns the bytes of a list. They are there until the next call. */
  bytesOf(list: number): Int32Array {
    const end = this.ends[list] as number;
    let count = 0;
    let block = this.starts[list] as number;
    while (block < end) {
      const chunk = this.chunks[block >>> CHUNK_BITS] as Uint8Array;
      const from = block & (CHUNK - 1);
      const to = from + Math.min(BLOCK, end - block);
      this.bytes = withRoom(this.bytes, count + BLOCK);
      for (let index = from; index < to; index++) this.bytes[count++] = chunk[index] as number;
      block = end - block > BLOCK ? (this.following[block / BLOCK] as number) : end;
    }
    return this.bytes.subarray(0, count);
  }

  /** Returns where the block begins that follows the end of a list. */
  private nextBlock(list: number, end: number): number {
    if (end === 0) {
      this.starts[list] = this.addBlocks(1);
      return this.starts[list] as number;
    }
    const last = end / BLOCK - 1;
    if (this.following[last] === 0) {
      const added = this.addBlocks(BLOCKS);
      this.following[last] = added;
    }
    return this.following[last] as number;
  }

  /** Adds blocks that follow each other. @returns where the first begins */
  private addBlocks(count: number): number {
    const start = this.blocks * BLOCK;
    for (let left = count; left > 0; left--) {
      if ((this.blocks * BLOCK) % CHUNK === 0) this.chunks.push(new Uint8Array(CHUNK));
      this.following = withRoom(this.following, this.blocks);
      this.following[this.blocks] = left > 1 ? (this.blocks + 1) * BLOCK : 0;
      this.blocks++;
    }
    return start;
  }
}

/** Returns an array of the same numbers, with room for one at an index. What has no number yet is 0. */
export function withRoom(numbers: Ints, index: number): Ints {
  if (index < numbers.length) return numbers;
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

type Ints = Int32Array<ArrayBuffer>;
