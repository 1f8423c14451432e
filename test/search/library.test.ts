import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { type TextDocument, writeIndex } from "../../src/search/index/write-index.js";
import { digestsIn, filesIn } from "../support/files.js";
import { temporaryFolder } from "../support/temporary-folder.js";

const documentAt = (at: number, more: Partial<TextDocument> = {}): TextDocument => ({
  address: `poems/${at}.html`,
  title: `第${at}首`,
  text: `清晨的雾散了，${String.fromCharCode(0x4e00 + at)}河上的桥。`,
  date: new Date(Date.UTC(2020, 0, 1 + at)).toISOString().slice(0, 10),
  tags: ["诗"],
  ...more,
});
const documents = Array.from({ length: 400 }, (_, at) => documentAt(at));

describe("the library", () => {
  it("runs the example of its document", () => {
    const example = /```js\n([\s\S]+?)```/.exec(readFileSync("docs/search-library.md", "utf8"))?.[1] ?? "";
    const folder = temporaryFolder();
    const code = example.replaceAll('"public"', JSON.stringify(folder));
    const printed = execFileSync(process.execPath, ["--input-type=module", "-e", code], { encoding: "utf8" });
    expect(printed).toMatch(/^\d+ files written\npoems\/1\.html 清晨的雾散了，\[渡轮\]还没有来。\n渡口\n$/);
  });

  it("writes only what differs, and gives what an index made anew has", () => {
    const changed = temporaryFolder();
    const count = writeIndex(changed, documents).written.length;
    expect(writeIndex(changed, documents)).toEqual({ written: [], removed: [] });
    const edited = documents.map((one, at) => (at === 100 ? documentAt(100, { text: "果园" }) : one));
    const after = [...edited.filter((_, at) => at !== 300), documentAt(401)];
    const { written } = writeIndex(changed, after);
    expect(written.length).toBeLessThan(count);
    const cold = temporaryFolder();
    writeIndex(cold, [...after].reverse());
    expect(digestsIn(changed)).toEqual(digestsIn(cold));
  });

  it("makes a segment anew that a program left half-written, and removes what it does not need", () => {
    const folder = temporaryFolder();
    writeIndex(folder, documents);
    const before = digestsIn(folder);
    const [segment] = Object.keys(before).filter((file) => file.endsWith("documents.json")) as [string];
    const [terms] = Object.keys(before).filter((file) => file.startsWith(`${path.dirname(segment)}/t`));
    rmSync(path.join(folder, segment));
    writeFileSync(path.join(folder, terms as string), "half");
    mkdirSync(path.join(folder, "search", "abc-3"));
    writeFileSync(path.join(folder, "search", "abc-3", "t0.js"), "left");
    expect(writeIndex(folder, documents).removed).toEqual(["search/abc-3/t0.js"]);
    expect(digestsIn(folder)).toEqual(before);
  });

  it.each<[string, RegExp, (file: string) => void]>([
    ["postings are gone", /\/t/, (file) => rmSync(file)],
    ["postings were cut", /\/t/, (file) => truncateSync(file, 20)],
    ["postings are empty", /\/t/, (file) => truncateSync(file)],
    ["cards are gone", /\/c/, (file) => rmSync(file)],
    ["list is empty", /segment\.js$/, (file) => truncateSync(file)],
    ["list of documents is empty", /documents\.json$/, (file) => truncateSync(file)],
    ["table is empty", /table\.js$/, (file) => truncateSync(file)],
  ])("gives what an index made anew has where %s", (_, name, damage) => {
    const [folder, cold] = [temporaryFolder(), temporaryFolder()];
    const after = documents.map((one, at) =>
      at === 100 || at > 398 ? documentAt(at, { text: "果园" }) : one,
    );
    writeIndex(folder, documents);
    writeIndex(cold, after);
    const [before, wanted] = [digestsIn(folder), digestsIn(cold)];
    // Files of segments without a change are trusted.
    const hasChange = (file: string): boolean => {
      const list = `${path.dirname(file)}/documents.json`;
      return before[list] === undefined || before[list] !== wanted[list];
    };
    for (const file of filesIn(folder))
      if (name.test(file) && hasChange(file)) damage(path.join(folder, file));
    writeIndex(folder, after);
    expect(digestsIn(folder)).toEqual(digestsIn(cold));
  });

  it("makes an index of no documents", () => {
    const folder = temporaryFolder();
    expect(writeIndex(folder, []).written).toEqual(["search/table.js"]);
  });
});
