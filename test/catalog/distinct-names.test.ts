import { describe, expect, it } from "vitest";
import { distinctNames } from "../../src/catalog/distinct-names.js";

const DIGEST = "-[0-9a-f]{8}$";

describe("distinctNames", () => {
  it("leaves names alone that are like no other", () => {
    const names = ["BBC", "cnn", "新闻", "café"];
    expect([...distinctNames(names).values()].sort()).toEqual(names.sort());
  });

  it.each([
    ["letters in another case", "cnn", "CNN"],
    ["letters that are two in capitals", "strasse", "straße"],
    ["a letter that is two", "fish", "ﬁsh"],
    ["decomposed letters", "café", "café".normalize("NFD")],
  ])("tells a name in %s apart", (_, kept, other) => {
    const names = distinctNames([other, kept]);
    expect(names.get(kept)).toBe(kept);
    expect(names.get(other)).toMatch(new RegExp(`^${other.normalize("NFC")}${DIGEST}`));
  });

  it("composes letters", () => {
    expect(distinctNames(["café".normalize("NFD")]).get("café".normalize("NFD"))).toBe("café");
  });
});
