import { appendFileSync, readFileSync, statSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FileTable } from "../../src/cache/file-table.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, "deep", "table.log");
});

type Rows = Record<string, readonly string[]>;

const opened = (stamp = "a"): FileTable<string, readonly string[]> => {
  const table = new FileTable<string, readonly string[]>(file, stamp);
  table.load();
  return table;
};

/** What a later build finds. */
function kept(stamp?: string): Rows {
  const table = opened(stamp);
  const rows = Object.fromEntries(table.rows());
  table.close();
  return rows;
}

function put(changes: Record<string, readonly string[] | undefined>, stamp?: string): void {
  const table = opened(stamp);
  table.put(Object.entries(changes));
  table.close();
}

describe("a table of files", () => {
  it("keeps rows from one build to the next, by folder and name", () => {
    expect(kept()).toEqual({});
    const rows = { "tags/渡轮.html": ["k1", "10"], "index.html": ["k2", ""], "a/b/c.html": ["", "7"] };
    put(rows);
    expect(kept()).toEqual(rows);
    expect(Object.keys(kept())).toEqual(["index.html", "a/b/c.html", "tags/渡轮.html"]);
  });

  it("holds a folder as texts in the order of the names, however its files came", () => {
    put({ "a/z": ["1", "one"], "a/b": ["2", "two"] });
    put({ "a/c": ["3", "three"] });
    expect([...opened().folders]).toEqual([["a", ["b/c/z", "2/3/1", "two/three/one"]]]);
    expect([...opened().rowsIn("a")]).toEqual([
      ["b", ["2", "two"]],
      ["c", ["3", "three"]],
      ["z", ["1", "one"]],
    ]);
    expect(opened().rowsIn("b").names.length).toBe(0);
  });

  it("forgets what is removed, and folders with their last file", () => {
    put({ "a/x": ["1"], "a/y": ["2"], "b/z": ["3"] });
    put({ "a/x": undefined, "b/z": undefined, "c/never": undefined });
    expect(kept()).toEqual({ "a/y": ["2"] });
    expect([...opened().folders.keys()]).toEqual(["a"]);
  });

  it("grows by the folders that changed", () => {
    const many = Array.from({ length: 300 }, (_, at) => [`folder${at}/n`, [`${at}`]] as const);
    put(Object.fromEntries(many));
    const { size, ino } = statSync(file);
    put({ "folder5/n": ["five"] });
    expect(statSync(file).ino).toBe(ino);
    expect(statSync(file).size - size).toBeLessThan(50);
    expect(kept()).toEqual({ ...Object.fromEntries(many), "folder5/n": ["five"] });
  });

  it("is written anew when most of it is out of date", () => {
    const long = "x".repeat(100_000);
    const table = opened();
    for (let round = 0; round < 60; round++) table.put([["a/b", [`${round}`, long]]]);
    table.close();
    expect(statSync(file).size).toBeLessThan(2_000_000);
    expect(kept()).toEqual({ "a/b": ["59", long] });
    for (let round = 0; round < 60; round++) put({ "a/b": [`${round}`, long] });
    expect(statSync(file).size).toBeLessThan(2_000_000);
  });

  it("is as if it had never been when what its rows depend on changed", () => {
    put({ a: ["1"] });
    expect(kept("b")).toEqual({});
    put({ c: ["3"] }, "b");
    expect(kept("b")).toEqual({ c: ["3"] });
    expect(kept("a")).toEqual({});
  });

  it("loses nothing but the line that a dying build left half-written", () => {
    put({ "a/1": ["1"], "b/2": ["2"] });
    put({ "c/3": ["three"] });
    truncateSync(file, statSync(file).size - 4);
    expect(kept()).toEqual({ "a/1": ["1"], "b/2": ["2"] });
    put({ "d/4": ["4"] });
    expect(kept()).toEqual({ "a/1": ["1"], "b/2": ["2"], "d/4": ["4"] });
  });

  it("survives death at any byte with each folder old or new", () => {
    put({ "a/1": ["old"], "a/2": ["old"], "b/1": ["old"] });
    const before = statSync(file).size;
    put({ "a/1": ["new"], "a/2": ["new"], "b/1": undefined, "c/1": ["new"] });
    const whole = readFileSync(file);
    for (let size = before; size <= whole.length; size++) {
      writeFileSync(file, whole.subarray(0, size));
      const { "a/1": first, "a/2": second, "b/1": removed, "c/1": added, ...rest } = kept();
      expect(first).toEqual(second);
      expect(["old", "new"]).toContain(first?.[0]);
      expect([undefined, "old"]).toContain(removed?.[0]);
      expect([undefined, "new"]).toContain(added?.[0]);
      expect(rest).toEqual({});
    }
  });

  it.each(["{not json\n", '{"a":1}\n', "[]\n", '["a",1]\n'])(
    "is as if it had never been when a line is %j, and can be written again",
    (line) => {
      put({ a: ["1"] });
      appendFileSync(file, line);
      expect(kept()).toEqual({});
      put({ b: ["2"] });
      expect(kept()).toEqual({ b: ["2"] });
    },
  );

  it("holds lines that are longer than what is read at once", () => {
    const long = "长".repeat(1_500_000);
    put({ "a/1": ["1"], "b/2": [long], "c/3": ["3"] });
    expect(kept()).toEqual({ "a/1": ["1"], "b/2": [long], "c/3": ["3"] });
  });
});
