import { BitReader, BitWriter } from "./bits.js";

/** A text that lacks an item seems to have it once in so many cases; a power of two. */
const RATE_BITS = 7;

/**
 * Prints the items of some documents (see phrase-items.ts) as sets in which an item that is there is always found, and
 * one that is not seldom: Golomb-coded sets, of eight and a half bits an item.
 */
export function encodeSignatures(documents: readonly (readonly number[])[]): string {
  const bits = new BitWriter();
  for (const items of documents) {
    const distinct = ascending(items);
    bits.writeGamma(distinct.length + 1);
    const values = ascending(distinct.map((item) => placeOf(item, distinct.length)));
    bits.writeGamma(values.length + 1);
    let last = -1;
    for (const value of values) {
      bits.writeRice(value - last - 1, RATE_BITS);
      last = value;
    }
  }
  return bits.toString();
}

/** Tells whether a document seems to have an item. */
export type Signature = (item: number) => boolean;

/** Reads what `encodeSignatures` printed. */
export function decodeSignatures(text: string, documents: number): Signature[] {
  const bits = new BitReader(text);
  return Array.from({ length: documents }, () => {
    const count = bits.readGamma() - 1;
    const values = new Set<number>();
    let last = -1;
    for (let left = bits.readGamma() - 1; left > 0; left--) {
      last += bits.readRice(RATE_BITS) + 1;
      values.add(last);
    }
    return (item) => count > 0 && values.has(placeOf(item, count));
  });
}

/** Spreads items over 2^RATE_BITS values for each that a document has. */
const placeOf = (item: number, count: number): number => item % (count * 2 ** RATE_BITS);

/** Returns the numbers in their order, each once. */
function ascending(numbers: Iterable<number>): Uint32Array {
  const sorted = Uint32Array.from(numbers).sort();
  let length = 0;
  for (let at = 0; at < sorted.length; at++)
    if (at === 0 || sorted[at] !== sorted[at - 1]) sorted[length++] = sorted[at] as number;
  return sorted.subarray(0, length);
}
