import type { BitReader, BitWriter } from "./bit-codec.js";

/**
 * Golomb-coded sets of hashes. A set answers yes for all hashes that it has, and for one in `2 ** rate` of the others. Each
 * hash costs `rate` and a half bits.
 */

/** Tells whether a set seems to have a hash. */
export type MayHave = (hash: number) => boolean;

/** Maps a hash evenly to one of so many buckets; a larger hash never to a smaller bucket. */
const bucketOf = (hash: number, buckets: number): number => Math.floor((hash * buckets) / 2 ** 32);

/** Writes a set. @param hashes below 2^32, ascending, each once */
export function writeSet(bits: BitWriter, hashes: Uint32Array, rate: number): void {
  bits.writeGamma(hashes.length + 1);
  const buckets = hashes.length * 2 ** rate;
  let last = 0;
  for (let index = 0; index < hashes.length; index++) {
    const bucket = bucketOf(hashes[index] as number, buckets);
    bits.writeRice(bucket - last, rate - 1);
    last = bucket;
  }
}

/** Reads a set that `writeSet` wrote with the same rate. */
export function readSet(bits: BitReader, rate: number): MayHave {
  const count = bits.readGamma() - 1;
  const buckets = new Set<number>();
  let last = 0;
  for (let left = count; left > 0; left--) {
    last += bits.readRice(rate - 1);
    buckets.add(last);
  }
  return (hash) => buckets.has(bucketOf(hash, count * 2 ** rate));
}

/** Returns what `readSet` would return for a set. */
export function setOf(hashes: Uint32Array, rate: number): MayHave {
  const buckets = hashes.length * 2 ** rate;
  const isTaken = new Uint8Array(buckets);
  for (let index = 0; index < hashes.length; index++) isTaken[bucketOf(hashes[index] as number, buckets)] = 1;
  return (hash) => isTaken[bucketOf(hash, buckets)] === 1;
}
