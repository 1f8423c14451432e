import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Digest, SourcePath } from "../../src/model/names.js";
import { splitMeta } from "../../src/store/convert-batch.js";
import { printOutcome } from "../../src/store/outcome-row.js";
import { bodyPlace, OutcomeTable, withBodies } from "../../src/store/outcome-table.js";
import { sampleMeta } from "../sample-article.js";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "newsmirror-outcomes-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const opened = (name = "outcomes.log", converter = "code"): OutcomeTable => {
  const table = new OutcomeTable(folder, converter as Digest, name);
  table.load();
  return table;
};

const digest = (id: string): Digest => `digest-${id}` as Digest;

function row(id: string, title = `标题\t${id}`): string {
  const { facts, details } = splitMeta(sampleMeta(id, "2024-03-05", { title }));
  return printOutcome(
    digest(id),
    { facts, digest: `body-${id}` as Digest },
    { details, markdown: `正文 ${id}\n\n第二段` },
  );
}

/** Files that hold the bytes of which these are the digests. */
const sourcesOf = (...ids: string[]) =>
  new Map(ids.map((id) => [`c1/${id}.md` as SourcePath, { digest: digest(id) }]));

const add = (table: OutcomeTable, ...rows: string[]): void => table.add(Buffer.from(rows.join("")));

const titleIn = (table: OutcomeTable, id: string): string | undefined => {
  const outcome = table.get(digest(id));
  return outcome && table.detailsAt(outcome).title;
};

const bodyIn = (table: OutcomeTable, id: string): string | undefined => {
  const outcome = table.get(digest(id));
  return outcome && withBodies(folder, (load) => load(bodyPlace(outcome)));
};

describe("the table of outcomes", () => {
  it("finds the details and the body of an article, in the build that added it and in later ones", () => {
    const first = opened();
    add(first, row("n1"), row("n2", "很".repeat(5000)));
    add(first, row("n3"));
    expect(["n1", "n2", "n3", "n4"].map((id) => titleIn(first, id))).toEqual([
      "标题\tn1",
      "很".repeat(5000),
      "标题\tn3",
      undefined,
    ]);
    first.close();
    const later = opened();
    expect(titleIn(later, "n3")).toBe("标题\tn3");
    expect(bodyIn(later, "n3")).toBe("正文 n3\n\n第二段");
    add(later, row("n4"));
    expect([titleIn(later, "n1"), titleIn(later, "n4")]).toEqual(["标题\tn1", "标题\tn4"]);
    later.close();
  });

  it("keeps what is wrong with a file", () => {
    const problem = { code: "no-title", message: "没有标题" } as const;
    const table = opened();
    add(table, printOutcome(digest("n1"), { problem }));
    table.close();
    const later = opened();
    expect(later.get(digest("n1"))).toMatchObject({ problem });
    later.close();
  });

  it("knows nothing of what other code converted", () => {
    const table = opened();
    add(table, row("n1"));
    table.close();
    const other = opened("outcomes.log", "other code");
    expect(other.get(digest("n1"))).toBeUndefined();
    other.close();
  });

  it("takes over what other machines converted", () => {
    const shard = opened("shard.log");
    add(shard, row("n1", "那一台"), row("n2"));
    const table = opened();
    add(table, row("n1", "这一台"));
    table.adopt(shard);
    shard.close();
    expect([titleIn(table, "n1"), titleIn(table, "n2")]).toEqual(["这一台", "标题\tn2"]);
    expect(bodyIn(table, "n2")).toBe("正文 n2\n\n第二段");
    table.close();
  });

  it("forgets what is not wanted when that is the larger part", () => {
    const table = opened();
    const ids = Array.from({ length: 10 }, (_, at) => `n${at}`);
    add(table, ...ids.map((id) => row(id)));
    const { size } = statSync(table.file);
    table.prune(sourcesOf(...ids.slice(1)));
    expect(statSync(table.file).size).toBe(size);
    table.prune(sourcesOf("n1", "n2"));
    table.close();
    expect(statSync(table.file).size).toBeLessThan(size / 2);
    const later = opened();
    expect(["n0", "n1", "n2"].map((id) => titleIn(later, id))).toEqual([undefined, "标题\tn1", "标题\tn2"]);
    expect(["n0", "n2"].map((id) => bodyIn(later, id))).toEqual([undefined, "正文 n2\n\n第二段"]);
    later.close();
  });
});
