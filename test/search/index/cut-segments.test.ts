import { describe, expect, it } from "vitest";
import { countFiles, cutSegments, SEGMENT_SIZES } from "../../../src/search/index/cut-segments.js";

describe("segments", () => {
  it("are cut by number alone, the large ones first, so that full ones stay still", () => {
    for (const documents of [0, 1, 255, 256, 300, 5000, 79229]) {
      const segments = cutSegments(documents);
      const sizes = segments.map(({ from, to }) => to - from);
      expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(documents);
      expect(segments.every(({ from }, at) => from === (segments[at - 1]?.to ?? 0))).toBe(true);
      expect([...sizes].sort((a, b) => b - a)).toEqual(sizes);
      expect(sizes.slice(0, -1).every((size) => (SEGMENT_SIZES as readonly number[]).includes(size))).toBe(
        true,
      );
    }
  });

  it("have few files at the end, which each new article rewrites", () => {
    const { titles, texts } = countFiles(255, 255 * 5000);
    expect(titles + texts).toBeLessThanOrEqual(18);
    expect(countFiles(0, 0)).toEqual({ titles: 1, texts: 1 });
  });
});
