import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paginate } from "../../src/plan/paginate.js";

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

describe("paginate", () => {
  it.each([
    { of: 0, pages: [{ items: [] }] },
    { of: 3, pages: [{ items: [1, 2, 3] }] },
    { of: 4, pages: [{ number: 1, items: [1, 2, 3, 4], newer: "newest" }, { items: [1, 2, 3, 4] }] },
    { of: 5, pages: [{ number: 1, items: [1, 2, 3, 4], newer: "newest" }, { items: [1, 2, 3, 4, 5] }] },
    {
      of: 6,
      pages: [
        { number: 1, items: [1, 2, 3, 4], newer: "newest" },
        { items: [5, 6], older: 1 },
      ],
    },
    {
      of: 9,
      pages: [
        { number: 1, items: [1, 2, 3, 4], newer: 2 },
        { number: 2, items: [5, 6, 7, 8], newer: "newest", older: 1 },
        { items: [5, 6, 7, 8, 9], older: 1 },
      ],
    },
  ])("cuts $of items into pages of four", ({ of, pages }) => {
    expect(paginate(numbers(of), 4)).toEqual(pages);
  });

  it("leaves full pages as they are when the list grows, but for the link of the last to its newer one", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(30), fc.integer({ min: 1, max: 9 }), (length, more, size) => {
        const before = paginate(numbers(length), size).filter((page) => page.number !== undefined);
        const after = paginate(numbers(length + more), size);
        expect(
          after.slice(0, before.length).map(({ number, items, older }) => ({ number, items, older })),
        ).toEqual(before.map(({ number, items, older }) => ({ number, items, older })));
      }),
    );
  });

  it("shows every item, walking from the newest page to older ones", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), fc.integer({ min: 1, max: 9 }), (length, size) => {
        const pages = paginate(numbers(length), size);
        const seen = new Set<number>();
        for (
          let page = pages.at(-1);
          page;
          page = page.older === undefined ? undefined : pages[page.older - 1]
        ) {
          for (const item of page.items) seen.add(item);
        }
        expect(seen.size).toBe(length);
      }),
    );
  });
});
