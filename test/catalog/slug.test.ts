import { describe, expect, it } from "vitest";
import { slugOf } from "../../src/catalog/slug.js";

describe("slugOf", () => {
  it.each([
    ["灯塔", "灯塔"],
    ["open tide", "open-tide"],
    ["林·舟", "林-舟"],
    ["covid-19", "covid-19"],
    ["c", "c"],
  ])("makes %s safe", (key, slug) => {
    expect(slugOf(key)).toBe(slug);
  });

  it.each(["index", "con", "nul", "com1", "..", "***", "__proto__".replaceAll("_", "/")])(
    "never makes a file named %s",
    (key) => {
      expect(slugOf(key)).toMatch(/-[0-9a-f]{8}$|^proto$/);
    },
  );

  it("keeps a name within 80 bytes without cutting a character", () => {
    const slug = slugOf("很".repeat(60));
    expect(Buffer.byteLength(slug)).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^很+-[0-9a-f]{8}$/);
  });

  it.each([
    ["a/b\\c:d*e?f<g>h|i", /^a-b-c-d-e-f-g-h-i-[0-9a-f]{8}$/],
    ["../../etc", /^etc-[0-9a-f]{8}$/],
    ["100%", /^100-[0-9a-f]{8}$/],
    ["c#", /^c-[0-9a-f]{8}$/],
    ["《河港》", /^河港-[0-9a-f]{8}$/],
  ])("tells %s from the key that its name is made for", (key, slug) => {
    expect(slugOf(key)).toMatch(slug);
  });

  it.each([
    ["a b", "a-b", "a/b", "a  b"],
    ["林·舟", "林-舟", "林 舟", "《林·舟》"],
    ["9-11", "9·11", "9 11"],
  ])("gives different names to %s and keys that look like it in a file name", (...keys) => {
    expect(new Set(keys.map(slugOf)).size).toBe(keys.length);
  });
});
