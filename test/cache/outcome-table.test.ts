import {
  appendFileSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { withBodies } from "../../src/cache/article-bodies.js";
import { OutcomePacker } from "../../src/cache/outcome-row.js";
import { OutcomeTable, outcomeFiles } from "../../src/cache/outcome-table.js";
import { splitMeta } from "../../src/convert/split-meta.js";
import type { TagMention } from "../../src/model/article.js";
import type { Digest } from "../../src/model/names.js";
import { sampleMeta } from "../sample-article.js";
import { temporaryFolder } from "../support/temporary-folder.js";

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
});

const opened = (converter = "code", of = folder): OutcomeTable => {
  const table = new OutcomeTable(outcomeFiles(of), converter as Digest);
  table.load();
  return table;
};

const digest = (id: string): Digest => `digest-${id}` as Digest;

/** Adds articles, by id and title. */
function add(table: OutcomeTable, ...articles: readonly (readonly [id: string, title?: string])[]): void {
  const packer = new OutcomePacker();
  for (const [id, title = `标题\n${id}`] of articles) {
    const body = `正文 ${id}\n\n第二段`;
    const { facts, details } = splitMeta({ meta: sampleMeta(id, "2024-03-05", { title }), markdown: body });
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
  return article && withBodies((load) => load(article.body));
};

/** Adds articles, by id, with what their mentions of tags say. */
function addTagged(
  table: OutcomeTable,
  ...articles: readonly (readonly [id: string, ...tags: TagMention[]])[]
): void {
  const packer = new OutcomePacker();
  for (const [id, ...tagMentions] of articles) {
    const { facts, details } = splitMeta({
      meta: sampleMeta(id, "2024-03-05", { tagMentions }),
      markdown: "正文",
    });
    packer.add(digest(id), { facts }, packer.store(details, "正文"));
  }
  table.add(packer.packed());
}

const tagsIn = (table: OutcomeTable, id: string) => articleIn(table, id)?.facts.tags;

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
    const other = opened("other code");
    expect(other.get(digest("n1"))).toBeUndefined();
    add(other, ["n3"]);
    other.close();
    const later = opened("other code");
    expect([titleIn(later, "n1"), titleIn(later, "n3")]).toEqual([undefined, "标题\nn3"]);
    later.close();
  });

  it("goes on after a build that died while it added", () => {
    const table = opened();
    add(table, ["n1"]);
    table.close();
    appendFileSync(path.join(folder, "articles.log"), "parts of which no row tells");
    appendFileSync(path.join(folder, "outcomes.log"), '70\n{"source":"digest-n2","start":0,');
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
    const shard = opened("code", temporaryFolder());
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

  it("takes an article over once, of which it has many copies", () => {
    const shard = opened("code", temporaryFolder());
    const packer = new OutcomePacker();
    const { facts, details } = splitMeta({ meta: sampleMeta("n1", "2024-03-05"), markdown: "正文" });
    const place = packer.store(details, "正文");
    for (const id of ["n1", "n2", "n3"]) packer.add(digest(id), { facts }, place);
    shard.add(packer.packed());
    const table = opened();
    table.adopt(shard);
    shard.close();
    expect(["n1", "n2", "n3"].map((id) => bodyIn(table, id))).toEqual(["正文", "正文", "正文"]);
    expect(sizeOf("articles.log")).toBe(place.end);
    table.close();
  });

  it("counts the outcomes of tables that it includes, and neither copies nor changes them", () => {
    const other = temporaryFolder();
    const shard = opened("code", other);
    add(shard, ["n1", "那一台"], ["n2"]);
    shard.close();
    const before = readdirSync(other).map((file) => readFileSync(path.join(other, file)));
    const table = opened();
    const included = new OutcomeTable(outcomeFiles(other), "code" as Digest, true);
    included.load();
    table.include(included);
    add(table, ["n1", "这一台"], ["n3"]);
    expect(["n1", "n2", "n3"].map((id) => titleIn(table, id))).toEqual(["这一台", "标题\nn2", "标题\nn3"]);
    expect(bodyIn(table, "n2")).toBe("正文 n2\n\n第二段");
    table.close();
    expect(readdirSync(other).map((file) => readFileSync(path.join(other, file)))).toEqual(before);
    expect([titleIn(opened(), "n2"), titleIn(opened(), "n3")]).toEqual([undefined, "标题\nn3"]);
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

describe("the mentions of tags in it", () => {
  const BRIDGE = { text: "桥" };
  const FERRY = { text: "渡轮" };
  const SLUG = { text: "渡轮", slug: "渡輪" };

  it("are held once, however many articles make them, in whatever build they come", () => {
    const first = opened();
    addTagged(first, ["n1", BRIDGE, FERRY], ["n2", FERRY, SLUG, FERRY]);
    first.close();
    const later = opened();
    addTagged(later, ["n3", SLUG, BRIDGE], ["n4"]);
    addTagged(later, ["n5", { text: "集市" }]);
    for (const table of [later, opened()]) {
      expect(tagsIn(table, "n3")?.[0]).toBe(tagsIn(table, "n2")?.[1]);
      expect(["n1", "n2", "n3", "n4", "n5"].map((id) => tagsIn(table, id))).toEqual([
        [BRIDGE, FERRY],
        [FERRY, SLUG, FERRY],
        [SLUG, BRIDGE],
        [],
        [{ text: "集市" }],
      ]);
      table.close();
    }
  });

  it("are told apart from others that look like them in print", () => {
    const alike = [{ text: "a", slug: "b" }, { text: '["a","b"]' }, { text: "text a" }, { text: "a" }];
    const table = opened();
    addTagged(table, ["n1", ...alike]);
    expect(tagsIn(table, "n1")).toEqual(alike);
    table.close();
  });

  it("go with their articles into another table", () => {
    const shard = opened("code", temporaryFolder());
    addTagged(shard, ["n1", SLUG, BRIDGE]);
    const table = opened();
    addTagged(table, ["n2", FERRY], ["n3", { text: "集市" }], ["n4"], ["n5"]);
    table.adopt(shard);
    shard.remove();
    expect(tagsIn(table, "n1")).toEqual([SLUG, BRIDGE]);
    table.prune(sourcesOf("n1", "n2"));
    expect([tagsIn(table, "n1"), tagsIn(table, "n2")]).toEqual([[SLUG, BRIDGE], [FERRY]]);
    expect(readFileSync(path.join(folder, "outcomes.log"), "utf8")).not.toContain("集市");
    table.close();
  });
});

it("names the file of articles that a power cut has left full of zeros", () => {
  const table = opened();
  add(table, ["n1"]);
  table.close();
  const { articles } = outcomeFiles(folder);
  writeFileSync(articles, Buffer.alloc(statSync(articles).size));
  const damaged = opened();
  for (const read of [titleIn, bodyIn]) {
    let error: unknown;
    try {
      read(damaged, "n1");
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toMatchObject({
      message: `the cache is damaged: ${articles} does not hold what was written`,
      hint: expect.stringContaining("remove it"),
    });
  }
});
