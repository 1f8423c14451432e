import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { gramNumber, type Postings, type Term } from "../../../src/search/format/posting-file.js";
import type { SearchDocument } from "../../../src/search/index/document-terms.js";
import { PostingsBuilder } from "../../../src/search/index/postings-builder.js";

/** Documents whose titles, tags and texts are pairs of characters with breaks between them. Syllables of Korean have no variants. */
const pair = fc.tuple(fc.nat({ max: 30 }), fc.nat({ max: 30 }));
const pairs = fc.array(pair, { maxLength: 30 });
const documents = fc.array(fc.record({ gap: fc.nat({ max: 400 }), title: pairs, tags: pairs, text: pairs }), {
  minLength: 1,
  maxLength: 40,
});

const written = ([first, second]: readonly [number, number]): string =>
  String.fromCharCode(0xac00 + first, 0xc000 + second);

const built = (builder: PostingsBuilder): Map<Term, Postings> =>
  new Map(builder.terms.map((term, index) => [term, builder.postings(index)]));

describe("postings that are built", () => {
  it("name the documents of each pair of characters, and those that have it in title and tags", () => {
    fc.assert(
      fc.property(documents, (all) => {
        const builder = new PostingsBuilder();
        const expected = new Map<Term, Record<keyof Postings, number[]>>();
        let number = 0;
        for (const { gap, ...fields } of all) {
          number += gap;
          const document: SearchDocument = {
            card: ["a.html", fields.title.map(written).join(" "), [], "2020-01-01"],
            tags: fields.tags.map(written),
            text: fields.text.map(written).join(" "),
          };
          builder.add(number, document);
          for (const [field, some] of Object.entries(fields)) {
            for (const gram of new Set(some.map(([a, b]) => gramNumber(0xac00 + a, 0xc000 + b)))) {
              const postings = expected.get(gram) ?? { all: [], title: [], tags: [] };
              expected.set(gram, postings);
              if (postings.all.at(-1) !== number) postings.all.push(number);
              if (field !== "text") postings[field as "title" | "tags"].push(number);
            }
          }
          number++;
        }
        const found = built(builder);
        for (const [gram, postings] of expected) expect(found.get(gram)).toEqual(postings);
        for (const [index, { all, title, tags }] of [...found.values()].entries())
          expect([builder.counts[index], builder.fieldCounts[index]]).toEqual([
            all.length,
            title.length + tags.length,
          ]);
      }),
    );
  });

  it("hold as many terms and documents as come", () => {
    const builder = new PostingsBuilder();
    const text = Array.from({ length: 6000 }, (_, index) => String.fromCharCode(0xac00 + index)).join("");
    for (let number = 0; number < 70_000; number += number < 200 ? 1 : 23_000)
      builder.add(number, { card: ["a.html", "", [], ""], tags: [], text: `${text} w${number}` });
    const found = built(builder);
    const numbers = [...Array.from({ length: 201 }, (_, index) => index), 23_200, 46_200, 69_200];
    expect(found.get(gramNumber(0xac00, 0xac01))?.all).toEqual(numbers);
    expect(found.get("w46200")?.all).toEqual([46_200]);
    // 6,000 characters have 5,999 pairs and two edges; besides, each text has a word, and the year.
    expect(found.size).toBe(6001 + numbers.length + 1);
  });
});
