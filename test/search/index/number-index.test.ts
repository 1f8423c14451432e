import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NumberIndex } from "../../../src/search/index/number-index.js";
import { NumberList } from "../../../src/search/index/number-list.js";

describe("an index of numbers", () => {
  it("numbers keys in the order of their coming, also after it was cleared", () => {
    const index = new NumberIndex();
    const keys = fc.array(fc.oneof(fc.nat({ max: 9 }), fc.nat({ max: 0xffffffff })), { maxLength: 9000 });
    fc.assert(
      fc.property(keys, (all) => {
        index.clear();
        const distinct = [...new Set(all)];
        const numbers = new Map(distinct.map((key, number) => [key, number]));
        expect(all.map((key) => index.add(key))).toEqual(all.map((key) => numbers.get(key)));
        expect([...index.keys.toArray()]).toEqual(distinct);
      }),
      { numRuns: 50 },
    );
  });
});

describe("a list of numbers", () => {
  it.each([0, 1, 65_536, 200_000])(
    "gives the %i numbers that it took, and none once they are drained",
    (count) => {
      const list = new NumberList();
      for (let round = 0; round < 2; round++) {
        list.clear();
        for (let number = 0; number < count; number++) list.push(number * 3);
        if (count > 0) list.set(count - 1, 7);
        const expected = Array.from({ length: count }, (_, number) =>
          number === count - 1 ? 7 : number * 3,
        );
        expect(Array.from(list.toArray())).toEqual(expected);
        expect(Array.from({ length: count }, (_, index) => list.get(index))).toEqual(expected);
        expect([...list.drain()].flatMap((part) => Array.from(part))).toEqual(expected);
        expect(list.length).toBe(0);
      }
    },
  );
});
