import { describe, expect, it } from "vitest";
import { holdBackDrafts } from "../../src/build/hold-back-drafts.js";
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
