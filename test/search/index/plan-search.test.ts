import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../../src/catalog/build-catalog.js";
import type { ArticleCopy, ArticleMeta } from "../../../src/model/article.js";
import type { Digest } from "../../../src/model/names.js";
import { type PlannedSegment, planSearch } from "../../../src/search/index/plan-search.js";
import { editedCopy, sampleCopy } from "../../sample-article.js";

const CODE = "0123456789abcdef0123456789abcdef" as Digest;

/** Two hundred articles a year, on one day each. */
const copyAt = (at: number, more: Partial<ArticleMeta> = {}): ArticleCopy =>
  sampleCopy("c1", `n${1000 + at}`, `20${20 + Math.floor(at / 200)}-03-05`, more);
const copies = (count: number): ArticleCopy[] => Array.from({ length: count }, (_, at) => copyAt(at));
const planOf = (articles: readonly ArticleCopy[], code = CODE): PlannedSegment[] =>
  planSearch(buildCatalog(articles, new Map()).catalog, code);

describe("the plan of the index", () => {
  const before = planOf(copies(600));

  it("changes the segment of an article that arrives late, and no other", () => {
    const late = planOf([...copies(600), sampleCopy("c1", "n1300x", "2021-03-06")]);
    expect(late.map(({ path }) => path)).toEqual(before.map(({ path }) => path));
    expect(late.filter(({ digest }, at) => digest !== before[at]?.digest)).toHaveLength(1);
  });

  it("changes one digest in one segment with an article's title, tags, channels or words", () => {
    const changes: readonly ((copy: ArticleCopy) => ArticleCopy)[] = [
      (copy) => editedCopy(copy, { title: "别的" }),
      (copy) => editedCopy(copy, { tagMentions: [{ text: "渡轮" }] }),
      (copy) => ({ ...copy, channel: "c2" as ArticleCopy["channel"] & string }),
      (copy) => editedCopy(copy, {}, "别的正文"),
    ];
    for (const change of changes) {
      const edited = planOf(copies(600).map((copy, at) => (at === 300 ? change(copy) : copy)));
      expect(edited.filter(({ digest }, at) => digest !== before[at]?.digest)).toHaveLength(1);
      const all = new Set(before.flatMap(({ digests }) => digests));
      expect(edited.flatMap(({ digests }) => digests).filter((digest) => !all.has(digest))).toHaveLength(1);
    }
  });

  it("changes all digests with other code", () => {
    const all = new Set(before.flatMap(({ digests }) => digests));
    const other = planOf(copies(600), "fedcba9876543210fedcba9876543210" as Digest);
    expect(other.flatMap(({ digests }) => digests).filter((digest) => all.has(digest))).toEqual([]);
  });

  it("of an empty mirror has no segment", () => {
    expect(planOf([])).toEqual([]);
  });
});
