import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { BuildContext } from "../../src/build/build-context.js";
import { changeRelations } from "../../src/build/plan/change-relations.js";
import type { ChangedArticles } from "../../src/build/plan/read-changed-articles.js";
import { CATALOG_SCHEMA } from "../../src/cache/relations/catalog-schema.js";
import { Database } from "../../src/cache/relations/database.js";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import { idOfCopy } from "../../src/catalog/merge-copies.js";
import { relatedArticles, STEPS } from "../../src/catalog/related-articles.js";
import { fillCatalog } from "../../src/catalog/stored/write-catalog.js";
import { groupBy } from "../../src/lib/group-by.js";
import type { ArticleCopy } from "../../src/model/article.js";
import { SAMPLE_SETTINGS, sampleCopy } from "../sample-article.js";
import { temporaryFolder } from "../support/temporary-folder.js";
import "../support/seed-fast-check.js";

/** Enough for tags that are common, rare and between, and for articles out of each other's reach. */
const ARTICLES = 6 * STEPS;
const TAGS = ["天气", "桥", "渡轮", "水塔", "方言"];

interface Article {
  readonly day: number;
  readonly title: string;
  readonly tags: readonly string[];
}

const dayOf = (day: number): string => new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);

const copyOf = (id: string, { day, title, tags }: Article): ArticleCopy =>
  sampleCopy("c1", id, dayOf(day), { title, tagMentions: tags.map((text) => ({ text })) });

/** The first tags are on most articles, and the last on few. */
const tagsOf = fc
  .array(fc.nat(TAGS.length ** 2 - 1), { maxLength: 4 })
  .map((numbers) => [
    ...new Set(numbers.map((number) => TAGS[TAGS.length - 1 - Math.floor(Math.sqrt(number))] as string)),
  ]);
const TITLES = ["晨", "午", "晚"];
const articleFrom = fc.record({ day: fc.nat(99), title: fc.constantFrom(...TITLES), tags: tagsOf });
const mirrorFrom = fc
  .array(articleFrom, { minLength: ARTICLES, maxLength: ARTICLES })
  .map((articles) => articles.sort((a, b) => a.day - b.day));
/** Articles that come, go, or get another title, other tags or another day, by their numbers. Those of early days have most behind them. */
const changesFrom = fc.array(
  fc.tuple(
    fc.oneof(fc.nat(60), fc.nat(ARTICLES + 10)),
    fc.oneof(
      fc.constant(undefined),
      articleFrom,
      articleFrom.map(({ title }) => ({ title })),
      tagsOf.map((tags) => ({ tags })),
    ),
  ),
  { minLength: 1, maxLength: 6 },
);

/** Returns what the page of each article shows of related ones, by its id. */
function relatedIn(copies: ReadonlyMap<string, ArticleCopy>): Map<string, string> {
  const { articles } = buildCatalog([...copies.values()], new Map()).catalog;
  return new Map(
    articles.map((article) => [
      article.id,
      relatedArticles(article)
        .map(({ id, facts }) => `${id} ${facts.cardDigest}`)
        .join("|"),
    ]),
  );
}

/** Returns the ids of the articles whose pages a change touches. */
async function touchedBy(
  before: ReadonlyMap<string, ArticleCopy>,
  after: ReadonlyMap<string, ArticleCopy>,
  changed: readonly string[],
): Promise<Set<string> | undefined> {
  const database = new Database(path.join(temporaryFolder(), "relations.db"), CATALOG_SCHEMA);
  try {
    await database.create("stamp");
    for (const _ of fillCatalog(database, buildCatalog([...before.values()], new Map()).catalog, [], []));
    database.commit();
    const details = { title: "", summary: "" };
    const file = { articlesFile: "", detailsIn: () => details };
    const context = {
      settings: { site: SAMPLE_SETTINGS },
      cache: { relations: database, outcomes: file, recent: file },
    } as unknown as BuildContext;
    const copies = changed.flatMap((id) => after.get(id) ?? []);
    const ids = new Set(changed.flatMap((id) => before.get(id) ?? after.get(id) ?? []).map(idOfCopy));
    const read = { ids, copies: groupBy(copies, idOfCopy), released: { copies } };
    const noPictures = { before: [], after: [] };
    const found = changeRelations(read as unknown as ChangedArticles, noPictures, context);
    return found && new Set(found.catalog.ofRanks(found.touched.articles).map(({ id }) => String(id)));
  } finally {
    database.close();
  }
}

/** Returns the articles whose pages show other related ones after a change, and those that it touches. */
async function followChange(
  before: ReadonlyMap<string, ArticleCopy>,
  after: ReadonlyMap<string, ArticleCopy>,
  changed: readonly string[],
): Promise<{ readonly others: string[]; readonly touched: ReadonlySet<string> | undefined }> {
  const [old, now] = [relatedIn(before), relatedIn(after)];
  const others = [...now].filter(([id, related]) => related !== old.get(id)).map(([id]) => id);
  return { others, touched: await touchedBy(before, after, changed) };
}

describe("a change of articles", () => {
  it("touches the page of each article that has other related ones", async () => {
    let planned = 0;
    let touchedPages = 0;
    await fc.assert(
      fc.asyncProperty(mirrorFrom, changesFrom, async (mirror, changes) => {
        const articles = new Map(mirror.map((article, index) => [`n${1000 + index}`, article]));
        const before = new Map([...articles].map(([id, article]) => [id, copyOf(id, article)]));
        const after = new Map(before);
        for (const [number, change] of changes) {
          const id = `n${1000 + number}`;
          const known = articles.get(id) ?? { day: 99, title: "夜", tags: [] };
          if (change) after.set(id, copyOf(id, { ...known, ...change }));
          else after.delete(id);
        }
        const changed = [...new Set(changes.map(([number]) => `n${1000 + number}`))];
        const { others, touched } = await followChange(before, after, changed);
        if (!touched) return;
        planned++;
        touchedPages += touched.size;
        expect(others.filter((id) => !touched.has(id))).toEqual([]);
      }),
      { numRuns: 60, endOnFailure: true },
    );
    expect(planned).toBeGreaterThan(30);
    expect(touchedPages / planned).toBeLessThan(ARTICLES / 2);
  });

  const many = (count: number, ...tags: string[]): string[][] => Array.from({ length: count }, () => tags);
  it.each([
    [
      "moves the only one that shares two tags out of reach",
      [...many(200, "天气"), ["天气", "桥"], ...many(STEPS - 1, "桥"), ["天气", "桥"]],
      [201, "桥"],
      true,
    ],
    [
      "makes a tag weigh less",
      [
        ...many(126, "桥"),
        ...many(126, "渡轮"),
        ...many(300, "天气"),
        ["天气", "渡轮"],
        ["天气", "桥"],
        TAGS,
      ],
      [0, "桥"],
      true,
    ],
    [
      "gives two tags that were on as many articles another order",
      [...many(10, "桥"), ["桥", "水塔"], ...many(81, "水塔"), ...many(71, "桥"), ["桥", "水塔"]],
      [0, "水塔"],
      false,
    ],
  ] as const)("touches the pages of articles far behind a new one that %s", async (_, tags, at, isLast) => {
    const [index, tag] = at;
    const idAt = (index: number): string => (index === tags.length - 1 ? "last" : `n${1000 + index}`);
    const copies = tags.map((tags, index) => copyOf(idAt(index), { day: 2 * index, title: "晨", tags }));
    const before = new Map(copies.map((copy) => [String(copy.article.facts.id), copy]));
    const came = copyOf("n9999", { day: 2 * index - 1, title: "晨", tags: [tag] });
    const after = new Map([...before, ["n9999", came] as const]);
    const { others, touched } = await followChange(before, after, ["n9999"]);
    expect(others.includes("last")).toBe(isLast);
    expect(others.filter((id) => !touched?.has(id))).toEqual([]);
  });
});
