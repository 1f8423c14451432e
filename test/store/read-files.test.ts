import { mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { SourceFile } from "../../src/model/article.js";
import type { Digest, SourcePath } from "../../src/model/names.js";
import type { Settings } from "../../src/model/settings.js";
import { scanContent } from "../../src/source/scan-content.js";
import type { KnownSource } from "../../src/store/build-state.js";
import { readFiles } from "../../src/store/read-files.js";
import { Workers } from "../../src/store/workers.js";

let content: string;
beforeEach(() => {
  content = mkdtempSync(path.join(tmpdir(), "newsmirror-read-"));
  writeFileSync(path.join(content, "a.md"), "甲");
  writeFileSync(path.join(content, "b.md"), "乙");
});
afterEach(() => rmSync(content, { recursive: true, force: true }));

const read = (files: readonly SourceFile[], last: ReadonlyMap<SourcePath, KnownSource>, verify = false) =>
  readFiles(files, { content, verify } as Settings, last, new Workers(1));
const filesNow = (): readonly SourceFile[] => scanContent(content).files;

/** What a build knows that has read the files before, but for the digest of one. */
async function knownWith(name: string, digest: string): Promise<Map<SourcePath, KnownSource>> {
  const { changes } = await read(filesNow(), new Map());
  const known = new Map([...changes].flatMap(([at, source]) => (source ? [[at, source] as const] : [])));
  const source = known.get(name as SourcePath) as KnownSource;
  return known.set(name as SourcePath, { ...source, digest: digest as Digest });
}

describe("reading files", () => {
  it("finds the digest of each, by its bytes, its id and its ending", async () => {
    writeFileSync(path.join(content, "a.html"), "甲");
    const { changes } = await read(filesNow(), new Map());
    expect([...changes.keys()]).toEqual(["a.html", "a.md", "b.md"]);
    expect(new Set([...changes.values()].map((source) => source?.digest)).size).toBe(3);
  });

  it("does not read again what has the size and the time that it had", async () => {
    const last = await knownWith("a.md", "as it was");
    expect((await read(filesNow(), last)).changes.size).toBe(0);
  });

  it("reads what has changed", async () => {
    const last = await knownWith("b.md", "as it was");
    writeFileSync(path.join(content, "a.md"), "甲乙");
    const { changes } = await read(filesNow(), last);
    expect([...changes.keys()]).toEqual(["a.md"]);
    const a = "a.md" as SourcePath;
    expect(changes.get(a)?.digest).not.toBe(last.get(a)?.digest);
  });

  it("notes the new time of a file that was written again as it was", async () => {
    const last = await knownWith("b.md", "as it was");
    const a = "a.md" as SourcePath;
    utimesSync(path.join(content, "a.md"), 1000, 1000);
    const { changes } = await read(filesNow(), last);
    expect([...changes]).toEqual([[a, { ...last.get(a), mtimeMs: 1_000_000 }]]);
  });

  it("notes what is gone, or cannot be read any more", async () => {
    const last = await knownWith("b.md", "as it was");
    const unreadable = { path: "a.md" as SourcePath, size: 1, mtimeMs: 1 };
    rmSync(path.join(content, "a.md"));
    expect([...(await read([unreadable], last)).changes]).toEqual([
      ["a.md", undefined],
      ["b.md", undefined],
    ]);
  });

  it("reads everything when it is to verify", async () => {
    const last = await knownWith("a.md", "wrong");
    const { changes } = await read(filesNow(), last, true);
    expect([...changes.keys()]).toEqual(["a.md"]);
    expect(changes.get("a.md" as SourcePath)?.digest).not.toBe("wrong");
  });

  it("names a file that cannot be read, and reads the others", async () => {
    const gone = "gone.md" as SourcePath;
    const files = [...filesNow(), { path: gone, size: 1, mtimeMs: 1 }];
    const { changes, problems } = await read(files, new Map());
    expect([...changes.keys()]).toEqual(["a.md", "b.md"]);
    expect(problems).toMatchObject([{ code: "unreadable-file", path: "gone.md" }]);
  });
});
