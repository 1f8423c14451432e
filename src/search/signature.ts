import { BitReader, BitWriter } from "./bits.js";

/** A text that lacks an item seems to have it once in so many cases; a power of two. */
const RATE_BITS = 4;

/**
 * Prints the items of some documents (see phrase-items.ts) as sets in which an item that is there is always found, and
 * one that is not seldom: Golomb-coded sets, of five and a half bits an item.
 */
export function encodeSignatures(documents: readonly (readonly number[])[]): string {
  const bits = new BitWriter();
  for (const items of documents) {
    const count = new Set(items).size;
    bits.writeGamma(count + 1);
    const values = [...new Set(items.map((item) => valueOf(item, count)))].sort((a, b) => a - b);
    bits.writeGamma(values.length + 1);
    let last = -1;
    for (const value of values) {
      bits.writeRice(value - last - 1, RATE_BITS);
      last = value;
    }
  }
  return bits.toString();
}

/** Returns, for each document, a function that tells whether it seems to have an item. */
export function decodeSignatures(text: string, documents: number): ((item: number) => boolean)[] {
  const bits = new BitReader(text);
  return Array.from({ length: documents }, () => {
    const count = bits.readGamma() - 1;
    const values = new Set<number>();
    let last = -1;
    for (let left = bits.readGamma() - 1; left > 0; left--) {
      last += bits.readRice(RATE_BITS) + 1;
      values.add(last);
    }
    return (item) => count > 0 && values.has(valueOf(item, count));
  });
}

/** Spreads items over 2^RATE_BITS values for each that a document has. */
const valueOf = (item: number, count: number): number => item % (count * 2 ** RATE_BITS);
