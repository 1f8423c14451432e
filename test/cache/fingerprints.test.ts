import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type Fingerprints, fingerprints } from "../../src/cache/fingerprints.js";
import { DEFAULT_CONVERT_OPTIONS, type DeclaredFormat } from "../../src/model/declared-format.js";
import { DEFAULT_LIMITS } from "../../src/model/limits.js";

let root: string;
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "newsmirror-code-"));
  for (const name of ["dist", "templates", "package.json"])
    cpSync(name, path.join(root, name), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(root, "node_modules"));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** Returns the stages whose fingerprint differs after a change. */
function staleAfter(change: () => void): string[] {
  const before = fingerprints(DEFAULT_CONVERT_OPTIONS, root);
  change();
  const after = fingerprints(DEFAULT_CONVERT_OPTIONS, root);
  return (Object.keys(before) as (keyof Fingerprints)[]).filter((stage) => before[stage] !== after[stage]);
}

describe("a change of", () => {
  it.each([
    ["dist/convert/html/drop-junk.js", ["converter"]],
    ["dist/formats/ok-mirror.js", ["converter"]],
    ["dist/model/allow-list.js", ["converter", "renderer"]],
    ["dist/model/policy.js", ["renderer"]],
    ["dist/convert/picture-address.js", ["converter", "renderer"]],
    ["dist/render/render-markdown.js", ["renderer"]],
    ["dist/catalog/merge-copies.js", ["planner"]],
    ["dist/plan/pages/home-page.js", ["planner"]],
    ["dist/cache/article-bodies.js", ["converter", "renderer", "indexer"]],
    ["dist/cache/outcome-table.js", ["converter"]],
    ["dist/search/engine.js", ["engine"]],
    ["dist/output/signature.js", []],
    ["dist/commands/sign-command.js", []],
    ["dist/check/check-site.js", []],
    ["dist/build/write-site.js", []],
  ])("%s makes stale: %j", (file, stages) => {
    expect(staleAfter(() => appendFileSync(path.join(root, file), "\n// changed\n"))).toEqual(stages);
  });

  it("a template makes stale what renders", () => {
    expect(staleAfter(() => appendFileSync(path.join(root, "templates/article.njk"), " "))).toEqual([
      "renderer",
    ]);
  });

  it("the version of this package makes no stage stale", () => {
    const file = path.join(root, "package.json");
    const manifest = JSON.parse(readFileSync(file, "utf8")) as object;
    const change = (): void => writeFileSync(file, JSON.stringify({ ...manifest, version: "99.0.0" }));
    expect(staleAfter(change)).toEqual(["program"]);
  });

  it("a limit makes stale what converts", () => {
    const before = fingerprints(DEFAULT_CONVERT_OPTIONS, root);
    const after = fingerprints({ ...DEFAULT_CONVERT_OPTIONS, limits: { ...DEFAULT_LIMITS, tags: 7 } }, root);
    expect(after).toEqual({ ...before, converter: after.converter });
    expect(after.converter).not.toBe(before.converter);
  });

  it("a declared format makes stale what converts", () => {
    const before = fingerprints(DEFAULT_CONVERT_OPTIONS, root);
    const formats = [{ name: "a" } as DeclaredFormat];
    const after = fingerprints({ ...DEFAULT_CONVERT_OPTIONS, formats }, root);
    expect(after).toEqual({ ...before, converter: after.converter });
    expect(after.converter).not.toBe(before.converter);
  });
});
