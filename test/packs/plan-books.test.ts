import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import type { ChannelId } from "../../src/model/names.js";
import { type BookChoice, planBooks } from "../../src/packs/book/plan-books.js";
import { Labels } from "../../src/plan/labels.js";
import { loadMessages } from "../../src/settings/load-messages.js";
import { sampleCopy } from "../sample-article.js";

const labels = new Map([["c1" as ChannelId, "Town"]]);
const { catalog } = buildCatalog(
  [
    sampleCopy("c1", "n1", "2023-12-30"),
    sampleCopy("c1", "n2", "2024-01-02"),
    sampleCopy("c2", "n2", "2024-01-02"),
    sampleCopy("c2", "n3", "2024-02-01", { tagMentions: [{ text: "桥梁" }] }),
    sampleCopy("c2", "n4", undefined),
    { ...sampleCopy("", "n5", "2024-02-09"), channel: undefined },
  ],
  labels,
);

const booksOf = (choice: BookChoice): string[] =>
  planBooks(catalog, choice, new Labels(loadMessages("en"))).map(
    ({ name, subject, articles }) =>
      `${name}: ${subject.join(", ")}: ${articles.map(({ id }) => id).join(" ")}`,
  );

describe("the books of a mirror", () => {
  it.each<[string, BookChoice, string[]]>([
    [
      "are one a channel and month",
      {},
      [
        "2023-12-c1: Town, December 2023: n1",
        "2024-01-c1: Town, January 2024: n2",
        "undated-c2: c2, Undated: n4",
        "2024-01-c2: c2, January 2024: n2",
        "2024-02-c2: c2, February 2024: n3",
        "2024-02: February 2024: n5",
      ],
    ],
    ["of one channel", { channels: ["c1"], months: ["2024-01"] }, ["2024-01-c1: Town, January 2024: n2"]],
    ["of a year", { years: ["2024"] }, ["2024: 2024: n2 n3 n5"]],
    [
      "of a year and some channels",
      { years: ["2023", "2024"], channels: ["c1"] },
      ["2023-c1: Town, 2023: n1", "2024-c1: Town, 2024: n2"],
    ],
    ["of a tag", { tags: ["桥梁"] }, ["tag-桥梁: 桥梁: n3"]],
    [
      "of a list of articles, in the order of the mirror",
      { ids: ["n3", "n1"] },
      ["selection-f646b544: : n1 n3"],
    ],
  ])("%s", (_, choice, books) => {
    expect(booksOf(choice)).toEqual(books);
  });

  it.each<[string, BookChoice, RegExp]>([
    ["channel", { channels: ["c9"] }, /no article is in the channel c9/],
    ["tag", { tags: ["没有"] }, /no article has the tag 没有/],
    ["article", { ids: ["n1", "n9"] }, /no article with the id n9/],
    ["month", { months: ["2020-01"] }, /no article for a book/],
    ["year", { years: ["2020"] }, /no article for a book/],
  ])("cannot be of a %s that is not there", (_, choice, message) => {
    expect(() => booksOf(choice)).toThrow(message);
  });
});
