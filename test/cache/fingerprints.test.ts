import { cpSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { computeFingerprints, type Fingerprints } from "../../src/cache/fingerprints.js";
import { DEFAULT_CONVERT_OPTIONS, type DeclaredFormat } from "../../src/model/declared-format.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";
import { sharedFolder } from "../support/temporary-folder.js";

/** A copy of the program. Each test changes one of its files, and changes it back. */
const root = sharedFolder();
const OPTIONS = { ...DEFAULT_CONVERT_OPTIONS, lang: "ru" };
let before: Fingerprints;

beforeAll(() => {
  for (const name of ["dist", "templates", "package.json"])
    cpSync(name, path.join(root, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
  before = computeFingerprints(OPTIONS, root);
});

/** Returns the stages whose fingerprint differs while a file has another text. */
function staleAfter(file: string, change: (text: string) => string): string[] {
  const changed = path.join(root, file);
  const original = readFileSync(changed, "utf8");
  writeFileSync(changed, change(original));
  const after = computeFingerprints(OPTIONS, root);
  writeFileSync(changed, original);
  return (Object.keys(before) as (keyof Fingerprints)[]).filter((stage) => before[stage] !== after[stage]);
}

describe("a change of", () => {
  it.each([
    ["dist/convert/html/drop-junk.js", ["converter"]],
    ["dist/formats/ok-mirror.js", ["converter"]],
    ["dist/model/allow-list.js", ["converter", "planner", "renderer"]],
    ["dist/lib/policy.js", ["renderer"]],
    ["dist/lib/picture/picture-address.js", ["converter", "renderer"]],
    ["dist/render/render-markdown.js", ["renderer"]],
    ["dist/catalog/merge-copies.js", ["planner"]],
    ["dist/plan/pages/home-page.js", ["planner"]],
    ["dist/cache/article-bodies.js", ["converter", "renderer", "indexer"]],
    ["dist/cache/outcome-table.js", ["converter"]],
    ["dist/search/engine.js", ["engine"]],
    ["dist/search/starter.js", ["engine"]],
    ["dist/search/language-ru.js", ["engine"]],
    ["dist/search/language-tr.js", []],
    ["dist/output/signature.js", []],
    ["dist/output/site-folder.js", []],
    ["dist/output/manifest.js", []],
    ["dist/lib/messages.js", ["planner", "renderer"]],
    ["dist/commands/sign-command.js", []],
    ["dist/check/check-site.js", []],
    ["dist/build/write/write-site.js", []],
    ["templates/dev/dev.css", []],
  ])("%s makes stale: %j", (file, stages) => {
    expect(staleAfter(file, (text) => `${text}\n// changed\n`)).toEqual(stages);
  });

  it("a template makes stale what renders", () => {
    expect(staleAfter("templates/article.njk", (text) => `${text} `)).toEqual(["renderer"]);
  });

  it("a stylesheet makes no stage stale", () => {
    expect(staleAfter("templates/assets/style.css", (text) => `${text} `)).toEqual([]);
  });

  it("the version of this package makes no stage stale", () => {
    const change = (text: string): string => JSON.stringify({ ...JSON.parse(text), version: "99.0.0" });
    expect(staleAfter("package.json", change)).toEqual(["program"]);
  });

  it("nothing makes no stage stale", () => {
    expect(staleAfter("package.json", (text) => text)).toEqual([]);
  });

  it("a declared format makes stale what converts", () => {
    const formats = [{ name: "gazette" } as DeclaredFormat];
    const after = computeFingerprints({ ...OPTIONS, formats }, root);
    expect(after).toEqual({ ...before, converter: after.converter });
    expect(after.converter).not.toBe(before.converter);
  });

  it("a limit makes stale what converts", () => {
    const after = computeFingerprints({ ...OPTIONS, limits: { ...DEFAULT_LIMITS, tags: 7 } }, root);
    expect(after).toEqual({ ...before, converter: after.converter });
    expect(after.converter).not.toBe(before.converter);
  });
});
