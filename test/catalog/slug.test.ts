import { describe, expect, it } from "vitest";
import { slugsFor } from "../../src/catalog/slug.js";

const slugOf = (key: string): string => slugsFor([key]).get(key) ?? "";

describe("slugsFor", () => {
  it.each([
    ["灯塔", "灯塔"],
    ["open tide", "open-tide"],
    ["a/b\\c:d*e?f<g>h|i", "a-b-c-d-e-f-g-h-i"],
    ["林·舟", "林-舟"],
    ["../../etc", "etc"],
    ["100%", "100"],
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

  it("gives different names to keys that look the same in a file name, whatever their order", () => {
    const keys = ["a b", "a-b", "a/b"];
    const forward = slugsFor(keys);
    expect(new Set(forward.values()).size).toBe(3);
    expect(slugsFor(keys.toReversed())).toEqual(forward);
  });
});
