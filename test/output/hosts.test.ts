import { describe, expect, it } from "vitest";
import { fitOf, type TagSizes } from "../../src/output/hosts.js";
import { measureSite, type SiteSize } from "../../src/output/measure-site.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SIZE: SiteSize = {
  files: 25_000,
  folders: 500,
  bytes: 300_000_000,
  largest: { path: "search/a.js", bytes: 60_000 },
  tagFiles: 9000,
};

/** 4000 tags have 2 articles, 2000 have 3, and so on. */
const TAGS: TagSizes = [
  [2, 4000],
  [3, 2000],
  [7, 1000],
];

describe("a site", () => {
  it("that a host has room for fits, with how near it is to each limit", () => {
    const { fits, lines } = fitOf("github-pages", SIZE, TAGS);
    expect(fits).toBe(true);
    expect(lines).toEqual([
      "GitHub Pages: the site fits",
      "  files: 25000",
      "  size: 300.0 MB of 1000.0 MB (30 %)",
      "  largest file, search/a.js: 0.1 MB of 104.9 MB (0 %)",
    ]);
  });

  it("with too many files does not fit, and the operator is told which settings make fewer", () => {
    const { fits, lines } = fitOf("cloudflare", SIZE, TAGS);
    expect(fits).toBe(false);
    expect(lines.join("\n")).toContain("25000 of 20000 (125 %)");
    expect(lines.join("\n")).toContain("9000 of the files are tag pages");
    expect(lines.join("\n")).toContain("perPage");
    expect(fitOf("cloudflare-paid", SIZE, TAGS).fits).toBe(true);
  });

  it("does not fit where its folders are too many with the files, and the host counts both", () => {
    const size = { ...SIZE, files: 190_000, folders: 10_001 };
    const { fits, lines } = fitOf("gitlab-pages", size, TAGS);
    expect(fits).toBe(false);
    expect(lines).toContain("  files and folders: 200001 of 200000 (100 %), over the limit");
    expect(fitOf("gitlab-pages", { ...size, folders: 10_000 }, TAGS).fits).toBe(true);
    expect(fitOf("cloudflare-paid", { ...SIZE, files: 100_000 }, TAGS).fits).toBe(true);
  });

  it("has the folders of its files at any depth", () => {
    const out = temporaryFolder();
    writeFiles(out, { "index.html": "1", "2024/03/05/n1.html": "22", "2024/03/06/n2.html": "333" });
    expect(measureSite(out)).toMatchObject({ files: 3, folders: 4, bytes: 6 });
  });

  it("that is too large does not fit", () => {
    expect(fitOf("github-pages", { ...SIZE, bytes: 1_000_000_001 }, TAGS).fits).toBe(false);
    const largest = { path: "images/a.png", bytes: 26 * 1024 * 1024 };
    expect(fitOf("cloudflare-paid", { ...SIZE, largest }, TAGS).fits).toBe(false);
  });

  it.each([
    [25_000, "with tags.minArticles: 4 in site.yaml it has at most 19000 files, and fits"],
    [24_000, "with tags.minArticles: 3 in site.yaml it has at most 20000 files, and fits"],
    [27_000, "with tags.minArticles: 8 in site.yaml it has at most 20000 files, and fits"],
    [27_001, "even without any page of a tag it has about 20001 files"],
  ])("with %i files, too many, is told what leaves few enough of them", (files, advice) => {
    const { lines } = fitOf("cloudflare", { ...SIZE, files }, [...TAGS].reverse());
    expect(lines.join("\n")).toContain(advice);
  });
});
