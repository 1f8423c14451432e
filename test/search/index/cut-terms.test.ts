import { describe, expect, it } from "vitest";
import { gramNumber, type Postings, placeOf, type Term } from "../../../src/search/format/posting-file.js";
import type { Span } from "../../../src/search/format/span.js";
import { cutTerms } from "../../../src/search/index/cut-terms.js";

const DOCUMENTS = 10_000;

/** The postings of every so-many-th document. */
const everyNth = (step: number): Postings => ({
  all: Array.from({ length: Math.floor(DOCUMENTS / step) }, (_, at) => at * step),
  title: [],
  tags: [],
});

/** Pairs of characters: many are rare, few are in most documents. */
const grams = (count: number): [Term, Postings][] =>
  Array.from({ length: count }, (_, at) => [
    gramNumber(0x4e00 + at, 0x5000),
    everyNth(2 + ((at * 7919) % 4000)),
  ]);

interface TermsOfFile {
  readonly span: Span;
  readonly terms: readonly Term[];
}

const endOf = ({ span: { exponent, index } }: TermsOfFile): number => (index + 1) * 2 ** exponent;

function cut(terms: ReadonlyMap<Term, Postings>, most: number, documents = DOCUMENTS): TermsOfFile[] {
  const all = [...terms.keys()];
  const postings = (index: number) => terms.get(all[index] as Term) as Postings;
  const counts = all.map((_, index) => postings(index).all.length);
  const source = { terms: all, counts, fieldCounts: all.map(() => 0), postings };
  return cutTerms(source, most, documents).map(({ span, indexes }) => ({
    span,
    terms: Array.from(indexes, (index) => all[index] as Term),
  }));
}

describe("terms cut into posting files", () => {
  const terms = new Map(grams(8000));

  it.each([1, 7, 24, 64, 100])("are in at most %i files, which leave no place out", (most) => {
    const files = cut(terms, most);
    expect(files.length).toBeLessThanOrEqual(most);
    expect(files.length).toBeGreaterThan(most / 2);
    let place = 0;
    for (const file of files) {
      expect(file.span.index * 2 ** file.span.exponent).toBe(place);
      place = endOf(file);
      for (const term of file.terms)
        expect(Math.floor(placeOf(term) / 2 ** file.span.exponent)).toBe(file.span.index);
    }
    expect(place).toBe(2 ** 32);
    expect(files.flatMap((file) => file.terms).sort()).toEqual([...terms.keys()].sort());
  });

  it("are cut alike after most changes of one term", () => {
    const spans = (some: ReadonlyMap<Term, Postings>) =>
      JSON.stringify(cut(some, 100).map(({ span }) => span));
    const changed = [...terms.keys()].slice(0, 50).filter((term) => {
      const postings = everyNth(500);
      return spans(new Map([...terms, [term, postings]])) !== spans(terms);
    });
    expect(changed.length).toBeLessThan(5);
  });

  it("are in one file where they are few, or are words with one beginning", () => {
    expect(cut(new Map(grams(20)), 100)).toHaveLength(1);
    const words = Array.from({ length: 500 }, (_, at): [Term, Postings] => [`fer${at}`, everyNth(50)]);
    expect(cut(new Map(words), 100)).toHaveLength(1);
    const files = cut(new Map([...words, ...grams(8000)]), 100);
    expect(files.filter((file) => file.terms.some((term) => typeof term === "string"))).toHaveLength(1);
  });

  it("are in one file where there are none", () => {
    expect(cut(new Map(), 24, 0)).toEqual([{ span: { exponent: 32, index: 0 }, terms: [] }]);
  });
});
