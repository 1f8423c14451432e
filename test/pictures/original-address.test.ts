import { expect, it } from "vitest";
import { originalAddress } from "../../src/pictures/original-address.js";
import { findWanted, groupSizes } from "../../src/pictures/wanted-pictures.js";
import { sampleArticles } from "./sample-articles.js";

it.each([
  ["https://i.news.example/2024/ferry-600x400.jpg", "https://i.news.example/2024/ferry.jpg"],
  ["https://i.news.example/2024/ferry-600x400.JPG?v=2", "https://i.news.example/2024/ferry.JPG"],
  ["https://i.news.example/2024/ferry.jpg", "https://i.news.example/2024/ferry.jpg"],
  ["https://i.news.example/2024/ferry-4x4.jpg", "https://i.news.example/2024/ferry-4x4.jpg"],
  ["https://i.news.example/a-600x400/ferry.jpg", "https://i.news.example/a-600x400/ferry.jpg"],
  ["https://i0.wp.com/i.news.example/ferry.jpg?resize=600%2C400", "https://i.news.example/ferry.jpg"],
  ["https://i3.wp.com/i.news.example/ferry-60x40.png?w=600", "https://i.news.example/ferry.png"],
  [
    "https://news.example/_next/image?url=https%3A%2F%2Fi.news.example%2Fferry-60x40.png&w=64",
    "https://i.news.example/ferry.png",
  ],
  ["//i.news.example/ferry.jpg", "https://i.news.example/ferry.jpg"],
  ["ferry.jpg", "ferry.jpg"],
])("the original of %s is %s", (address, original) => {
  expect(originalAddress(address)).toBe(original);
});

it("sizes of one picture are one picture", () => {
  const [a, b, other] = [
    "https://i.example/a-600x400.jpg",
    "https://i.example/a.jpg",
    "https://i.example/b.jpg",
  ] as const;
  expect(groupSizes([a, other, b])).toEqual([
    { original: b, addresses: [a, b] },
    { original: other, addresses: [other] },
  ]);
});

it.each([
  ["all", { leadOnly: false }, ["new-lead", "new-body", "shared", "old-lead", "undated"]],
  ["only lead pictures", { leadOnly: true }, ["new-lead", "old-lead", "undated"]],
  ["those since a day", { leadOnly: false, since: "2024-03-05" }, ["new-lead", "new-body", "shared"]],
  ["those of a channel", { leadOnly: false, channels: ["c1"] }, ["old-lead", "shared"]],
])("of the pictures of articles, %s are wanted, the newest first", (_, selection, addresses) => {
  const found = findWanted(sampleArticles, selection as never);
  expect(found).toEqual(addresses.map((name) => `https://i.example/${name}`));
});
