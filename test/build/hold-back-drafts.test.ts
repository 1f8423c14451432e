import { describe, expect, it } from "vitest";
import { draftsAfter, holdBackDrafts } from "../../src/build/hold-back-drafts.js";
import type { Release } from "../../src/model/article.js";
import type { Day } from "../../src/model/names.js";
import { sampleCopy } from "../sample-article.js";

const copyOf = (id: string, date: string | undefined, release?: Release) =>
  sampleCopy("c1", id, date, release === undefined ? {} : { release });

const COPIES = [
  copyOf("scraped", "2030-01-01"),
  copyOf("draft", "2024-01-01", "never"),
  copyOf("past", "2024-01-01", "on-date"),
  copyOf("soon", "2024-03-02", "on-date"),
  copyOf("later", "2024-05-01", "on-date"),
  copyOf("undated", undefined, "on-date"),
];

const on = (today: string) => {
  const { copies, ...rest } = holdBackDrafts(COPIES, { drafts: false }, today as Day);
  return { ids: copies.map(({ article }) => article.facts.id), ...rest };
};

describe("holdBackDrafts", () => {
  it("holds back drafts, and articles by hand of days to come, and says when the next of these is due", () => {
    expect(on("2024-03-01")).toEqual({
      ids: ["scraped", "past", "undated"],
      drafts: 3,
      nextRelease: "2024-03-02",
    });
  });

  it("publishes an article on its day", () => {
    expect(on("2024-03-02")).toEqual({
      ids: ["scraped", "past", "soon", "undated"],
      drafts: 2,
      nextRelease: "2024-05-01",
    });
  });

  it("says nothing of a next one where only drafts are left", () => {
    expect(on("2024-05-01")).toEqual({ ids: ["scraped", "past", "soon", "later", "undated"], drafts: 1 });
  });
});

describe("what is told of drafts after a change", () => {
  const of = (drafts: number, nextRelease?: string) =>
    nextRelease === undefined ? { drafts } : { drafts, nextRelease: nextRelease as Day };

  it("counts those that came and went, and names the first day", () => {
    expect(draftsAfter(of(3, "2024-03-02"), of(1), of(0))).toEqual(of(2, "2024-03-02"));
    expect(draftsAfter(of(3, "2024-03-02"), of(0), of(1, "2024-05-01"))).toEqual(of(4, "2024-03-02"));
    expect(draftsAfter(of(3, "2024-03-02"), of(0), of(2, "2024-03-01"))).toEqual(of(5, "2024-03-01"));
    expect(draftsAfter(of(1), of(1), of(1, "2024-05-01"))).toEqual(of(1, "2024-05-01"));
    expect(draftsAfter(of(3, "2024-03-02"), of(1, "2024-05-01"), of(0))).toEqual(of(2, "2024-03-02"));
  });

  it("does not tell which one is next when the next one went or is put off", () => {
    expect(draftsAfter(of(3, "2024-03-02"), of(1, "2024-03-02"), of(0))).toBeUndefined();
    expect(draftsAfter(of(3, "2024-03-02"), of(1, "2024-03-02"), of(1, "2024-05-01"))).toBeUndefined();
  });
});
