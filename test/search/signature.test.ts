import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { BitReader, BitWriter } from "../../src/search/bits.js";
import { PhraseCollector } from "../../src/search/phrase-collector.js";
import { readSet, seemsIn, sortedScattered, writeSet } from "../../src/search/scattered-set.js";
import { phraseItems, readSignature, type Signature, writeSignature } from "../../src/search/signature.js";
import { tokenize } from "../../src/search/tokenize.js";

const scattered = (from: number, count: number): Uint32Array =>
  sortedScattered(Uint32Array.from({ length: count }, (_, at) => Math.imul(from + at, 0x9e3779b1)));

describe("scattered numbers", () => {
  it("are sorted, each once, even where they are not scattered", () => {
    const number = fc.oneof(fc.nat({ max: 50 }), fc.nat({ max: 0xffffffff }));
    fc.assert(
      fc.property(fc.array(number), (numbers) => {
        const expected = [...new Set(numbers)].sort((a, b) => a - b);
        expect([...sortedScattered(Uint32Array.from(numbers))]).toEqual(expected);
      }),
    );
  });

  it.each([0, 1, 2, 800, 20_000])("as a set of %i are never missed, and others seldom seen", (count) => {
    const numbers = scattered(0, count);
    const bits = new BitWriter();
    writeSet(bits, numbers, 5);
    const isIn = readSet(new BitReader(bits.take()), 5);
    const others = scattered(1_000_000, 3000);
    expect(numbers.every(isIn)).toBe(true);
    expect(others.filter(isIn).length).toBeLessThan((2 * 3000) / 2 ** 5);
    expect([...others.map((number) => Number(seemsIn(numbers, 5)(number)))]).toEqual([
      ...others.map((number) => Number(isIn(number))),
    ]);
  });
});

/** The signature of a document with these texts, after one of another document. */
function signatureOf(texts: readonly string[]): Signature {
  const phrases = new PhraseCollector();
  const bits = new BitWriter();
  for (const some of [["别的文字，别的图书"], texts]) {
    phrases.clear();
    for (const text of some) phrases.add(tokenize(text));
    writeSignature(bits, phrases);
  }
  const reader = new BitReader(bits.take());
  readSignature(reader);
  return readSignature(reader);
}

const allows = (signature: Signature, phrase: string): boolean =>
  phraseItems(tokenize(phrase)).every((item) => signature(item));

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
    const phrases = new PhraseCollector();
    phrases.add(tokenize("红河水。红河岸。红河沙。红河桥。"));
    expect(phrases.ambiguous()).toHaveLength(0);
    expect(phrases.itemsOf(() => false)).toHaveLength(0);
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
