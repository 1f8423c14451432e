import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  encodePostingFile,
  fileOfGram,
  fileOfWord,
  gramNumber,
  PostingReader,
} from "../../../src/search/format/posting-file.js";

describe("a posting file", () => {
  const postings = fc
    .uniqueArray(fc.nat({ max: 4999 }), { minLength: 1 })
    .map((list) => list.sort((a, b) => a - b));
  const character = fc.integer({ min: 0x4e00, max: 0x9fff });

  it("gives the postings of each of its terms, and none for others", () => {
    const grams = fc.uniqueArray(fc.tuple(fc.tuple(character, character), postings), {
      selector: ([pair]) => pair.join(),
    });
    const words = fc.uniqueArray(fc.tuple(fc.stringMatching(/^[a-z0-9é]{1,6}$/), postings), {
      selector: ([word]) => word,
    });
    fc.assert(
      fc.property(grams, words, fc.integer({ min: 1, max: 40 }), (pairs, named, files) => {
        const terms = pairs.map(([[a, b], list]) => [gramNumber(a, b), list] as const);
        const file = terms[0] ? fileOfGram(terms[0][0], files) : 0;
        const inFile = terms.filter(([gram]) => fileOfGram(gram, files) === file);
        const reader = new PostingReader(encodePostingFile(inFile, named, files, 5000), files, 5000);
        for (const [gram, list] of inFile) expect([...reader.gram(gram)]).toEqual(list);
        for (const [word, list] of named) expect([...reader.word(word)]).toEqual(list);
        expect([...reader.word("nosuchword")]).toEqual([]);
      }),
    );
  });

  it("gives what holds any word with a beginning, but only whole words for a single letter", () => {
    const words = [
      ["ferry", [1, 5]],
      ["ferries", [2, 5]],
      ["f", [9]],
      ["fog", [3]],
    ] as const;
    const reader = new PostingReader(encodePostingFile([], words, 1, 10), 1, 10);
    expect([...reader.prefix("ferr")]).toEqual([1, 2, 5]);
    expect([...reader.prefix("fo")]).toEqual([3]);
    expect([...reader.prefix("f")]).toEqual([9]);
    expect([...reader.prefix("x")]).toEqual([]);
  });

  it("is shared by the words that begin alike", () => {
    expect(fileOfWord("ferry", 500)).toBe(fileOfWord("fe", 500));
  });

  it("has a number of its own for each term of characters", () => {
    const numbers = new Set<number>();
    for (let first = 0x4e00; first < 0x4f00; first++)
      for (let second = 0; second < 256; second++) numbers.add(gramNumber(first, second));
    expect(numbers.size).toBe(256 * 256);
  });
});
