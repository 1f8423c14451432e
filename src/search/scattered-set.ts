import type { BitReader, BitWriter } from "./bits.js";

/**
 * Returns numbers below 2^32 in their order, each once. They are scattered evenly, so that each is put nearly where it
 * belongs at once.
 */
export function sortedScattered(numbers: Uint32Array): Uint32Array {
  const shift = Math.min(31, Math.clz32(numbers.length));
  const next = new Uint32Array(2 ** (32 - shift) + 1);
  for (let at = 0; at < numbers.length; at++) (next[((numbers[at] as number) >>> shift) + 1] as number)++;
  for (let at = 1; at < next.length; at++) (next[at] as number) += next[at - 1] as number;
  const sorted = new Uint32Array(numbers.length);
  for (let at = 0; at < numbers.length; at++) {
    const number = numbers[at] as number;
    sorted[(next[number >>> shift] as number)++] = number;
  }
  let length = 0;
  for (let from = 0; from < sorted.length; from++) {
    const number = sorted[from] as number;
    let at = length;
    while (at > 0 && (sorted[at - 1] as number) > number) at--;
    if (at > 0 && sorted[at - 1] === number) continue;
    for (let to = length++; to > at; to--) sorted[to] = sorted[to - 1] as number;
    sorted[at] = number;
  }
  return sorted.subarray(0, length);
}

/** Returns the place of a number among `places`, which are in the order of the numbers. */
const placeOf = (number: number, places: number): number => Math.floor((number * places) / 2 ** 32);

/**
 * Prints a set of scattered numbers in few bits: what is in it is always found, what is not once in `2 ** rate` cases.
 * A Golomb-coded set, of `rate` and a half bits a number.
 * @param sorted see `sortedScattered`
 */
export function writeSet(bits: BitWriter, sorted: Uint32Array, rate: number): void {
  bits.writeGamma(sorted.length + 1);
  const places = sorted.length * 2 ** rate;
  let last = 0;
  for (let at = 0; at < sorted.length; at++) {
    const place = placeOf(sorted[at] as number, places);
    bits.writeRice(place - last, rate - 1);
    last = place;
  }
}

/** Tells whether a number seems to be in a set. */
export type SeemsIn = (number: number) => boolean;

/** Reads what `writeSet` printed. */
export function readSet(bits: BitReader, rate: number): SeemsIn {
  const length = bits.readGamma() - 1;
  const found = new Set<number>();
  let last = 0;
  for (let left = length; left > 0; left--) {
    last += bits.readRice(rate - 1);
    found.add(last);
  }
  return (number) => found.has(placeOf(number, length * 2 ** rate));
}

/** Returns what `readSet` will tell of a set, without printing it. */
export function seemsIn(sorted: Uint32Array, rate: number): SeemsIn {
  const places = sorted.length * 2 ** rate;
  const isTaken = new Uint8Array(places);
  for (let at = 0; at < sorted.length; at++) isTaken[placeOf(sorted[at] as number, places)] = 1;
  return (number) => isTaken[placeOf(number, places)] === 1;
}
