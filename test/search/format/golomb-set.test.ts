import { describe, expect, it } from "vitest";
import { BitReader, BitWriter } from "../../../src/search/format/bit-codec.js";
import { readSet, setOf, writeSet } from "../../../src/search/format/golomb-set.js";
import { sortHashes } from "../../../src/search/index/sort-hashes.js";

const hashes = (from: number, count: number): Uint32Array =>
  sortHashes(Uint32Array.from({ length: count }, (_, index) => Math.imul(from + index, 0x9e3779b1)));

describe("a Golomb-coded set", () => {
  it.each([0, 1, 2, 800, 20_000])(
    "of %i hashes has all of them, and seldom seems to have another",
    (count) => {
      const members = hashes(0, count);
      const bits = new BitWriter();
      writeSet(bits, members, 5);
      const mayHave = readSet(new BitReader(bits.take()), 5);
      const others = hashes(1_000_000, 3000);
      expect(members.every(mayHave)).toBe(true);
      expect(others.filter(mayHave).length).toBeLessThan((2 * 3000) / 2 ** 5);
      expect(Array.from(others, setOf(members, 5))).toEqual(Array.from(others, mayHave));
    },
  );
});
