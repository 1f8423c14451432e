import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../../src/catalog/build-catalog.js";
import type { ArticleCopy, ArticleMeta, TagMention } from "../../../src/model/article.js";
import type { ArticleId, Day, Digest, SitePath } from "../../../src/model/names.js";
import { touchedDays } from "../../../src/plan/days/touched-days.js";
import { planPages } from "../../../src/plan/plan-pages.js";
import { editedCopy, SAMPLE_SETTINGS, sampleCopy, sampleMirror } from "../../sample-article.js";
import { SEED } from "../../support/seed.js";

const catalogOf = (copies: readonly ArticleCopy[]) => buildCatalog(sampleMirror(copies), new Map()).catalog;
type Catalog = ReturnType<typeof catalogOf>;

const planOf = (catalog: Catalog, knownDigest?: (day: Day) => Digest | undefined) =>
  planPages(catalog, SAMPLE_SETTINGS, {
    code: "code" as Digest,
    searchScript: "search/engine.js" as SitePath,
    readingOf: (start) => start,
    ...(knownDigest ? { knownDigest } : {}),
  });

/** The digest of each day's folder, by the day. */
const digestsOf = (catalog: Catalog): ReadonlyMap<string, Digest> =>
  new Map(planOf(catalog).days.map(({ path, digest }) => [path.replaceAll("/", "-"), digest]));

const idsOf = (copies: readonly ArticleCopy[]): ReadonlySet<ArticleId> =>
  new Set(copies.map(({ article }) => article.facts.id));

const touched = (
  after: readonly ArticleCopy[],
  added: readonly ArticleCopy[],
  edited: readonly ArticleCopy[] = [],
) => touchedDays(catalogOf(after), { added: idsOf(added), edited: idsOf(edited) }, SAMPLE_SETTINGS);

/** Returns the days that are new, or whose folder has another digest than before. */
function changedDays(before: readonly ArticleCopy[], after: readonly ArticleCopy[]): string[] {
  const known = digestsOf(catalogOf(before));
  return [...digestsOf(catalogOf(after))]
    .filter(([day, digest]) => known.get(day) !== digest)
    .map(([day]) => day);
}

const TAGS: readonly TagMention[] = [
  { text: "渡轮" },
  { text: "河流" },
  { text: "集市" },
  { text: "Weather" },
  { text: "WEATHER" },
  { text: "圖書館" },
  { text: "图书馆", slug: "圖書館" },
];
const dayOf = (number: number): string => `2024-03-${String(1 + number).padStart(2, "0")}`;
const addressOf = (number: number): string => `https://paper.example/${number}`;

const article = fc.record({
  channel: fc.constantFrom("c1", "c2", "c3"),
  day: fc.option(fc.nat({ max: 25 }), { nil: undefined, freq: 8 }),
  tags: fc.subarray(TAGS.slice(0, 5), { maxLength: 3 }),
  special: fc.option(fc.constantFrom(...TAGS.slice(5)), { nil: undefined, freq: 1 }),
  links: fc.array(fc.tuple(fc.nat({ max: 45 }), fc.boolean()), { maxLength: 2 }),
  /** Two articles may state one address. */
  address: fc.option(fc.nat({ max: 45 }), { nil: undefined }),
});

type Sample = typeof article extends fc.Arbitrary<infer Value> ? Value : never;

function copyOf(number: number, { channel, day, tags, special, links, address }: Sample): ArticleCopy {
  const more: Partial<ArticleMeta> = {
    tagMentions: special && number % 10 === 0 ? [...tags, special] : tags,
    links: links.map(([to, isById]) =>
      isById ? { url: `https://old.example/n${to}`, id: `n${to}` as ArticleId } : { url: addressOf(to) },
    ),
    ...(address === undefined ? {} : { source: addressOf(address) }),
  };
  return sampleCopy(channel, `n${number}`, day === undefined ? undefined : dayOf(day), more);
}

describe("the days that a change touches", () => {
  it("are all whose pages differ, whatever articles come and are edited", () => {
    let partly = 0;
    fc.assert(
      fc.property(
        fc.array(article, { minLength: 5, maxLength: 40 }),
        fc.nat({ max: 3 }),
        fc.nat({ max: 1 }),
        fc.boolean(),
        (articles, additions, edits, isNewest) => {
          // The newest articles come last; others come anywhere.
          const all = articles.map((one, number) => copyOf(isNewest ? number : (number * 7) % 41, one));
          const added = all.slice(all.length - additions);
          const old = all.slice(0, all.length - additions);
          const edited = old.slice(0, edits);
          const now = edited.map((copy) =>
            editedCopy(copy, { length: 90, textDigest: "other" as Digest }, "另一正文"),
          );
          const after = [...now, ...old.slice(edits), ...added];
          const days = touched(after, added, now);
          if (!days) return;
          const changed = changedDays(old, after);
          if (days.size < catalogOf(after).days.size) partly++;
          expect([...days]).toEqual(expect.arrayContaining(changed));
        },
      ),
      { numRuns: 300, seed: SEED },
    );
    expect(partly).toBeGreaterThan(60);
  });

  const corpus = Array.from({ length: 20 }, (_, index) =>
    sampleCopy("c1", `n${100 + index}`, dayOf(index), { tagMentions: [{ text: "渡轮" }] }),
  );

  it("are few for a new article: its own, that before it, and no other", () => {
    const fresh = sampleCopy("c1", "n200", dayOf(20), { tagMentions: [{ text: "渡轮" }] });
    expect([...(touched([...corpus, fresh], [fresh]) ?? [])].sort()).toEqual([dayOf(19), dayOf(20)]);
  });

  it("are its own for an edited text", () => {
    expect([...(touched(corpus, [], corpus.slice(3, 4)) ?? [])]).toEqual([dayOf(3)]);
  });

  it("may be any where an article begins a channel, which all pages list", () => {
    const fresh = sampleCopy("c2", "n200", dayOf(20));
    expect(touched([...corpus, fresh], [fresh])).toBeUndefined();
  });

  it.each<[string, Partial<ArticleMeta>]>([
    ["links to the path of a file", { links: [{ url: "../notes.md" }] }],
    ["has another path", { addresses: ["/old/place"] }],
    ["may join two tags", { tagMentions: [{ text: "图书馆", slug: "圖書館" }] }],
  ])("may be any where an article %s", (_, more) => {
    const fresh = sampleCopy("c1", "n200", dayOf(20), more);
    expect(touched([...corpus, fresh], [fresh])).toBeUndefined();
  });
});

describe("a day whose digest is known", () => {
  it("is planned only when its pages are asked for", () => {
    const catalog = catalogOf([sampleCopy("c1", "n1", dayOf(1)), sampleCopy("c1", "n2", dayOf(2))]);
    const known = "known" as Digest;
    const [first, second] = planOf(catalog, (day) => (day === dayOf(1) ? known : undefined)).days;
    const [planned, other] = planOf(catalog).days;
    expect(first?.digest).toBe(known);
    expect(second?.digest).toBe(other?.digest);
    expect(first?.keys()).toEqual(planned?.keys());
    expect(first?.paths).toEqual(planned?.paths);
  });
});
