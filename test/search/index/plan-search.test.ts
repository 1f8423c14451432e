import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../../src/catalog/build-catalog.js";
import type { ArticleCopy, ArticleMeta } from "../../../src/model/article.js";
import type { Digest, SitePath } from "../../../src/model/names.js";
import { staleSearch } from "../../../src/search/index/build-search.js";
import { type PlannedSegment, planSearch, type SearchPlan } from "../../../src/search/index/plan-search.js";
import { editedCopy, sampleCopy, sampleMirror } from "../../sample-article.js";

const ENGINE = "0123456789abcdef0123456789abcdef" as Digest;

const copyAt = (at: number, more: Partial<ArticleMeta> = {}): ArticleCopy =>
  sampleCopy("c1", `n${1000 + at}`, `20${20 + Math.floor(at / 200)}-03-05`, more);
const copies = (count: number): ArticleCopy[] => Array.from({ length: count }, (_, at) => copyAt(at));
const planOf = (articles: readonly ArticleCopy[], engine = ENGINE): SearchPlan =>
  planSearch(buildCatalog(sampleMirror(articles), new Map()).catalog, engine, engine);
const filesIn = ({ path, keys }: PlannedSegment): SitePath[] =>
  Array.from(keys().keys(), (name) => `${path}/${name}` as SitePath);
const ids = (plan: SearchPlan): string[] => plan.segments.map(({ row }) => row.id);

describe("the plan of the index", () => {
  it("leaves full segments alone when an article comes last, and rewrites those after one that comes late", () => {
    const before = ids(planOf(copies(600)));
    expect(before).toHaveLength(3);
    const after = ids(planOf(copies(601)));
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2));
    expect(after[2]).not.toBe(before[2]);
    const late = sampleCopy("c1", "n1300x", "2021-03-06");
    const shifted = ids(planOf([...copies(600), late]));
    expect(shifted[0]).toBe(before[0]);
    expect(shifted.slice(1).some((id) => before.includes(id))).toBe(false);
  });

  it("changes one segment with an article's title, tags, channels or words", () => {
    const before = ids(planOf(copies(600)));
    const changes: readonly ((copy: ArticleCopy) => ArticleCopy)[] = [
      (copy) => editedCopy(copy, { title: "别的" }),
      (copy) => editedCopy(copy, { tagMentions: [{ text: "渡轮" }] }),
      (copy) => ({ ...copy, channel: "c2" as ArticleCopy["channel"] & string }),
      (copy) => editedCopy(copy, {}, "别的正文"),
    ];
    for (const change of changes) {
      const edited = copies(600).map((copy, at) => (at === 300 ? change(copy) : copy));
      expect(ids(planOf(edited)).map((id, at) => id === before[at])).toEqual([true, false, true]);
    }
  });

  it("names every segment, and the program, anew with other code", () => {
    const other = planOf(copies(300), "fedcba9876543210fedcba9876543210" as Digest);
    const pathsIn = ({ keys, segments }: SearchPlan) => [...keys.keys(), ...segments.flatMap(filesIn)];
    const paths = pathsIn(planOf(copies(300)));
    expect(pathsIn(other).filter((file) => paths.includes(file))).toEqual(["search/table.js"]);
  });

  it("knows where each year begins in a segment", () => {
    expect(planOf(copies(600)).segments.map(({ row }) => row.years)).toEqual([
      [
        ["2020", 0],
        ["2021", 200],
      ],
      [
        ["2021", 0],
        ["2022", 144],
      ],
      [["2022", 0]],
    ]);
  });

  it("writes all files of a segment of which one is missing, and nothing where all is as it was", () => {
    const plan = planOf(copies(300));
    expect(staleSearch(plan, new Map()).size).toBe(0);
    const segment = plan.segments[1] as PlannedSegment;
    const files = filesIn(segment);
    const stale = staleSearch(plan, new Map([[files[0] as SitePath, segment.digest]]));
    expect(stale).toEqual(new Map(files.map((file) => [file, segment.digest])));
  });

  it("of an empty mirror is a table without segments", () => {
    const plan = planOf([]);
    expect([...plan.keys.keys()].map((file) => file.replace(/-[0-9a-f]+/, ""))).toEqual([
      "search/engine.js",
      "search/table.js",
    ]);
  });
});
