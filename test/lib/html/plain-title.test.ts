import { describe, expect, it } from "vitest";
import { withCharacters } from "../../../src/lib/html/plain-title.js";

describe("withCharacters", () => {
  it.each([
    ["R&amp;D &mdash; a &#x6E21;", "R&D — a 渡"],
    ["R&amp;amp;D", "R&D"],
    ["the pier&#146;s &#x93;new&#148; rail &#150; green", "the pier’s “new” rail – green"],
    ["a&#20;b", "a\u0014b"],
    ["&unknown; &#x110000; AT&T", "&unknown; \ufffd AT&T"],
  ])("reads %s as HTML does", (text, expected) => {
    expect(withCharacters(text)).toBe(expected);
  });
});
