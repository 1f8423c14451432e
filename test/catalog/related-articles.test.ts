import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import { relatedArticles } from "../../src/catalog/related-articles.js";
import { sampleCopy } from "../sample-article.js";

const dayAfter = (days: number): string => new Date(Date.UTC(2024, 2, 1 + days)).toISOString().slice(0, 10);

/** Articles a day apart, each with the tags named. */
function relatedIn(...tags: string[][]): Record<string, string[]> {
  const copies = tags.map((names, index) =>
    sampleCopy("c1", `n${index + 1}`, dayAfter(index), {
      tagMentions: names.map((text) => ({ text })),
    }),
  );
  const { catalog } = buildCatalog(copies, new Map());
  return Object.fromEntries(
    catalog.articles.map((article) => [article.id, relatedArticles(article).map((earlier) => earlier.id)]),
  );
}

describe("related articles", () => {
  it("are earlier ones that share a tag, and never later ones", () => {
    expect(relatedIn(["渡轮"], ["桥"], ["渡轮"])).toEqual({ n1: [], n2: [], n3: ["n1"] });
  });

  it("come with the rarest tags first, then with the newest", () => {
    // 天气 was on three articles when n5 came, 渡轮 on one.
    expect(relatedIn(["天气"], ["渡轮"], ["天气"], ["天气"], ["天气", "渡轮"]).n5).toEqual([
      "n2",
      "n4",
      "n3",
    ]);
  });

  it("count more where several tags are shared", () => {
    expect(relatedIn(["桥", "渡轮"], ["桥"], ["渡轮"], ["桥", "渡轮"]).n4?.[0]).toBe("n1");
  });

  it("are found by two tags that are on everything, however many have one of them", () => {
    const others = (tag: string): string[][] => Array.from({ length: 60 }, () => [tag]);
    const pair = ["天气", "桥"];
    const many = [...others("天气"), pair, ...others("桥"), ...others("天气"), pair];
    expect(relatedIn(...many)).toMatchObject({ n182: ["n61"] });
    expect(relatedIn(...many.map((tags) => [...tags].reverse())).n182).toEqual(["n61"]);
  });

  it("have one among them that shares two tags, though single tags that are rarer would take all places", () => {
    const others = Array.from({ length: 1100 }, () => [["天气"], ["桥"]]).flat();
    const rare = [["渡轮"], ["水塔"], ["方言"]];
    const related = relatedIn(...others, ["天气", "桥"], ...rare, [...rare.flat(), "天气", "桥"]);
    expect(related.n2205).toEqual(["n2204", "n2203", "n2201"]);
  });

  it("are none that the page shows elsewhere, and the next best take their places", () => {
    const copies = Array.from({ length: 5 }, (_, index) =>
      sampleCopy("c1", `n${index}`, "2024-03-01", { tagMentions: [{ text: "桥" }, { text: "渡轮" }] }),
    );
    const { articles } = buildCatalog(copies, new Map()).catalog;
    const [, , , previous, last] = articles;
    const ids = (others: typeof articles): string[] =>
      relatedArticles(last as never, others).map(({ id }) => id);
    expect(ids([])).toEqual(["n3", "n2", "n1"]);
    expect(ids([previous as never])).toEqual(["n2", "n1", "n0"]);
    expect(ids(articles.slice(0, 4))).toEqual(["n3"]);
  });

  it("do not change for old articles when a new one comes", () => {
    const before = relatedIn(["桥"], ["桥", "渡轮"], ["渡轮"]);
    expect(relatedIn(["桥"], ["桥", "渡轮"], ["渡轮"], ["桥", "渡轮"])).toMatchObject(before);
  });

  it("are not found by a tag that is on everything", () => {
    const many = Array.from({ length: 29 }, () => ["天气"]);
    expect(relatedIn(...many).n29).toHaveLength(3);
    const copies = Array.from({ length: 60 }, (_, index) =>
      sampleCopy("c1", `n${100 + index}`, "2024-03-01", { tagMentions: [{ text: "天气" }] }),
    );
    const { catalog } = buildCatalog(copies, new Map());
    expect(relatedArticles(catalog.articles.at(-1) as never)).toEqual([]);
  });
});
