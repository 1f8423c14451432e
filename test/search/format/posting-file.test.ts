import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodePostingFile,
  encodePostingFile,
  gramNumber,
  type Postings,
  placeOf,
  placesOf,
  placesOfPrefix,
  postingsOfPrefix,
  type Term,
} from "../../../src/search/format/posting-file.js";

const SPAN = { exponent: 32, index: 0 };

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
    const exponent = fc.integer({ min: 0, max: 32 });
    fc.assert(
      fc.property(
        grams,
        words,
        exponent,
        fc.integer({ min: 1, max: 100_000 }),
        (pairs, named, size, more) => {
          const numbers = pairs.map(([[a, b], list]) => [gramNumber(a, b), list] as const);
          const index = Math.floor((numbers[0]?.[0] ?? 0) / 2 ** size);
          const inSpan = numbers.filter(([gram]) => Math.floor(gram / 2 ** size) === index);
          const terms = new Map<Term, Postings>([...inSpan, ...named]);
          const span = { exponent: size, index };
          const documents = 5000 + more;
          const decoded = decodePostingFile(encodePostingFile(terms, span, documents), span, documents);
          expect([...decoded.keys()].sort()).toEqual([...terms.keys()].sort());
          for (const [term, list] of terms) expect(plain(decoded.get(term) as Postings)).toEqual(plain(list));
        },
      ),
    );
  });

  it.each([1, 2, 3, 4, 5])("holds the postings of %i of five documents", (count) => {
    const all = [4, 1, 3, 0, 2].slice(0, count).sort();
    for (const title of [[], all.slice(1), all]) {
      const terms = new Map([["ferry", { all, title, tags: [] }]]);
      const file = encodePostingFile(terms, SPAN, 5);
      expect(plain(decodePostingFile(file, SPAN, 5).get("ferry") as Postings)).toEqual([all, title, []]);
      if (count === 5) expect(file[0].length).toBeLessThanOrEqual(4);
    }
  });

  it("gives what holds any word with a beginning, but only whole words for a single letter", () => {
    const words = [
      ["ferry", [1, 5]],
      ["ferries", [2, 5]],
      ["f", [9]],
      ["fog", [3]],
    ] as const;
    const named = new Map(words.map(([word, all]) => [word, { all, title: all.slice(1), tags: [] }]));
    const file = decodePostingFile(encodePostingFile(named, SPAN, 10), SPAN, 10);
    expect(plain(postingsOfPrefix(file, "ferr"))).toEqual([[1, 2, 5], [5], []]);
    expect(plain(postingsOfPrefix(file, "fo"))[0]).toEqual([3]);
    expect(plain(postingsOfPrefix(file, "f"))[0]).toEqual([9]);
    expect(plain(postingsOfPrefix(file, "x"))[0]).toEqual([]);
    expect(plain(postingsOfPrefix(file, "xyz"))[0]).toEqual([]);
  });

  it("is shared by the words that begin alike", () => {
    expect(placeOf("ferry")).toBe(placeOf("fer"));
    expect(placeOf("ferry")).not.toBe(placeOf("fence"));
    const { first, end } = placesOfPrefix("fe");
    for (const word of ["ferry", "fence", "fe"]) {
      expect(placeOf(word)).toBeGreaterThanOrEqual(first);
      expect(placeOf(word)).toBeLessThan(end);
    }
    expect(placesOfPrefix("fer")).toEqual(placesOf("ferry"));
    expect(placeOf("c:ferry")).not.toBe(placeOf("c:fog"));
  });

  it("has a number of its own for each term of characters", () => {
    const numbers = new Set<number>();
    for (let first = 0x4e00; first < 0x4f00; first++)
      for (let second = 0; second < 256; second++) numbers.add(gramNumber(first, second));
    expect(numbers.size).toBe(256 * 256);
  });
});
