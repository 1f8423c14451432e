import fc from "fast-check";
import { expect, it } from "vitest";
import { sortHashes } from "../../../src/search/index/sort-hashes.js";

it("hashes are sorted, each once, even where they are not spread evenly", () => {
  const number = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 0xffffffff }));
  fc.assert(
    fc.property(fc.array(number), (numbers) => {
      const expected = [...new Set(numbers)].sort((a, b) => a - b);
      expect([...sortHashes(Uint32Array.from(numbers))]).toEqual(expected);
    }),
  );
});
