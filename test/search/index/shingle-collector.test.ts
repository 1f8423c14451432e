import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitReader, BitWriter } from "../../../src/search/format/bit-codec.js";
import {
  readSignature,
  type Signature,
  shinglesOf,
  writeSignature,
} from "../../../src/search/format/signature.js";
import { tokenize } from "../../../src/search/format/tokenize.js";
import { ShingleCollector } from "../../../src/search/index/shingle-collector.js";

/** Returns the signature of a document with some texts, which is written after the signature of another. */
function signatureOf(texts: readonly string[]): Signature {
  const shingles = new ShingleCollector();
  const bits = new BitWriter();
  for (const some of [["别的文字，别的图书"], texts]) {
    shingles.clear();
    for (const text of some) shingles.add(tokenize(text));
    writeSignature(bits, shingles);
  }
  const reader = new BitReader(bits.take());
  readSignature(reader);
  return readSignature(reader);
}

const allows = (signature: Signature, phrase: string): boolean =>
  shinglesOf(tokenize(phrase)).every(signature);

describe("a signature", () => {
  it.each([
    ["红河水。白河岸。青河沙", "红河岸"],
    ["红河水。白河岸。青河沙", "青河水"],
    ["在河上面，从河上去，沿河上行", "在河上去"],
    ["the red ferry, a white boat", "red boat"],
    ["第12班，乘9路", "第12路"],
  ])("of %s denies %s, all pieces of which it has", (text, phrase) => {
    expect(allows(signatureOf([text]), phrase)).toBe(false);
  });

  it("keeps nothing of a context with one neighbour on a side: its terms say it all", () => {
    const shingles = new ShingleCollector();
    shingles.add(tokenize("红河水。红河岸。红河沙。红河桥。"));
    expect(shingles.ambiguousContexts()).toHaveLength(0);
    expect(shingles.shinglesIn(() => false)).toHaveLength(0);
  });

  it("denies no piece of the texts, whatever they are", () => {
    const piece = fc.constantFrom(..."河船河桥雾山", "图", "，", " ", "ab", "abc", "12", " go ", "𠮷");
    const texts = fc.array(fc.array(piece, { maxLength: 60 }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(texts, fc.nat(), fc.integer({ min: 1, max: 9 }), (drafts, from, length) => {
        const signature = signatureOf(drafts.map((pieces) => pieces.join("")));
        for (const pieces of drafts) {
          const start = from % (pieces.length + 1);
          const [before, phrase] = [pieces.slice(0, start), pieces.slice(start, start + length)];
          // A phrase that begins amid a word is no piece.
          if (/[a-z0-9]$/.test(before.join("")) && /^[a-z0-9]/.test(phrase.join(""))) continue;
          expect(allows(signature, phrase.join(""))).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
