import { describe, expect, it } from "vitest";
import { tagKey } from "../../src/catalog/tag-key.js";

describe("tagKey", () => {
  it.each([
    ["letter case", "Alpha", "ALPHA"],
    ["full-width forms", "ＡＢＣ１２３", "abc123"],
    ["kinds of middle dot", "林‧舟", "林•舟"],
    ["full-width middle dots", "林・舟", "林·舟"],
    ["quotation marks", "“灯塔”", "灯塔"],
    ["corner brackets", "「灯塔」", "灯塔"],
    ["zero-width characters", "灯\u200b塔", "灯塔"],
    ["white space", " 海\u00a0 风 ", "海 风"],
  ])("does not tell %s apart", (_, one, other) => {
    expect(tagKey(one)).toBe(tagKey(other));
  });

  it.each([
    ["灯塔", "灯台"],
    ["2023", "2024"],
    ["c", "c++"],
  ])("tells %s from %s", (one, other) => {
    expect(tagKey(one)).not.toBe(tagKey(other));
  });
});
