import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import { readAloud } from "../../src/catalog/read-aloud.js";
import type { ArticleCopy, ArticleMeta } from "../../src/model/article.js";
import type { ArticleId, ChannelId, Day, Digest, SitePath, SourcePath } from "../../src/model/names.js";
import type { Page } from "../../src/model/page.js";
import type { SiteSettings } from "../../src/model/settings.js";
import type { ArticleView, FeedView } from "../../src/model/views/article-view.js";
import type { InitialView, ListView, MonthView, TagIndexView } from "../../src/model/views/list-views.js";
import { diffPlan } from "../../src/plan/diff-plan.js";
import { type Plan, type PlanBase, planPages } from "../../src/plan/plan-pages.js";
import { loadMessages } from "../../src/settings/load-messages.js";
import { editedCopy, SAMPLE_SETTINGS, sampleCopy } from "../sample-article.js";

const SETTINGS: SiteSettings = {
  ...SAMPLE_SETTINGS,
  channels: new Map([["c1", "本地"]] as [ChannelId, string][]),
};

const TEMPLATES = "templates" as Digest;

const planOf = (copies: readonly ArticleCopy[], settings: SiteSettings = SETTINGS, templates = TEMPLATES) =>
  planPages(buildCatalog(copies, settings.channels).catalog, settings, baseOf(templates));

const baseOf = (code: Digest): PlanBase => ({
  code,
  searchScripts: { script: "search/engine.js" as SitePath, starter: "search/starter.js" as SitePath },
  readingOf: readAloud,
});

const pagesOf = ({ pages }: Plan): readonly Page[] => pages;

/** Articles of several days, two a day, in two channels, all with one tag. */
const corpus = (count: number): ArticleCopy[] =>
  Array.from({ length: count }, (_, index) =>
    sampleCopy(
      index % 2 ? "c2" : "c1",
      `n${100 + index}`,
      `2024-03-${String(1 + Math.floor(index / 2)).padStart(2, "0")}`,
      {
        tagMentions: [{ text: "渡轮" }, { text: `只用一次${index}` }],
      },
    ),
  );

const idOf = (copy: ArticleCopy): string => copy.article.facts.id;
const pathsOf = (copies: readonly ArticleCopy[], settings?: SiteSettings) =>
  pagesOf(planOf(copies, settings)).map((page) => page.path);

describe("the addresses", () => {
  it("are those that other people's links depend on", () => {
    expect(
      pathsOf([sampleCopy("c1", "n1", "2024-03-05", { tagMentions: [{ text: "渡轮" }] })], {
        ...SETTINGS,
        baseUrl: "https://mirror.example/",
        tags: { minArticles: 1 },
        perPage: 1,
      }),
    ).toEqual([
      "index.html",
      "channels/c1/1.html",
      "channels/c1/index.html",
      "tags/渡轮/1.html",
      "tags/渡轮.html",
      "tags/index.html",
      "tags/initials/d.html",
      "archive.html",
      "2024/03/index.html",
      "2024/index.html",
      "about.html",
      "search.html",
      "404.html",
      "feed.xml",
      "channels/c1/feed.xml",
      "site.webmanifest",
      "robots.txt",
      "sitemaps/articles-1.xml",
      "sitemaps/days-1.xml",
      "sitemaps/lists-1.xml",
      "sitemap.xml",
      "2024/03/05/index.html",
      "2024/03/05/n1.html",
    ]);
  });

  it("are each planned once", () => {
    const paths = pathsOf(corpus(45));
    expect(new Set(paths).size).toBe(paths.length);
  });

  it("give no page to a tag that fewer articles carry than the settings ask for", () => {
    expect(pathsOf(corpus(6)).filter((path) => path.startsWith("tags/"))).toEqual([
      "tags/渡轮.html",
      "tags/index.html",
      "tags/initials/d.html",
    ]);
  });

  it("are all those that pages link to", () => {
    expect(planOf(corpus(45)).deadLinks).toEqual([]);
  });

  it("exist for an empty mirror", () => {
    const plan = planOf([]);
    expect(pagesOf(plan).map((page) => page.path)).toEqual([
      "index.html",
      "tags/index.html",
      "archive.html",
      "about.html",
      "search.html",
      "404.html",
      "feed.xml",
      "site.webmanifest",
      "robots.txt",
    ]);
    expect(plan.deadLinks).toEqual([]);
  });
});

describe("an article's page", () => {
  const viewOf = (copies: readonly ArticleCopy[], id: string): ArticleView => {
    const views = pagesOf(planOf(copies)).map((page) => page.makeView());
    return views.find((view) => view.kind === "article" && view.id === id) as ArticleView;
  };

  it("links to its neighbours in its first channel, its tags with a page, and the articles that cite it", () => {
    const copies = [
      sampleCopy("c1", "n1", "2024-03-01", { tagMentions: [{ text: "渡轮" }, { text: "一次" }] }),
      sampleCopy("c2", "n2", "2024-03-02"),
      sampleCopy("c1", "n3", "2024-03-03", {
        tagMentions: [{ text: "渡轮" }],
        links: [{ url: "https://news.example/n1", id: "n1" as ArticleId }],
      }),
    ];
    const first = viewOf(copies, "n1");
    expect(first.previous).toBeUndefined();
    expect(first.next?.path).toBe("2024/03/03/n3.html");
    expect(first.tags).toEqual([{ label: "渡轮", path: "tags/渡轮.html" }, { label: "一次" }]);
    expect(first.citedBy.map((card) => card.path)).toEqual(["2024/03/03/n3.html"]);
    expect(viewOf(copies, "n3").targets).toEqual({ "https://news.example/n1": "2024/03/01/n1.html" });
  });
});

describe("the tag index", () => {
  const tagged = (count: number): ArticleCopy[] =>
    Array.from({ length: count }, (_, index) =>
      sampleCopy("c1", `n${index}`, "2024-03-01", { tagMentions: [{ text: `渡轮${index}号` }] }),
    );

  it("shows the most used tags and leads to the others by their initial", () => {
    const plan = planOf(tagged(650), { ...SETTINGS, tags: { minArticles: 1 } });
    const views = pagesOf(plan).map((page) => page.makeView());
    const index = views.find((view): view is TagIndexView => view.kind === "tags");
    expect([index?.count, index?.tags.length]).toEqual([650, 300]);
    expect(index?.initials).toEqual([{ label: "D", path: "tags/initials/d.html", count: 650 }]);
    const letter = views.filter((view): view is InitialView => view.kind === "initial");
    expect(letter.map((view) => [view.path, view.tags.length])).toEqual([
      ["tags/initials/d.html", 600],
      ["tags/initials/d-2.html", 50],
    ]);
  });

  it("has the letters of the site's language, in their order", () => {
    const names = ["Їжак", "Азов", "Ґанок", "Іван", "Еко", "渡轮"];
    const copies = names.map((text, index) =>
      sampleCopy("c1", `n${index}`, "2024-03-01", { tagMentions: [{ text }] }),
    );
    const settings = { ...SETTINGS, tags: { minArticles: 1 }, lang: "uk", messages: loadMessages("uk") };
    const views = pagesOf(planOf(copies, settings)).map((page) => page.makeView());
    const index = views.find((view): view is TagIndexView => view.kind === "tags");
    expect(index?.initials.map(({ label }) => label)).toEqual(["А", "Ґ", "Е", "І", "Ї", "D"]);
  });
});

describe("a feed", () => {
  it("has the newest articles first, each by the address of its original where that is known", () => {
    const copies = [
      sampleCopy("c1", "n1", "2024-03-01", { source: "https://news.example/n1", reporters: ["甲"] }),
      sampleCopy("c2", "n2", "2024-03-02"),
    ];
    const views = pagesOf(planOf(copies)).map((page) => page.makeView());
    const feeds = views.filter((view): view is FeedView => view.kind === "feed");
    expect(feeds.map((feed) => [feed.path, feed.entries.map(({ card }) => card.path)])).toEqual([
      ["feed.xml", ["2024/03/02/n2.html", "2024/03/01/n1.html"]],
      ["channels/c1/feed.xml", ["2024/03/01/n1.html"]],
      ["channels/c2/feed.xml", ["2024/03/02/n2.html"]],
    ]);
    expect(feeds[0]?.updated).toBe("2024-03-02T00:00:00Z");
    expect(feeds[0]?.entries[1]).toMatchObject({ id: "https://news.example/n1", authors: ["甲"] });
    expect(feeds[0]?.entries[0]?.id).toMatch(
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it("has no characters in an id that no address has", () => {
    const copies = [sampleCopy("c1", "n1", "2024-03-01", { source: 'https://news.example/a b?c=<d>"新' })];
    const [feed] = pagesOf(planOf(copies))
      .map((page) => page.makeView())
      .filter((view): view is FeedView => view.kind === "feed");
    expect(feed?.entries[0]?.id).toBe("https://news.example/a%20b?c=%3Cd%3E%22新");
  });

  it("is there for each tag that has enough articles, and its newest page links to it", () => {
    const feeds = { content: "summary", tagArticles: 12 } as const;
    const pathsOf = (count: number): string[] =>
      pagesOf(planOf(corpus(count), { ...SETTINGS, feeds }))
        .map(({ path }) => path)
        .filter((path) => /^tags\/.*feed/.test(path));
    expect(pathsOf(11)).toEqual([]);
    const paths = pathsOf(12);
    expect(paths).toHaveLength(1);
    const views = pagesOf(planOf(corpus(12), { ...SETTINGS, feeds })).map((page) => page.makeView());
    const linked = views.filter((view) => "feed" in view && view.kind === "tag");
    expect(linked).toMatchObject([{ feed: paths[0] }]);
    const feed = views.find((view): view is FeedView => view.path === paths[0]);
    expect(feed?.page).toBe(linked[0]?.path);
    expect(feed?.entries).toHaveLength(12);
  });

  it("have an id for each article, also where originals have one address", () => {
    const source = "https://news.example/live";
    const copies = ["n1", "n2", "n3"].map((id) => sampleCopy("c1", id, "2024-03-01", { source }));
    const ids = pagesOf(planOf(copies))
      .map((page) => page.makeView())
      .filter((view): view is FeedView => view.kind === "feed")[0]
      ?.entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(3);
    expect(ids?.at(-1)).toBe(source);
  });
});

describe("the sitemap", () => {
  const partsOf = (count: number): Map<string, number> => {
    const copies = Array.from({ length: count }, (_, index) =>
      sampleCopy("c1", `n${100000 + index}`, `20${10 + Math.floor(index / 4000)}-03-01`),
    );
    const plan = planOf(copies, { ...SETTINGS, baseUrl: "https://mirror.example/" });
    const views = pagesOf(plan).map((page) => page.makeView());
    return new Map(
      views.flatMap((view) => (view.kind === "sitemap" ? [[view.path, view.pages.length] as const] : [])),
    );
  };

  it("has parts of which only the last grows", () => {
    expect(partsOf(10_001).get("sitemaps/articles-1.xml")).toBe(10_000);
    expect(partsOf(10_001).get("sitemaps/articles-2.xml")).toBe(1);
  });
});

describe("the course of a tag", () => {
  const courseOf = (...days: string[]) => {
    const copies = days.map((day, index) =>
      sampleCopy("c1", `n${index}`, day, { tagMentions: [{ text: "渡轮" }] }),
    );
    const page = pagesOf(planOf(copies)).find(({ path }) => path === "tags/渡轮.html") as Page;
    return (page.makeView() as ListView).course?.label;
  };
  const january = Array.from({ length: 9 }, (_, index) => `2020-01-0${index + 1}`);

  it("is told in months, a long one in years, and not for a few articles", () => {
    expect(courseOf(...january, "2020-03-01")).toBe("2020年1月至2020年3月每月的篇数，最多 9 篇");
    expect(courseOf(...january, "2028-03-01")).toBe("2020年至2028年每年的篇数，最多 9 篇");
    expect(courseOf(...january)).toBeUndefined();
  });
});

describe("a month's page", () => {
  it("has a calendar from Monday to Sunday", () => {
    const page = pagesOf(planOf([sampleCopy("c1", "n1", "2024-02-29")])).find(
      ({ path }) => path === "2024/02/index.html",
    );
    const weeks = ((page as Page).makeView() as MonthView).weeks;
    // 1 February 2024 was a Thursday.
    expect(weeks[0]?.map((day) => day?.number ?? null)).toEqual([null, null, null, 1, 2, 3, 4]);
    expect(weeks.at(-1)?.map((day) => day?.number ?? null)).toEqual([26, 27, 28, 29, null, null, null]);
    expect(weeks.at(-1)?.[3]).toEqual({ number: 29, count: 1, path: "2024/02/29/index.html" });
  });
});

describe("the keys", () => {
  const keysIn = (plan: Plan) => pagesOf(plan).map(({ path, key }) => [path, key] as const);
  /** Compares with a last build whose files are all still there, but for those that are missing. */
  const diff = (plan: Plan, last: Plan, missing: ReadonlySet<SitePath> = new Set()) => {
    const written = keysIn(last).map(([path, key]) => [path, [key, "", ""]] as const);
    const { stale, gone } = diffPlan(new Map(keysIn(plan)), missing, written);
    return { stale: [...stale.keys()], gone };
  };

  const viewsIn = (plan: Plan) =>
    new Map(pagesOf(plan).map((page) => [page.path, JSON.stringify(page.makeView())]));
  /** Returns the pages of the second plan that the first has not, or shows otherwise. */
  const differing = (before: Plan, after: Plan): SitePath[] => {
    const views = viewsIn(before);
    return [...viewsIn(after)]
      .filter(([path, view]) => views.get(path) !== view)
      .map(([path]) => path)
      .sort();
  };
  const staleAfter = (before: readonly ArticleCopy[], after: readonly ArticleCopy[]) =>
    diff(planOf(after), planOf(before)).stale.sort();

  it.each<[string, (plain: SiteSettings) => SiteSettings, RegExp[]]>([
    [
      "a tag gets a feed",
      (plain) => ({ ...plain, feeds: { content: "summary", tagArticles: 12 } }),
      [/^tags\/[^/]+\.html$/, /^tags\/[^/]+\/feed\.xml$/],
    ],
    [
      "feeds get whole articles",
      (plain) => ({ ...plain, feeds: { content: "full" } }),
      [/^channels\/c1\/feed\.xml$/, /^channels\/c2\/feed\.xml$/, /^feed\.xml$/],
    ],
  ])("change where %s, and with the settings back again", (_, change, paths) => {
    const [plain, changed] = [planOf(corpus(12)), planOf(corpus(12), change(SETTINGS))];
    const expected = paths.map((pattern) => expect.stringMatching(pattern));
    expect(diff(changed, plain).stale.sort()).toEqual(expected);
    expect(differing(plain, changed)).toEqual(expected);
    const back = diff(plain, changed);
    expect([...back.stale, ...back.gone].sort()).toEqual(expected);
  });

  it("of a feed of whole articles changes with the body of each of its articles", () => {
    const settings: SiteSettings = { ...SETTINGS, feeds: { content: "full" } };
    const edited = corpus(6).map((copy, index) => (index === 1 ? editedCopy(copy, {}, "另一段话。") : copy));
    expect(diff(planOf(edited, settings), planOf(corpus(6), settings)).stale.sort()).toEqual([
      "2024/03/01/n101.html",
      "channels/c2/feed.xml",
      "feed.xml",
    ]);
  });

  it("do not depend on the order of the files", () => {
    expect(keysIn(planOf(corpus(30).toReversed()))).toEqual(keysIn(planOf(corpus(30))));
  });

  it("change on the few pages that a new article touches", () => {
    const fresh = sampleCopy("c1", "n900", "2024-03-28", { tagMentions: [{ text: "渡轮" }] });
    expect(staleAfter(corpus(46), [...corpus(46), fresh])).toEqual(
      [
        "2024/03/28/index.html",
        "2024/03/28/n900.html",
        "2024/03/23/index.html", // the day before it
        "2024/03/23/n144.html", // its predecessor in the channel
        "2024/03/index.html",
        "2024/index.html",
        "about.html",
        "archive.html",
        "channels/c1/feed.xml",
        "channels/c1/index.html",
        "feed.xml",
        "index.html",
        "tags/index.html",
        "tags/initials/d.html",
        "tags/渡轮.html",
      ].sort(),
    );
  });

  it("change on the pages that show an article when its title does", () => {
    const before = corpus(4);
    const after = before.map((copy) => (idOf(copy) === "n100" ? editedCopy(copy, { title: "新题" }) : copy));
    expect(staleAfter(before, after)).toEqual([
      "2024/03/01/index.html",
      "2024/03/01/n100.html",
      "2024/03/01/n101.html", // shows it as related
      "2024/03/02/n102.html", // shows it as the one before
      "2024/03/02/n103.html", // shows it as related
      "2024/03/index.html",
      "channels/c1/feed.xml",
      "channels/c1/index.html",
      "feed.xml",
      "index.html",
      "tags/渡轮.html",
    ]);
  });

  it.each([
    [
      "the stored body",
      (copies: ArticleCopy[]) =>
        copies.map((copy) => (idOf(copy) === "n101" ? editedCopy(copy, {}, "别的正文") : copy)),
      ["2024/03/01/n101.html"],
    ],
  ])("change with %s on the article's page alone", (_, edit, paths) => {
    expect(staleAfter(corpus(6), edit(corpus(6)))).toEqual(paths);
  });

  const PICTURE = { src: "https://i.news.example/a.jpg", alt: "", caption: "桥头" };

  it.each([
    { title: "新题" },
    { summary: "别的提要" },
    { lang: "en" },
    { image: PICTURE },
    { agency: "本报" },
    { reporters: ["甲"] },
    { translators: ["乙"] },
    { editors: ["丙"] },
    { source: "https://news.example/other" },
    { tagMentions: [{ text: "渡轮" }, { text: "桥" }] },
    { links: [{ url: "https://news.example/n101", id: "n101" as ArticleId }] },
    { date: "2024-03-09" as Day },
    { channels: ["c2" as ChannelId] },
  ] satisfies Partial<ArticleMeta>[])("change with whatever a view shows: %o", (more) => {
    const before = corpus(24);
    const after = before.map((copy) => (idOf(copy) === "n104" ? editedCopy(copy, more) : copy));
    const changed = differing(planOf(before), planOf(after));
    expect(changed.length).toBeGreaterThan(0);
    expect(staleAfter(before, after)).toEqual(changed);
  });

  it.each([
    ["how many articles a tag's page needs", { tags: { minArticles: 1 } }, "2024/03/01/n100.html"],
    ["how many articles a page has", { perPage: 7 }, "channels/c1/index.html"],
  ])("change with whatever a view shows by the settings: %s", (_, more, page) => {
    const [before, after] = [planOf(corpus(24)), planOf(corpus(24), { ...SETTINGS, ...more })];
    const changed = differing(before, after);
    expect(changed).toContain(page);
    expect(changed).not.toContain("about.html");
    expect(diff(after, before).stale.sort()).toEqual(changed);
  });

  it("change on the pages that link to an article whose address changes, since another one of its id went", () => {
    const tagged = { tagMentions: [{ text: "渡轮" }] };
    const first = sampleCopy("c1", "N1", "2024-03-28", { textDigest: "other" as Digest });
    const before = [...corpus(4), first, sampleCopy("c2", "n1", "2024-03-28", tagged)];
    const after = before.filter((copy) => copy !== first);
    const changed = differing(planOf(before), planOf(after));
    expect(changed).toContain("channels/c2/index.html");
    expect(changed).toContain("tags/渡轮.html");
    expect(staleAfter(before, after)).toEqual(changed);
  });

  it("change with the file of a picture that the mirror holds", () => {
    const copies = corpus(4).map((copy) =>
      idOf(copy) === "n100" ? editedCopy(copy, { image: PICTURE, pictures: [PICTURE.src] }) : copy,
    );
    const planWith = (width: number) => {
      const file = { path: "images/a.jpg" as SourcePath, digest: "picture" as Digest, width, height: 2 };
      const { catalog } = buildCatalog(copies, SETTINGS.channels, [file]);
      return planPages(catalog, SETTINGS, baseOf(TEMPLATES));
    };
    const [before, after] = [planWith(3), planWith(4)];
    expect(differing(before, after)).toEqual(["2024/03/01/n100.html"]);
    expect(diff(after, before).stale).toEqual(["2024/03/01/n100.html"]);
  });

  it("all change with the templates and the site's title", () => {
    const all = pagesOf(planOf(corpus(6))).length;
    const before = planOf(corpus(6));
    expect(diff(planOf(corpus(6), SETTINGS, "new" as Digest), before).stale.length).toBe(all);
    expect(diff(planOf(corpus(6), { ...SETTINGS, title: "新报" }), before).stale.length).toBe(all);
  });

  it("count for nothing where the page itself was removed", () => {
    const missing = new Set(["index.html", "2024/03/01/n100.html"] as SitePath[]);
    expect(diff(planOf(corpus(2)), planOf(corpus(2)), missing).stale.sort()).toEqual([...missing].sort());
  });

  it("name the pages that are gone", () => {
    const { gone } = diff(planOf(corpus(2)), planOf(corpus(3)));
    expect(gone).toEqual(["2024/03/02/index.html", "2024/03/02/n102.html"]);
  });
});
