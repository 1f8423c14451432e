/** A list is in blocks of so many bytes, and blocks are in chunks. Both are powers of two. */
const BLOCK = 16;
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
    this.addBlock();
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
    if (end % BLOCK === 0) {
      const start = this.addBlock();
      if (end === 0) this.starts[list] = start;
      else this.following[end / BLOCK - 1] = start;
      end = start;
    }
    (this.chunks[end >>> CHUNK_BITS] as Uint8Array)[end & (CHUNK - 1)] = byte;
    this.ends[list] = end + 1;
  }

  /** Returns the bytes of a list. They are there until the next call. */
  bytesOf(list: number): Int32Array {
    const end = this.ends[list] as number;
    let count = 0;
    for (let offset = this.starts[list] as number; offset < end; ) {
      if (count === this.bytes.length) this.bytes = doubled(this.bytes);
      this.bytes[count++] = (this.chunks[offset >>> CHUNK_BITS] as Uint8Array)[
        offset & (CHUNK - 1)
      ] as number;
      if (++offset % BLOCK === 0 && offset < end) offset = this.following[offset / BLOCK - 1] as number;
    }
    return this.bytes.subarray(0, count);
  }

  /** @returns where the block begins */
  private addBlock(): number {
    const start = this.blocks * BLOCK;
    if (start % CHUNK === 0) this.chunks.push(new Uint8Array(CHUNK));
    this.following = withRoom(this.following, this.blocks++);
    return start;
  }
}

/** Returns an array of the same numbers, with room for one at an index. What has no number yet is 0. */
export const withRoom = (numbers: Ints, index: number): Ints =>
  index < numbers.length ? numbers : doubled(numbers);

function doubled(numbers: Ints): Ints {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

type Ints = Int32Array<ArrayBuffer>;
