import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
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
  const { sources } = await read(filesNow(), new Map());
  const known = sources.get(name as SourcePath) as KnownSource;
  return sources.set(name as SourcePath, { ...known, digest: digest as Digest });
}

describe("reading files", () => {
  it("finds the digest of each, by its bytes, its id and its ending", async () => {
    writeFileSync(path.join(content, "a.html"), "甲");
    const { sources } = await read(filesNow(), new Map());
    expect([...sources.keys()]).toEqual(["a.html", "a.md", "b.md"]);
    expect(new Set([...sources.values()].map(({ digest }) => digest)).size).toBe(3);
  });

  it("does not read again what has the size and the time that it had", async () => {
    const last = await knownWith("a.md", "as it was");
    const { sources } = await read(filesNow(), last);
    for (const [at, source] of sources) expect(source).toBe(last.get(at));
  });

  it("reads what has changed", async () => {
    const last = await knownWith("b.md", "as it was");
    writeFileSync(path.join(content, "a.md"), "甲乙");
    const { sources } = await read(filesNow(), last);
    expect(sources.get("a.md" as SourcePath)?.digest).not.toBe(last.get("a.md" as SourcePath)?.digest);
    expect(sources.get("b.md" as SourcePath)?.digest).toBe("as it was");
  });

  it("reads everything when it is to verify", async () => {
    const last = await knownWith("a.md", "wrong");
    const { sources } = await read(filesNow(), last, true);
    expect(sources.get("a.md" as SourcePath)?.digest).not.toBe("wrong");
    expect(sources.get("b.md" as SourcePath)).toBe(last.get("b.md" as SourcePath));
  });

  it("names a file that cannot be read, and reads the others", async () => {
    const gone = "gone.md" as SourcePath;
    const files = [...filesNow(), { path: gone, size: 1, mtimeMs: 1 }];
    const { sources, problems } = await read(files, new Map());
    expect([...sources.keys()]).toEqual(["a.md", "b.md"]);
    expect(problems).toMatchObject([{ code: "unreadable-file", path: "gone.md" }]);
  });
});
