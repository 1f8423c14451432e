import { readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import type { Digest } from "../../src/model/names.js";
import { PackFolder } from "../../src/packs/pack-folder.js";
import { loadPacks } from "../../src/packs/pack-list.js";
import { readPacks } from "../../src/packs/read-packs.js";
import { filesIn, writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const SHA = "0".repeat(64);
const packOf = (name: string, key = "a") =>
  ({ name, kind: "epub", title: name, key: key.repeat(32) as Digest }) as const;

/** Puts a pack into a folder, and returns whether it was written. */
async function put(folder: string, name: string, key: string): Promise<boolean> {
  const packs = PackFolder.open(folder);
  const { isNew } = await packs.put(packOf(name, key), async (file) => {
    writeFileSync(file, "book");
    return { size: 4, sha256: SHA };
  });
  return isNew;
}

describe("the folder of packs", () => {
  it("gets a pack again only if it is made of something else, or its file is gone", async () => {
    const folder = temporaryFolder();
    const written = [await put(folder, "b.epub", "a"), await put(folder, "b.epub", "a")];
    written.push(await put(folder, "b.epub", "b"));
    rmSync(path.join(folder, "b.epub"));
    written.push(await put(folder, "b.epub", "b"));
    expect(written).toEqual([true, false, true, true]);
  });

  it("lists what a run has written before it was killed", async () => {
    const folder = temporaryFolder();
    await put(folder, "b.epub", "a");
    expect(loadPacks(folder).map(({ name }) => name)).toEqual(["b.epub"]);
  });

  it("is left without what a killed run had begun", () => {
    const folder = temporaryFolder();
    writeFiles(folder, {
      "b.epub.1-0-0.tmp": "x",
      "site.zim.1-0-1.tmp/site/index.html": "x",
      "mine.txt": "x",
    });
    PackFolder.open(folder);
    expect(filesIn(folder)).toEqual(["mine.txt"]);
  });

  it("lists its packs by name, without those whose files are gone or cut", async () => {
    const folder = temporaryFolder();
    for (const name of ["c.epub", "a.epub", "b.epub"]) await put(folder, name, "a");
    rmSync(path.join(folder, "c.epub"));
    writeFileSync(path.join(folder, "b.epub"), "bo");
    expect(readPacks(folder).packs.map(({ name }) => name)).toEqual(["a.epub"]);
    expect(readFileSync(path.join(folder, "packs.json"), "utf8")).toMatch(
      /a\.epub.*\n.*b\.epub.*\n.*c\.epub/,
    );
  });

  it("has no pack on the site that is larger than what a build can read", () => {
    const folder = temporaryFolder();
    const size = 2 ** 31;
    writeFiles(folder, {
      "a.zim": "",
      "packs.json": JSON.stringify([{ ...packOf("a.zim"), kind: "zim", size, sha256: SHA }]),
    });
    // The file takes no room: it is one hole.
    truncateSync(path.join(folder, "a.zim"), size);
    const { packs, files, problems } = readPacks(folder);
    expect([packs, files]).toEqual([[], []]);
    expect(problems).toMatchObject([{ code: "unusable-static-file", path: "packs/a.zim" }]);
  });

  it.each([
    ["no JSON", "x"],
    ["another shape", '{"name":"a.epub"}'],
    ["a path", JSON.stringify([{ ...packOf("../a.epub"), size: 4, sha256: SHA }])],
    ["a hidden file", JSON.stringify([{ ...packOf(".a.epub"), size: 4, sha256: SHA }])],
  ])("is not read where its list is damaged: %s", (_, list) => {
    const folder = temporaryFolder();
    writeFiles(folder, { "packs.json": list });
    expect(() => loadPacks(folder)).toThrow(/packs\.json is not a list of packs/);
  });
});
