import { describe, expect, it } from "vitest";
import { digestOf } from "../../src/lib/digest.js";
import { byFolder, type Columns, splitColumn } from "../../src/lib/file-columns.js";
import { pathIn } from "../../src/lib/paths.js";
import { type DividedPart, divideFiles } from "../../src/output/divide-files.js";
import { findParts, partFinder } from "../../src/output/find-parts.js";
import { columnsOf } from "../support/columns-of.js";

const numbered = (count: number, pathOf: (number: number) => string): string[] =>
  Array.from({ length: count }, (_, number) => pathOf(number));

/** A site with a small year, a large one, and many tags. */
const SITE = [
  "index.html",
  ...numbered(3, (n) => `2022/01/0${n}/n.html`),
  "2023/index.html",
  ...numbered(12, (n) => `2023/01/0${n % 3}/n${n}.html`),
  ...numbered(16, (n) => `2023/02/0${n % 3}/n${n}.html`),
  ...numbered(40, (n) => `tags/t${n}.html`),
  ...numbered(8, (n) => `tags/t${n}/1.html`),
];

function divide(paths: readonly string[]): DividedPart[] {
  const rows = byFolder(paths.map((path) => [path, ["key", String(path.length), digestOf(path)]] as const));
  const folders = Array.from(rows, ([folder, files]): [string, Columns] => [folder, columnsOf(files)]);
  return divideFiles(new Map(folders), 16);
}

const filesOf = ({ folders }: DividedPart): string[] =>
  [...folders].flatMap(([folder, [names]]) => splitColumn(names).map((name) => pathIn<string>(folder, name)));

describe("the files of a site are divided", () => {
  it("by folders, and those of a very large folder by their names", () => {
    expect(divide(SITE).map(({ path, folder, bucket, files }) => [path, folder, bucket, files])).toEqual([
      ["manifest/index.json", "", undefined, 4],
      ["manifest/2023.json", "2023", undefined, 13],
      ["manifest/2023-02-6ab76cf5.json", "2023/02", undefined, 16],
      ["manifest/tags-0-212d1881.json", "tags", [0, 4], 13],
      ["manifest/tags-1-a55743a5.json", "tags", [1, 4], 13],
      ["manifest/tags-2-e4492b26.json", "tags", [2, 4], 11],
      ["manifest/tags-3-dc148935.json", "tags", [3, 4], 11],
    ]);
  });

  it("so that each file is in one part, which its path alone leads to", () => {
    const parts = divide(SITE);
    const find = partFinder(parts);
    expect(parts.flatMap(filesOf).sort()).toEqual([...SITE].sort());
    for (const part of parts) {
      expect(filesOf(part)).toHaveLength(part.files);
      for (const path of filesOf(part)) expect(find(path), path).toBe(part);
    }
  });

  it("so that columns of a part say of each file what they said before", () => {
    for (const part of divide(SITE))
      for (const [folder, [names, , sizes = "", digests = ""]] of part.folders)
        for (const [index, name] of splitColumn(names).entries()) {
          const path = pathIn<string>(folder, name);
          expect(splitColumn(sizes)[index]).toBe(String(path.length));
          expect(splitColumn(digests)[index]).toBe(digestOf(path));
        }
  });

  it("so that a new file touches the part that lists it, and no other", () => {
    const before = new Map(divide(SITE).map((part) => [part.path, JSON.stringify([...part.folders])]));
    const changed = (path: string): string[] =>
      divide([...SITE, path])
        .filter((part) => before.get(part.path) !== JSON.stringify([...part.folders]))
        .map((part) => part.path);
    expect(changed("2023/01/00/new.html")).toEqual(["manifest/2023.json"]);
    expect(changed("feed.xml")).toEqual(["manifest/index.json"]);
    expect(changed("tags/new.html")).toHaveLength(1);
  });

  it("in the same way, whatever the order of the folders", () => {
    const shown = (parts: readonly DividedPart[]) => parts.map((part) => [part, [...part.folders]]);
    expect(shown(divide([...SITE].reverse()))).toEqual(shown(divide(SITE)));
  });
});

describe("the parts that can list", () => {
  it.each([
    ["a page", "2023/01/00/n0.html", ["manifest/2023.json"]],
    ["a page of a bucket", "tags/t0.html", ["manifest/tags-3-dc148935.json"]],
    ["a folder in a part", "2022/01", ["manifest/index.json"]],
    [
      "a folder of several parts",
      "2023",
      ["manifest/index.json", "manifest/2023.json", "manifest/2023-02-6ab76cf5.json"],
    ],
  ])("%s are found", (_, path, expected) => {
    expect(findParts(divide(SITE), path).map((part) => part.path)).toEqual(expected);
  });
});
