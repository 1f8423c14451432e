import { mkdirSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import type { KnownSource } from "../../src/intake/read-changed-sources.js";
import { readChangedSources, type SourceChanges } from "../../src/intake/read-changed-sources.js";
import { type Scan, scanContent } from "../../src/intake/scan-content.js";
import { byFolder, type Columns, FolderRows } from "../../src/lib/file-columns.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import type { Digest, SourcePath } from "../../src/model/names.js";
import type { Settings } from "../../src/model/settings.js";
import { WorkerPool } from "../../src/workers/worker-pool.js";
import { columnsOf } from "../support/columns-of.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let content: string;
beforeEach(() => {
  content = temporaryFolder();
  mkdirSync(path.join(content, "c1"));
  writeFileSync(path.join(content, "a.md"), "甲");
  writeFileSync(path.join(content, "b.md"), "乙");
  writeFileSync(path.join(content, "c1", "d.md"), "丁");
});

type Known = ReadonlyMap<string, Columns>;

const scanned = (): Scan => scanContent(content, { limits: DEFAULT_LIMITS, formats: [], exclude: [] });
const read = (scan: Pick<Scan, "folders">, last: Known, verify = false) =>
  readChangedSources(scan, { content, verify } as Settings, last, new WorkerPool(1));
const digestIn = (changes: SourceChanges, at: string) => changes.get(at as SourcePath)?.[2];

/** What a build knows that has read the files before, but for the digest of one at the top. */
async function knownWith(name: string, digest: string): Promise<Known> {
  const { changes } = await read(scanned(), new Map());
  const [size, mtimeMs] = changes.get(name as SourcePath) as KnownSource;
  const known = new Map([...changes, [name, [size, mtimeMs, digest as Digest, ""]]] as [
    string,
    KnownSource,
  ][]);
  return new Map(Array.from(byFolder(known), ([folder, rows]) => [folder, columnsOf(rows)]));
}

const knownOf = (known: Known, name: string): KnownSource =>
  new FolderRows<KnownSource>(known.get("") as Columns).get(name) as KnownSource;

describe("reading files", () => {
  it("finds the digest of each, by its bytes, its id and its ending", async () => {
    writeFileSync(path.join(content, "a.html"), "甲");
    const { changes } = await read(scanned(), new Map());
    expect([...changes.keys()].sort()).toEqual(["a.html", "a.md", "b.md", "c1/d.md"]);
    expect(new Set(Array.from(changes.values(), (source) => source?.[2])).size).toBe(4);
  });

  it("does not read again what has the size and the time that it had", async () => {
    const last = await knownWith("a.md", "as it was");
    expect((await read(scanned(), last)).changes.size).toBe(0);
  });

  it("reads what has changed, and nothing else of its folder", async () => {
    const last = await knownWith("b.md", "as it was");
    writeFileSync(path.join(content, "a.md"), "甲乙");
    const { changes } = await read(scanned(), last);
    expect([...changes.keys()]).toEqual(["a.md"]);
    expect(digestIn(changes, "a.md")).not.toBe(knownOf(last, "a.md")[2]);
  });

  it("reads what is new", async () => {
    const last = await knownWith("b.md", "as it was");
    mkdirSync(path.join(content, "c2"));
    for (const at of ["c.md", "c2/e.md"]) writeFileSync(path.join(content, at), "新");
    expect([...(await read(scanned(), last)).changes.keys()].sort()).toEqual(["c.md", "c2/e.md"]);
  });

  it("notes the new time of a file that was written again as it was", async () => {
    const last = await knownWith("b.md", "as it was");
    utimesSync(path.join(content, "a.md"), 1000, 1000);
    const [size, , digest] = knownOf(last, "a.md");
    const { changes } = await read(scanned(), last);
    expect([...changes]).toEqual([["a.md", [size, "1000000", digest, ""]]]);
  });

  it("notes what is gone, with its folder or alone, or cannot be read any more", async () => {
    const last = await knownWith("b.md", "as it was");
    rmSync(path.join(content, "a.md"));
    const { changes, problems } = await read({ folders: new Map([["", ["a.md", "1", "1"]]]) }, last);
    expect(Object.fromEntries(changes)).toEqual({
      "a.md": undefined,
      "b.md": undefined,
      "c1/d.md": undefined,
    });
    expect(changes.size).toBe(3);
    expect(problems).toMatchObject([{ code: "unreadable-file", path: "a.md" }]);
  });

  it("reads everything when it is to verify", async () => {
    const last = await knownWith("a.md", "wrong");
    const { changes } = await read(scanned(), last, true);
    expect([...changes.keys()]).toEqual(["a.md"]);
    expect(digestIn(changes, "a.md")).not.toBe("wrong");
  });

  it("names a file that cannot be read, and reads the others", async () => {
    const { folders } = scanned();
    const withGone = new Map([...folders, ["", ["a.md/gone.md", "3/1", "1/1"]] as const]);
    const { changes, problems } = await read({ folders: withGone }, new Map());
    expect([...changes.keys()].sort()).toEqual(["a.md", "c1/d.md"]);
    expect(problems).toMatchObject([{ code: "unreadable-file", path: "gone.md" }]);
  });
});

describe("many files that git has checked out", () => {
  const COUNT = 1000;
  const columns = (mtime: string, blob: string): Columns =>
    columnsOf(
      new Map(Array.from({ length: COUNT }, (_, n) => [`n${n}.md`, ["9", mtime, `digest${n}`, blob]])),
    );
  /** The files are not there: a file that is read is a problem. */
  const [names, sizes = "", times = ""] = columns("2000", "");
  const scan = { folders: new Map([["c1", [names, sizes, times] as const]]) };
  const readMany = (blob: string, known: string, settings: Partial<Settings> = {}, of = COUNT) => {
    const folder = scan.folders.get("c1")?.map((column) => column.split("/").slice(0, of).join("/"));
    return readChangedSources(
      { folders: new Map([["c1", folder as unknown as [string, string, string]]]) },
      { content, verify: false, ...settings } as Settings,
      new Map([["c1", columns("1000", known)]]),
      new WorkerPool(1),
      async () => () => blob,
    );
  };

  it("are not read if they have the blobs that they had; their new times are noted", async () => {
    const { changes, problems } = await readMany("b1", "b1");
    expect(problems).toEqual([]);
    expect(changes.size).toBe(COUNT);
    expect(changes.get("c1/n7.md" as SourcePath)).toEqual(["9", "2000", "digest7", "b1"]);
  });

  it.each<[string, string, string, Partial<Settings>]>([
    ["have other blobs", "b2", "b1", {}],
    ["had no blobs that were known", "b1", "", {}],
    ["have no blobs", "", "", {}],
    ["are to be verified", "b1", "b1", { verify: true }],
  ])("are read if they %s", async (_, blob, known, settings) => {
    expect((await readMany(blob, known, settings)).problems).toHaveLength(COUNT);
  });

  it("are read if they are fewer", async () => {
    expect((await readMany("b1", "b1", {}, COUNT - 1)).problems).toHaveLength(COUNT - 1);
  });
});

describe("a fresh checkout", () => {
  it("is read though sizes and times are those of the last build, as times say nothing", async () => {
    const last = await knownWith("a.md", "as it was");
    const settings = { content, verify: false, isFreshCheckout: true } as Settings;
    const { changes } = await readChangedSources(scanned(), settings, last, new WorkerPool(1));
    expect([...changes.keys()]).toEqual(["a.md"]);
  });
});
