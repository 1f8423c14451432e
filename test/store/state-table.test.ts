import {
  appendFileSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { StateTable } from "../../src/store/state-table.js";

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsmirror-table-"));
  file = path.join(folder, "deep", "table.ndjson");
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (stamp = "a"): StateTable<string, unknown> => {
  const table = new StateTable<string, unknown>(file, stamp);
  table.load();
  return table;
};

/** What a later build finds. */
function kept(stamp?: string): Record<string, unknown> {
  const table = opened(stamp);
  const entries = Object.fromEntries(table.entries);
  table.close();
  return entries;
}

function keep(entries: Record<string, unknown>, stamp?: string): void {
  const table = opened(stamp);
  table.save(new Map(Object.entries(entries)));
  table.close();
}

describe("a table", () => {
  it("keeps entries from one build to the next", () => {
    expect(kept()).toEqual({});
    keep({ 渡轮: [1, "a\nb"], b: { c: "" } });
    expect(kept()).toEqual({ 渡轮: [1, "a\nb"], b: { c: "" } });
  });

  it("grows by what changed, removals among it", () => {
    const table = opened();
    const entries = new Map<string, unknown>(Array.from({ length: 3000 }, (_, at) => [`n${at}`, at]));
    table.save(entries);
    const { size, ino } = statSync(file);
    entries.set("n5", "five").delete("n6");
    entries.set("new", 0);
    table.save(entries);
    expect(statSync(file).ino).toBe(ino);
    expect(statSync(file).size - size).toBeLessThan(50);
    table.save(entries);
    table.close();
    expect(kept()).toEqual(Object.fromEntries(entries));
  });

  it("is written anew when most of it is out of date", () => {
    const table = opened();
    for (let round = 0; round < 400; round++) table.put(["a", "b", "c"].map((name) => [name, round]));
    table.close();
    expect(readFileSync(file, "utf8").split("\n").length).toBeLessThan(1100);
    expect(kept()).toEqual({ a: 399, b: 399, c: 399 });
  });

  it("is as if it had never been when what its entries depend on changed", () => {
    keep({ a: 1 });
    expect(kept("b")).toEqual({});
    keep({ c: 3 }, "b");
    expect(kept("b")).toEqual({ c: 3 });
    expect(kept("a")).toEqual({});
  });

  it("loses nothing but the line that a dying build left half-written", () => {
    keep({ a: 1, b: 2 });
    keep({ a: 1, b: 2, c: "three" });
    truncateSync(file, statSync(file).size - 4);
    expect(kept()).toEqual({ a: 1, b: 2 });
    keep({ a: 1, b: 2, d: 4 });
    expect(kept()).toEqual({ a: 1, b: 2, d: 4 });
  });

  it("survives death at any byte with each entry old or new", () => {
    keep({ a: 1, b: 2 });
    const before = statSync(file).size;
    keep({ a: "new", c: 3 });
    const whole = readFileSync(file);
    for (let size = before; size <= whole.length; size++) {
      writeFileSync(file, whole.subarray(0, size));
      const { a, b, c, ...rest } = kept();
      expect([[1, "new"].includes(a as number), [2, undefined].includes(b as number)]).toEqual([true, true]);
      expect([[3, undefined].includes(c as number), rest]).toEqual([true, {}]);
    }
  });

  it("is as if it had never been when it is damaged, and can be written again", () => {
    keep({ a: 1 });
    appendFileSync(file, "{not json\n");
    expect(kept()).toEqual({});
    keep({ b: 2 });
    expect(kept()).toEqual({ b: 2 });
  });

  it("holds lines that are longer than what is read at once", () => {
    const long = "长".repeat(1_500_000);
    keep({ a: 1, long, b: 2 });
    expect(kept()).toEqual({ a: 1, long, b: 2 });
  });
});
