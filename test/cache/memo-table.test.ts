import { appendFileSync, readFileSync } from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { MemoTable } from "../../src/cache/memo-table.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let folder: string;
let file: string;

beforeEach(() => {
  folder = temporaryFolder();
  file = path.join(folder, "memo.log");
});

/** What was asked of `double`, call by call. */
let asked: (readonly string[])[];
beforeEach(() => {
  asked = [];
});

const double = async (texts: readonly string[]): Promise<string[]> => {
  asked.push(texts);
  return texts.map((text) => text + text);
};

/** What a table that is opened for it returns for some texts. */
async function resultsOf(texts: readonly string[], stamp = "code"): Promise<(string | undefined)[]> {
  const table = new MemoTable(file, stamp);
  table.load();
  await table.addMissing(texts, double);
  const found = texts.map((text) => table.results.get(text));
  table.close();
  return found;
}

describe("a memo table", () => {
  it("has each text worked out once, in this build or an earlier one", async () => {
    expect(await resultsOf(["渡", "桥", "渡"])).toEqual(["渡渡", "桥桥", "渡渡"]);
    expect(await resultsOf(["桥", "\n"])).toEqual(["桥桥", "\n\n"]);
    expect(await resultsOf(["\n", "渡"])).toEqual(["\n\n", "渡渡"]);
    expect(asked).toEqual([["渡", "桥"], ["\n"]]);
  });

  it("writes nothing where nothing is new", async () => {
    await resultsOf(["渡"]);
    const before = readFileSync(file);
    await resultsOf(["渡"]);
    await resultsOf([]);
    expect(readFileSync(file)).toEqual(before);
  });

  it("knows nothing of what other code worked out", async () => {
    await resultsOf(["渡"]);
    await resultsOf(["渡"], "other code");
    expect(asked).toEqual([["渡"], ["渡"]]);
  });

  it.each([
    ["that a dying build left without its end", '["桥","'],
    ["that is no pair", '["桥"]\n'],
    ["that is no JSON", "桥\n"],
  ])("goes on after a line %s", async (_, line) => {
    await resultsOf(["渡"]);
    appendFileSync(file, line);
    expect(await resultsOf(["渡", "桥"])).toEqual(["渡渡", "桥桥"]);
    asked = [];
    expect(await resultsOf(["渡", "桥"])).toEqual(["渡渡", "桥桥"]);
    expect(asked).toEqual([]);
  });

  it("takes no result that is none", async () => {
    const table = new MemoTable(file, "code");
    await expect(table.addMissing(["渡", "桥"], async () => ["渡渡"])).rejects.toThrow("not a pair of texts");
    table.close();
  });
});
