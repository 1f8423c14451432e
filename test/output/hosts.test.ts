import { describe, expect, it } from "vitest";
import { fitOf } from "../../src/output/hosts.js";
import type { SiteSize } from "../../src/output/measure-site.js";

const SIZE: SiteSize = {
  files: 25_000,
  bytes: 300_000_000,
  largest: { path: "search/a.js", bytes: 60_000 },
  tagFiles: 9000,
};

describe("a site", () => {
  it("that a host has room for fits, with how near it is to each limit", () => {
    const { fits, lines } = fitOf("github-pages", SIZE);
    expect(fits).toBe(true);
    expect(lines).toEqual([
      "GitHub Pages: the site fits",
      "  files: 25000",
      "  size: 300.0 MB of 1000.0 MB (30 %)",
      "  largest file, search/a.js: 0.1 MB of 104.9 MB (0 %)",
    ]);
  });

  it("with too many files does not fit, and the operator is told which settings make fewer", () => {
    const { fits, lines } = fitOf("cloudflare", SIZE);
    expect(fits).toBe(false);
    expect(lines.join("\n")).toContain("25000 of 20000 (125 %)");
    expect(lines.join("\n")).toContain("9000 of the files are tag pages");
    expect(lines.join("\n")).toContain("perPage");
    expect(fitOf("cloudflare-paid", SIZE).fits).toBe(true);
  });

  it("that is too large does not fit", () => {
    expect(fitOf("github-pages", { ...SIZE, bytes: 1_000_000_001 }).fits).toBe(false);
    const largest = { path: "images/a.png", bytes: 26 * 1024 * 1024 };
    expect(fitOf("cloudflare-paid", { ...SIZE, largest }).fits).toBe(false);
  });
});
