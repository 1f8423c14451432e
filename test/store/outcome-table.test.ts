import { appendFileSync, mkdtempSync, readdirSync, rmSync, statSync, truncateSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Digest } from "../../src/model/names.js";
import { splitMeta } from "../../src/store/convert-batch.js";
import { OutcomePacker } from "../../src/store/outcome-row.js";
import { OutcomeTable, outcomeFiles, withBodies } from "../../src/store/outcome-table.js";
import { sampleMeta } from "../sample-article.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsmirror-outcomes-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (suffix = "", converter = "code"): OutcomeTable => {
  const table = new OutcomeTable(outcomeFiles(folder, suffix), converter as Digest);
  table.load();
  return table;
};

const digest = (id: string): Digest => `digest-${id}` as Digest;

/** Adds articles, by id and title. */
function add(table: OutcomeTable, ...articles: readonly (readonly [id: string, title?: string])[]): void {
  const packer = new OutcomePacker();
  for (const [id, title = `标题\n${id}`] of articles) {
    const body = `正文 ${id}\n\n第二段`;
    const { facts, details } = splitMeta(sampleMeta(id, "2024-03-05", { title }), body);
    packer.add(digest(id), { facts }, packer.store(details, body));
  }
  table.add(packer.packed());
}

/** Files that hold the bytes of which these are the digests. */
const sourcesOf = (...ids: string[]) => ids.map((id) => ({ digest: digest(id) }));

function articleIn(table: OutcomeTable, id: string) {
  const outcome = table.get(digest(id));
  if (outcome && "problem" in outcome) throw new Error(outcome.problem.message);
  return outcome;
}

const titleIn = (table: OutcomeTable, id: string): string | undefined =>
  articleIn(table, id)?.details().title;

const bodyIn = (table: OutcomeTable, id: string): string | undefined => {
  const article = articleIn(table, id);
  return article && withBodies(folder, (load) => load(article.body));
};

const sizeOf = (name: string): number => statSync(path.join(folder, name)).size;

describe("the table of outcomes", () => {
  it("finds the details and the body of an article, in the build that added it and in later ones", () => {
    const first = opened();
    add(first, ["n1"], ["n2", "很".repeat(5000)]);
    add(first, ["n3"]);
    expect(["n1", "n2", "n3", "n4"].map((id) => titleIn(first, id))).toEqual([
      "标题\nn1",
      "很".repeat(5000),
      "标题\nn3",
      undefined,
    ]);
    first.close();
    const later = opened();
    expect(titleIn(later, "n3")).toBe("标题\nn3");
    expect(bodyIn(later, "n3")).toBe("正文 n3\n\n第二段");
    add(later, ["n4"]);
    expect([titleIn(later, "n1"), titleIn(later, "n4")]).toEqual(["标题\nn1", "标题\nn4"]);
    later.close();
  });

  it("keeps what is wrong with a file", () => {
    const problem = { code: "no-title", message: "没有标题" } as const;
    const table = opened();
    const packer = new OutcomePacker();
    packer.add(digest("n1"), { problem }, undefined);
    table.add(packer.packed());
    table.close();
    const later = opened();
    expect(later.get(digest("n1"))).toEqual({ problem });
    add(later, ["n2"]);
    later.close();
    const last = opened();
    expect(last.get(digest("n1"))).toEqual({ problem });
    expect(titleIn(last, "n2")).toBe("标题\nn2");
    last.close();
  });

  it("knows nothing of what other code converted, and takes its place", () => {
    const table = opened();
    add(table, ["n1"], ["n2"]);
    table.close();
    const other = opened("", "other code");
    expect(other.get(digest("n1"))).toBeUndefined();
    add(other, ["n3"]);
    other.close();
    const later = opened("", "other code");
    expect([titleIn(later, "n1"), titleIn(later, "n3")]).toEqual([undefined, "标题\nn3"]);
    later.close();
  });

  it("goes on after a build that died while it added", () => {
    const table = opened();
    add(table, ["n1"]);
    table.close();
    appendFileSync(path.join(folder, "articles.log"), "parts of which no row tells");
    appendFileSync(path.join(folder, "outcomes.log"), '70\n["digest-n2",0,');
    const later = opened();
    add(later, ["n3"], ["n4"]);
    later.close();
    const last = opened();
    expect(["n1", "n2", "n3", "n4"].map((id) => bodyIn(last, id))).toEqual([
      "正文 n1\n\n第二段",
      undefined,
      "正文 n3\n\n第二段",
      "正文 n4\n\n第二段",
    ]);
    last.close();
  });

  it.each([
    ["rows", "outcomes.log", (file: string) => appendFileSync(file, "[1, 2, 3]\n")],
    ["parts", "articles.log", (file: string) => truncateSync(file, 50)],
    ["parts that are gone", "articles.log", (file: string) => rmSync(file)],
  ])("knows nothing where it is damaged: %s", (_, name, damage) => {
    const table = opened();
    add(table, ["n1"], ["n2"]);
    table.close();
    damage(path.join(folder, name));
    const later = opened();
    expect(later.get(digest("n1"))).toBeUndefined();
    add(later, ["n3"]);
    expect(bodyIn(later, "n3")).toBe("正文 n3\n\n第二段");
    later.close();
  });

  it("takes over what other machines converted", () => {
    const shard = opened("-shard");
    add(shard, ["n1", "那一台"], ["n2"]);
    const table = opened();
    add(table, ["n1", "这一台"]);
    table.adopt(shard);
    shard.remove();
    expect(readdirSync(folder).sort()).toEqual(["articles.log", "outcomes.log"]);
    expect([titleIn(table, "n1"), titleIn(table, "n2")]).toEqual(["这一台", "标题\nn2"]);
    expect(bodyIn(table, "n2")).toBe("正文 n2\n\n第二段");
    table.close();
  });

  it("forgets what is not wanted when that is the larger part", () => {
    const table = opened();
    const ids = Array.from({ length: 10 }, (_, at) => `n${at}`);
    add(table, ...ids.map((id) => [id] as const));
    const sizes = [sizeOf("outcomes.log"), sizeOf("articles.log")] as const;
    table.prune(sourcesOf(...ids.slice(1)));
    expect([sizeOf("outcomes.log"), sizeOf("articles.log")]).toEqual(sizes);
    table.prune(sourcesOf("n1", "n2"));
    table.close();
    expect(readdirSync(folder).sort()).toEqual(["articles.log", "outcomes.log"]);
    expect(sizeOf("outcomes.log")).toBeLessThan(sizes[0] / 2);
    expect(sizeOf("articles.log")).toBeLessThan(sizes[1] / 2);
    const later = opened();
    expect(["n0", "n1", "n2"].map((id) => titleIn(later, id))).toEqual([undefined, "标题\nn1", "标题\nn2"]);
    expect(["n0", "n2"].map((id) => bodyIn(later, id))).toEqual([undefined, "正文 n2\n\n第二段"]);
    later.close();
  });

  it("begins anew when nothing of it is wanted", () => {
    const table = opened();
    add(table, ["n1"], ["n2"], ["n3"]);
    table.prune(sourcesOf("n4"));
    expect(readdirSync(folder)).toEqual([]);
    add(table, ["n4"]);
    expect([titleIn(table, "n1"), bodyIn(table, "n4")]).toEqual([undefined, "正文 n4\n\n第二段"]);
    table.close();
  });
});
