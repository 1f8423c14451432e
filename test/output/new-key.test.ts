import { spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import path from "node:path";
import { expect, it } from "vitest";
import { writeNewKey } from "../../src/output/new-key.js";
import { filesIn, writeFiles } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const ignoredIn = (folder: string): string => readFileSync(path.join(folder, ".gitignore"), "utf8");

it("writes a key that its owner alone can read, and nothing else outside of git", () => {
  const folder = temporaryFolder();
  const { key, ignoredBy } = writeNewKey(path.join(folder, "site.key"), []);
  expect(key.type).toBe("private");
  expect(statSync(path.join(folder, "site.key")).mode & 0o777).toBe(0o600);
  expect(ignoredBy).toBeUndefined();
  expect(filesIn(folder)).toEqual(["site.key"]);
});

it.each([
  ["none", undefined, "/desk.pem\n"],
  ["one without its last line end", "/site/", "/site/\n/desk.pem\n"],
  ["one that names another key", "other.pem\n", "other.pem\n/desk.pem\n"],
])("in a git checkout, adds the key to a .gitignore: %s", (_, before, after) => {
  const folder = temporaryFolder();
  const keys = path.join(folder, "keys");
  mkdirSync(path.join(folder, ".git"));
  writeFiles(keys, before === undefined ? { "read.me": "" } : { ".gitignore": before });
  expect(writeNewKey(path.join(keys, "desk.pem"), []).ignoredBy).toBe(path.join(keys, ".gitignore"));
  expect(ignoredIn(keys)).toBe(after);
});

it.each(["*.pem\n", "desk.pem\n", "/desk.pem\r\n"])("leaves a .gitignore that covers the key: %j", (text) => {
  const folder = temporaryFolder();
  writeFiles(folder, { ".git/HEAD": "", ".gitignore": text });
  expect(writeNewKey(path.join(folder, "desk.pem"), []).ignoredBy).toBeUndefined();
  expect(ignoredIn(folder)).toBe(text);
});

it.each(["desk[1].pem", "desk*", "#desk", "!desk", "desk ", "de\\sk", "de\nsk", "de sk", "%desk?"])(
  "keeps a key of any name out of git, and nothing else: %j",
  (name) => {
    const folder = temporaryFolder();
    spawnSync("git", ["init", "--quiet", folder]);
    writeNewKey(path.join(folder, name), []);
    writeFiles(folder, { desk: "", desk1: "" });
    const { stdout } = spawnSync("git", ["-C", folder, "ls-files", "--others", "--exclude-standard", "-z"]);
    expect(stdout.toString().split("\0").filter(Boolean).sort()).toEqual([".gitignore", "desk", "desk1"]);
  },
);

it("refuses a folder that leads into a published one by a link", () => {
  const folder = temporaryFolder();
  mkdirSync(path.join(folder, "site/assets"), { recursive: true });
  symlinkSync(path.join(folder, "site/assets"), path.join(folder, "keys"));
  expect(() => writeNewKey(path.join(folder, "keys/a.pem"), [path.join(folder, "site")])).toThrow(
    "whose files are published",
  );
  expect(filesIn(path.join(folder, "site"))).toEqual([]);
});

it("refuses a folder of a site that no settings name", () => {
  const folder = temporaryFolder();
  writeFiles(folder, {
    "old/manifest.json": "{}",
    "old/manifest/index.json": "{}",
    "old/assets/style.css": "",
  });
  expect(() => writeNewKey(path.join(folder, "old/assets/a.pem"), [])).toThrow("whose files are published");
});
