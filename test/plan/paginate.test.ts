import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type ListPage, NEWEST, paginate, paginateDated } from "../../src/plan/paginate.js";

const numbers = (length: number): number[] => Array.from({ length }, (_, index) => index + 1);

describe("paginate", () => {
  it.each([
    { of: 0, pages: [{ items: [] }] },
    { of: 3, pages: [{ items: [1, 2, 3] }] },
    { of: 4, pages: [{ name: 1, items: [1, 2, 3, 4], newer: "newest" }, { items: [1, 2, 3, 4] }] },
    { of: 5, pages: [{ name: 1, items: [1, 2, 3, 4], newer: "newest" }, { items: [1, 2, 3, 4, 5] }] },
    {
      of: 6,
      pages: [
        { name: 1, items: [1, 2, 3, 4], newer: "newest" },
        { items: [5, 6], older: 1 },
      ],
    },
    {
      of: 9,
      pages: [
        { name: 1, items: [1, 2, 3, 4], newer: 2 },
        { name: 2, items: [5, 6, 7, 8], newer: "newest", older: 1 },
        { items: [5, 6, 7, 8, 9], older: 1 },
      ],
    },
  ])("cuts $of items into pages of four", ({ of, pages }) => {
    expect(paginate(numbers(of), 4)).toEqual(pages);
  });

  it("leaves full pages as they are when the list grows, but for the link of the last to its newer one", () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(30), fc.integer({ min: 1, max: 9 }), (length, more, size) => {
        const before = paginate(numbers(length), size).filter((page) => page.name !== undefined);
        const after = paginate(numbers(length + more), size);
        expect(
          after.slice(0, before.length).map(({ name, items, older }) => ({ name, items, older })),
        ).toEqual(before.map(({ name, items, older }) => ({ name, items, older })));
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
          page = page.older === undefined ? undefined : pages[Number(page.older) - 1]
        ) {
          for (const item of page.items) seen.add(item);
        }
        expect(seen.size).toBe(length);
      }),
    );
  });
});

/** Returns the items that a reader meets who starts at the newest page and goes on to older ones. */
function walk(pages: readonly ListPage<number>[]): number[] {
  const byName = new Map(pages.map((page) => [page.name ?? NEWEST, page]));
  const seen = new Set<number>();
  for (
    let page = byName.get(NEWEST);
    page;
    page = page.older === undefined ? undefined : byName.get(page.older)
  )
    for (const item of page.items) seen.add(item);
  return [...seen];
}

describe("paginateDated", () => {
  it("puts items without a date on pages of their own, behind the oldest page", () => {
    expect(paginateDated([1, 2, 3], [4, 5, 6], 2)).toEqual([
      { name: "undated-2", items: [3], newer: "undated" },
      { name: "undated", items: [1, 2], newer: 1, older: "undated-2" },
      { name: 1, items: [4, 5], newer: "newest", older: "undated" },
      { name: undefined, items: [6], older: 1 },
    ]);
  });

  it("gives the list's own address to the first of them where no item has a date", () => {
    expect(paginateDated([1, 2, 3], [], 2)).toEqual([
      { name: "undated-2", items: [3], newer: "newest" },
      { name: undefined, items: [1, 2], older: "undated-2" },
    ]);
  });

  it("moves no item with a date when one without a date comes", () => {
    const itemsByName = (undated: number) =>
      paginateDated(
        numbers(undated),
        numbers(17).map((item) => item + 100),
        5,
      )
        .filter(({ name }) => typeof name !== "string")
        .map(({ name, items }) => [name, items]);
    expect(itemsByName(8)).toEqual(itemsByName(0));
  });

  it("shows every item once to a reader who walks from the newest page to older ones", () => {
    fc.assert(
      fc.property(fc.nat(30), fc.nat(30), fc.integer({ min: 1, max: 9 }), (undated, dated, size) => {
        const all = numbers(undated + dated);
        const pages = paginateDated(all.slice(0, undated), all.slice(undated), size);
        expect(walk(pages).sort((a, b) => a - b)).toEqual(all);
      }),
    );
  });
});
