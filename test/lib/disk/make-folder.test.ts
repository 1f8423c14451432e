import { existsSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { makeFolder } from "../../../src/lib/disk/make-folder.js";
import { temporaryFolder } from "../../support/temporary-folder.js";

it("makes a folder and those above it, and leaves one that is there", () => {
  const folder = path.join(temporaryFolder(), "a/b/c");
  makeFolder(folder);
  makeFolder(folder);
  expect(statSync(folder).isDirectory()).toBe(true);
});

it("says that a file is in the place of a folder", () => {
  const file = path.join(temporaryFolder(), "a");
  writeFileSync(file, "");
  // Node 20 fails at the folder, Node 24 at the file in its place.
  expect(() => makeFolder(path.join(file, "b"))).toThrow(/^(?:ENOTDIR|EEXIST): /);
});

it.skipIf(!existsSync("/proc/self"))("ends where the system has no room for folders", () => {
  expect(() => makeFolder("/proc/a/b")).toThrow(/ENOENT/);
});
