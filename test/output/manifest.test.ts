import { describe, expect, it } from "vitest";
import type { Columns } from "../../src/lib/file-columns.js";
import { folderPrinter } from "../../src/output/manifest.js";

describe("what prints folders for the manifest", () => {
  const columns = (digest: string): Columns => ['a"b.html/n1.html', "k1/k2", "12/34", `${digest}/beef`];
  const lines = (digest: string): string =>
    `"2024/a\\"b.html": {"size":12,"sha256":"${digest}"},\n"2024/n1.html": {"size":34,"sha256":"beef"}`;

  it("prints a file a line, as JSON", () => {
    expect(folderPrinter(() => false)("2024", columns("cafe"))).toBe(lines("cafe"));
    expect(folderPrinter(() => false)("", ["robots.txt", "k1", "5", "cafe"])).toBe(
      '"robots.txt": {"size":5,"sha256":"cafe"}',
    );
  });

  it("prints a folder anew when its files change, whatever it printed before", () => {
    const print = folderPrinter(() => false);
    expect(["cafe", "f00d", "cafe"].map((digest) => print("2024", columns(digest)))).toEqual(
      ["cafe", "f00d", "cafe"].map(lines),
    );
    expect(print("2025", columns("cafe"))).toContain('"2025/n1.html"');
  });
});
