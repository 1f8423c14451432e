import { expect, it } from "vitest";
import { sourceFile } from "../../src/intake/mirror-folders.js";
import { filesIn } from "../../src/intake/scan-content.js";
import { divideScan, type MirrorToScan, scanMirrors } from "../../src/intake/scan-mirrors.js";
import type { DeclaredFormat } from "../../src/model/declared-format.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import { mirrorRoot, pathInMirror, type SourcePath } from "../../src/model/names.js";
import { writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const options = (...extensions: string[]) => ({
  limits: DEFAULT_LIMITS,
  formats: extensions.length > 0 ? [{ extensions } as unknown as DeclaredFormat] : [],
  exclude: ["drafts"],
});

it("finds the files of each mirror by its own endings, under its root", () => {
  const base = temporaryFolder();
  writeFiles(base, {
    "a/c/1.md": "x",
    "a/c/2.txt": "x",
    "a/b/c/1.md": "x",
    "b/0.md": "x",
    "b/c/2.txt": "x",
    "b/drafts/3.md": "x",
  });
  const scan = scanMirrors([
    { root: "", content: `${base}/a`, options: options() },
    { root: "b/", content: `${base}/b`, options: options(".txt") },
  ]);
  expect(filesIn(scan).map(({ path }) => path)).toEqual(["b//0.md", "b//c/2.txt", "b/c/1.md", "c/1.md"]);
  expect(scan.problems).toMatchObject([
    { code: "passed-over", path: "c/2.txt" },
    { code: "passed-over", path: "b//drafts" },
  ]);
});

it.each([
  ["c/1.md", "", "c/1.md"],
  ["b/c/1.md", "", "b/c/1.md"],
  ["b//c/1.md", "b/", "c/1.md"],
  ["b//1.md", "b/", "1.md"],
  ["b/", "b/", ""],
  ["", "", ""],
])("the path %j has the root %j, and below it %j", (path, root, below) => {
  expect([mirrorRoot(path), pathInMirror(path)]).toEqual([root, below]);
});

it("a file lies in the folder of its mirror", () => {
  const folders = { "": "/srv/a", "b/": "/srv/b" };
  expect(sourceFile(folders, "b/c/1.md" as SourcePath)).toBe("/srv/a/b/c/1.md");
  expect(sourceFile(folders, "b//c/1.md" as SourcePath)).toBe("/srv/b/c/1.md");
  expect(() => sourceFile(folders, "x//1.md" as SourcePath)).toThrow("no mirror of the site holds x//1.md");
});

it("names a mirror whose folder is empty, as that of a submodule that was not fetched", () => {
  const base = temporaryFolder();
  writeFiles(base, { "a/c/1.md": "x", "b/.git": "gitdir: ../.git/modules/b\n", "c/readme.txt": "x" });
  const mirrors = ["a", "b", "c"].map((name) => ({
    root: name === "a" ? "" : `${name}/`,
    content: `${base}/${name}`,
    options: options(),
  }));
  const emptyOf = (some: readonly MirrorToScan[]) =>
    scanMirrors(some).problems.filter(({ code }) => code === "no-articles");
  const named = [{ path: "b//.", message: expect.stringContaining(`${base}/b is empty`) }];
  expect(emptyOf(mirrors)).toMatchObject(named);
  expect(divideScan(mirrors, 2).flatMap(emptyOf)).toMatchObject(named);
});

it("names globs that begin with a path which no mirror has, once", () => {
  const base = temporaryFolder();
  writeFiles(base, { "a/c/1.md": "x", "b/d/1.md": "x", "b/e[1]/2.md": "x" });
  const unused = ["a/c/1.md", "draft/**", "c\\1.md", "/d/2.md"];
  const used = [
    "c/**",
    "/d/1.md",
    "d/",
    "**/drafts/*.md",
    "{x,y}/*.md",
    "*.tmp.md",
    "archive",
    "c/*.tmp",
    "e\\[1\\]/2.md",
  ];
  const mirrors = ["a", "b"].map((name) => ({
    root: name === "a" ? "" : `${name}/`,
    content: `${base}/${name}`,
    options: { ...options(), exclude: [...unused, ...used] },
  }));
  const found = divideScan(mirrors, 2).flatMap((part) => scanMirrors(part).problems);
  expect(
    found.filter(({ code }) => code === "unused-exclude").map(({ path, message }) => `${path}: ${message}`),
  ).toEqual(unused.map((glob) => `.: nothing has a path like ${glob}`));
});
