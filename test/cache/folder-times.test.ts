import { mkdirSync, renameSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { areUntouched, type FolderTimes, readFolderTimes } from "../../src/cache/folder-times.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let root: string;
let times: FolderTimes;
beforeEach(() => {
  root = temporaryFolder();
  mkdirSync(path.join(root, "a/b"), { recursive: true });
  writeFileSync(path.join(root, "a/b/1.html"), "1");
  writeFileSync(path.join(root, "2.html"), "2");
  for (const folder of ["a/b", "a", ""]) utimesSync(path.join(root, folder), 1000, 1000);
  times = readFolderTimes(root, ["a/b", "gone"]);
});

describe("times of folders", () => {
  it("are noted whatever the folders are called", () => {
    const times = readFolderTimes(temporaryFolder(), ["constructor/toString"]);
    expect(Object.keys(times)).toEqual(["", "constructor/toString", "constructor"]);
  });

  it("are those of the folders, of all above them, and of the root", () => {
    expect(times).toEqual({ "": 1_000_000, a: 1_000_000, "a/b": 1_000_000, gone: -1 });
  });

  it("stay when a file is rewritten in its place", () => {
    writeFileSync(path.join(root, "2.html"), "other");
    expect(areUntouched(root, times)).toBe(true);
  });

  it.each<[string, () => void]>([
    ["a file is added", () => writeFileSync(path.join(root, "a/b/3.html"), "3")],
    ["a file is removed", () => rmSync(path.join(root, "a/b/1.html"))],
    ["a file is renamed", () => renameSync(path.join(root, "2.html"), path.join(root, "3.html"))],
    ["a folder is added", () => mkdirSync(path.join(root, "a/c"))],
    ["a folder comes that was not there", () => mkdirSync(path.join(root, "gone"))],
    ["all is removed", () => rmSync(root, { recursive: true })],
  ])("change when %s", (_, change) => {
    change();
    expect(areUntouched(root, times)).toBe(false);
  });
});
