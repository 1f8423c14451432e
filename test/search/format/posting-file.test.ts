import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodePostingFile,
  encodePostingFile,
  fileOfGram,
  fileOfWord,
  gramNumber,
  NO_POSTINGS,
  type Postings,
  postingsOfPrefix,
} from "../../../src/search/format/posting-file.js";

/** Compares the numbers, in arrays of any kind. */
const plain = ({ all, title, tags }: Postings) => [all, title, tags].map((ids) => Array.from(ids));

describe("a posting file", () => {
  const postings = fc
    .uniqueArray(fc.tuple(fc.nat({ max: 4999 }), fc.nat({ max: 3 })), {
      minLength: 1,
      selector: ([id]) => id,
    })
    .map((list) => list.sort((a, b) => a[0] - b[0]))
    .map((list) => ({
      all: list.map(([id]) => id),
      title: list.filter(([, fields]) => fields & 1).map(([id]) => id),
      tags: list.filter(([, fields]) => fields & 2).map(([id]) => id),
    }));
  const character = fc.integer({ min: 0x4e00, max: 0x9fff });

  it("gives the terms that it was made of", () => {
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
        const inFile = new Map(terms.filter(([gram]) => fileOfGram(gram, files) === file));
        const encoded = encodePostingFile({ grams: inFile, words: new Map(named) }, files, 5000);
        const decoded = decodePostingFile(encoded, file, files, 5000);
        expect([...decoded.grams.keys()].sort()).toEqual([...inFile.keys()].sort());
        for (const [gram, list] of inFile)
          expect(plain(decoded.grams.get(gram) as Postings)).toEqual(plain(list));
        expect([...decoded.words.keys()].sort()).toEqual(named.map(([word]) => word).sort());
        for (const [word, list] of named)
          expect(plain(decoded.words.get(word) as Postings)).toEqual(plain(list));
      }),
    );
  });

  it("leaves out terms without documents", () => {
    const none = new Map([["渡", NO_POSTINGS]]);
    const file = encodePostingFile({ grams: new Map([[7, NO_POSTINGS]]), words: none }, 1, 10);
    expect(file).toEqual(encodePostingFile({ grams: new Map(), words: new Map() }, 1, 10));
  });

  it("gives what holds any word with a beginning, but only whole words for a single letter", () => {
    const words = [
      ["ferry", [1, 5]],
      ["ferries", [2, 5]],
      ["f", [9]],
      ["fog", [3]],
    ] as const;
    const named = new Map(words.map(([word, all]) => [word, { all, title: all.slice(1), tags: [] }]));
    const file = decodePostingFile(encodePostingFile({ grams: new Map(), words: named }, 1, 10), 0, 1, 10);
    expect(plain(postingsOfPrefix(file, "ferr"))).toEqual([[1, 2, 5], [5], []]);
    expect(plain(postingsOfPrefix(file, "fo"))[0]).toEqual([3]);
    expect(plain(postingsOfPrefix(file, "f"))[0]).toEqual([9]);
    expect(plain(postingsOfPrefix(file, "x"))[0]).toEqual([]);
    expect(plain(postingsOfPrefix(file, "xyz"))[0]).toEqual([]);
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
