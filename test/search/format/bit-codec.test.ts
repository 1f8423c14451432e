import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitReader, BitWriter, riceParameter } from "../../../src/search/format/bit-codec.js";

const unsigned = fc.nat({ max: 0xffffffff });

describe("bits", () => {
  it("are read as they were written", () => {
    const number = fc.record({ value: unsigned, parameter: fc.nat({ max: 31 }) });
    fc.assert(
      fc.property(fc.array(number), fc.array(unsigned), (numbers, words) => {
        const writer = new BitWriter();
        for (const { value, parameter } of numbers) {
          writer.writeRice(value >>> Math.max(0, 24 - parameter), parameter);
          writer.writeGamma((value >>> 1) + 1);
        }
        for (const word of words) writer.write(word, 32);
        const reader = new BitReader(writer.take());
        for (const { value, parameter } of numbers) {
          expect(reader.readRice(parameter)).toBe(value >>> Math.max(0, 24 - parameter));
          expect(reader.readGamma()).toBe((value >>> 1) + 1);
        }
        for (const word of words) expect(reader.read(32)).toBe(word);
      }),
    );
  });

  it("are text that a string of JavaScript and a page of HTML hold as it is", () => {
    const writer = new BitWriter();
    for (let value = 0; value < 1 << 13; value++) writer.write(value, 13);
    const text = writer.take();
    expect(text).toMatch(/^[ !#-%'-;=-[\]-~]+$/);
    expect(new TextEncoder().encode(text)).toHaveLength(2 << 13);
  });

  it("have a parameter that grows with the gaps", () => {
    expect([1, 2, 100, 10_000].map((count) => riceParameter(10_000, count))).toEqual([12, 11, 6, 0]);
  });
});
