import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import type { ArticleCopy, TagMention } from "../../src/model/article.js";
import type { CatalogArticle } from "../../src/model/catalog.js";
import type { ArticleId, ChannelId, Digest } from "../../src/model/names.js";
import { sampleCopy } from "../sample-article.js";

const LABELS = new Map([
  ["c1", "本地"],
  ["c2", "交通"],
] as [ChannelId, string][]);

const catalogOf = (copies: readonly ArticleCopy[]) => buildCatalog(copies, LABELS);
const source = "https://news.example/gb/24/1/2/n1.htm";

describe("copies of one article", () => {
  it("become one article under the channels of all, the longest body speaking for it", () => {
    const { catalog, duplicates, problems } = catalogOf([
      sampleCopy("c2", "n1", "2024-01-02", { source, length: 90, textDigest: "x" as Digest }),
      sampleCopy("c1", "n1", "2024-01-02", { source, length: 120, title: "长的" }),
    ]);
    expect(catalog.articles).toMatchObject([{ id: "n1", channels: ["c1", "c2"] }]);
    expect(catalog.articles[0]?.details().title).toBe("长的");
    expect(duplicates).toBe(1);
    expect(problems.map(({ code, path }) => ({ code, path }))).toEqual([
      { code: "copies-differ", path: "c2/n1.md" },
    ]);
  });

  it("give a tie to the first channel by name, and are no problem when they say the same", () => {
    const { catalog, problems } = catalogOf([
      sampleCopy("c2", "n1", "2024-01-02", { source, editors: ["第二"] }),
      sampleCopy("c1", "n1", "2024-01-02", { source, editors: ["第一"] }),
    ]);
    expect(catalog.articles[0]?.details().editors).toEqual(["第一"]);
    expect(problems).toEqual([]);
  });

  it("are told where they have the same text, and another title", () => {
    const { catalog, problems } = catalogOf([
      sampleCopy("c2", "n1", "2024-01-02", { source, title: "第二" }),
      sampleCopy("c1", "n1", "2024-01-02", { source, title: "第一" }),
    ]);
    expect(catalog.articles[0]?.details().title).toBe("第一");
    expect(problems).toMatchObject([
      { code: "copies-differ", path: "c2/n1.md", message: expect.stringMatching(/title.* c1\/n1\.md/) },
    ]);
  });

  const published = (copies: readonly ArticleCopy[]) => {
    const { catalog, problems, duplicates } = catalogOf(copies);
    return {
      paths: catalog.articles.map(({ path }) => path),
      problems: problems.map(({ code, path }) => `${code} ${path}`),
      duplicates,
    };
  };

  const numbered = "https://news.example/gb/24/1/2/n12345.htm";

  it("are one where a file has lost its address, and another has the number of both in its own", () => {
    const { catalog, problems } = catalogOf([
      sampleCopy("c1", "n12345", "2024-01-02", { textDigest: "cut" as Digest, length: 20 }),
      sampleCopy("c2", "n12345", "2024-01-02", { source: numbered }),
    ]);
    expect(catalog.articles).toMatchObject([
      { id: "n12345", channels: ["c1", "c2"], facts: { source: numbered } },
    ]);
    expect(problems).toMatchObject([{ code: "copies-differ", path: "c1/n12345.md" }]);
  });

  it("are one where the address of a file is cut off, and published with the whole address", () => {
    const { catalog } = catalogOf([
      sampleCopy("c1", "n12345", "2024-01-02", { source: "https://news.example/gb/24/1/2/n123" }),
      sampleCopy("c2", "n12345", "2024-01-02", { source: numbered }),
    ]);
    expect(catalog.articles).toMatchObject([{ facts: { source: numbered } }]);
  });

  it.each([
    ["http and https", "http://news.example/gb/24/1/2/n12345.htm"],
    ["the two names of a host", "https://www.news.example/gb/24/1/2/n12345.htm"],
  ])("are one with addresses that differ in %s", (_, other) => {
    const copies = [
      sampleCopy("c1", "n12345", "2024-01-02", { source: numbered }),
      sampleCopy("c2", "n12345", "2024-01-02", { source: other, length: 90, textDigest: "x" as Digest }),
    ];
    expect(catalogOf(copies).catalog.articles).toHaveLength(1);
  });

  it("give a tie to a file with an address", () => {
    const { catalog } = catalogOf([
      sampleCopy("c1", "n12345", "2024-01-02"),
      sampleCopy("c2", "n12345", "2024-01-02", { source: numbered }),
    ]);
    expect(catalog.articles).toMatchObject([{ facts: { source: numbered } }]);
  });

  it.each([
    ["another day", "2024-01-03", "n12345", numbered],
    ["a small number", "2024-01-02", "n12", "https://news.example/gb/24/1/2/n12.htm"],
    ["a name", "2024-01-02", "ferry", "https://news.example/ferry"],
    ["another number in the address", "2024-01-02", "n12345", "https://news.example/gb/24/1/2/n12346.htm"],
  ])("are two if one has no address, other words, and %s", (_, day, id, address) => {
    const copies = [
      sampleCopy("c1", id, day, { textDigest: "cut" as Digest, length: 20 }),
      sampleCopy("c2", id, "2024-01-02", { source: address }),
    ];
    expect(catalogOf(copies).catalog.articles).toHaveLength(2);
  });

  it("are different articles when they come from different addresses, each at its day", () => {
    const copies = [
      sampleCopy("c1", "n1", "2024-01-02", { source }),
      sampleCopy("c2", "n1", "2023-05-06", { source: "https://other.example/n1.htm", length: 50 }),
    ];
    const paths = ["2023/05/06/n1.html", "2024/01/02/n1.html"];
    expect(published(copies)).toEqual({ paths, problems: [], duplicates: 0 });
    expect(published(copies.toReversed())).toEqual({ paths, problems: [], duplicates: 0 });
  });

  it.each([
    ["an id", "n1"],
    ["an id in other letters", "N1"],
  ])(
    "of one day that share %s and not their words are both published, the second under another name",
    (_, id) => {
      const copies = [
        sampleCopy("c1", "n1", "2024-01-02", { textDigest: "one" as Digest }),
        sampleCopy("c2", id, "2024-01-02", { textDigest: "other" as Digest, length: 500 }),
      ];
      const { paths, problems } = published(copies);
      expect(paths).toHaveLength(2);
      expect(paths).toContain("2024/01/02/n1.html");
      expect(paths.filter((path) => new RegExp(`/${id}-[0-9a-f]{8}\\.html$`).test(path))).toHaveLength(1);
      expect(problems).toEqual([`renamed c2/${id}.md`]);
      expect(published(copies.toReversed())).toEqual(published(copies));
    },
  );

  it("without a date are published among those without one, before all others", () => {
    const { catalog } = catalogOf([
      sampleCopy("c1", "n1", "2024-01-02"),
      sampleCopy("c1", "n7", undefined),
      sampleCopy("c1", "n5", undefined),
    ]);
    const paths = ["undated/n5.html", "undated/n7.html", "2024/01/02/n1.html"];
    expect(catalog.articles.map(({ path }) => path)).toEqual(paths);
    expect(catalog.channels[0]?.articles.map(({ path }) => path)).toEqual(paths);
    expect(catalog.undated.map(({ path }) => path)).toEqual(paths.slice(0, 2));
    expect([...catalog.days.keys()]).toEqual(["2024-01-02"]);
  });
});

describe("the order of articles", () => {
  it("is by day, then by the number in the id, whatever the order of the files", () => {
    const copies = [
      sampleCopy("c1", "n10", "2024-01-02"),
      sampleCopy("c1", "n9", "2024-01-02"),
      sampleCopy("c1", "n11", "2024-01-01"),
      sampleCopy("c1", "letter", "2024-01-02"),
    ];
    const ids = (all: readonly ArticleCopy[]) => catalogOf(all).catalog.articles.map((article) => article.id);
    expect(ids(copies)).toEqual(["n11", "letter", "n9", "n10"]);
    expect(ids(copies.toReversed())).toEqual(ids(copies));
  });

  it("is by time within a day, where times are known, whatever their zones", () => {
    const at = (id: string, time?: string) => sampleCopy("c1", id, "2024-01-02", time ? { time } : {});
    const copies = [
      at("n1", "2024-01-02T20:00:00+08:00"),
      at("n2", "2024-01-02T11:00:00Z"),
      at("b-noon", "2024-01-02T12:00:00Z"),
      at("a-later", "2024-01-02T12:30:00Z"),
      at("n7"),
    ];
    const { articles } = catalogOf(copies).catalog;
    expect(articles.map(({ id }) => id)).toEqual(["n7", "n2", "b-noon", "n1", "a-later"]);
    expect(catalogOf(copies.toReversed()).catalog.articles.map(({ id }) => id)).toEqual(
      articles.map(({ id }) => id),
    );
  });
});

describe("channels", () => {
  it("whose names some disks take for one have folders of their own, and a notice", () => {
    const { catalog, problems } = catalogOf([
      sampleCopy("CNN", "n1", "2024-01-01"),
      sampleCopy("cnn", "n2", "2024-01-01"),
    ]);
    const folders = new Map(catalog.channels.map(({ id, folder }): [string, string] => [id, folder]));
    expect(folders.get("cnn")).toBe("cnn");
    expect(folders.get("CNN")).toMatch(/^CNN-[0-9a-f]{8}$/);
    expect(problems.map(({ code, path }) => `${code} ${path}`)).toEqual(["renamed CNN"]);
  });

  it("come in the order of the settings, those without a label after them by name, empty ones not at all", () => {
    const { catalog } = catalogOf([
      sampleCopy("zz", "n1", "2024-01-01"),
      sampleCopy("c2", "n2", "2024-01-01"),
      sampleCopy("aa", "n3", "2024-01-01"),
    ]);
    expect(catalog.channels.map(({ id, label }) => [id, label])).toEqual([
      ["c2", "交通"],
      ["aa", "aa"],
      ["zz", "zz"],
    ]);
  });

  it("are called like their folders, without characters that turn the words beside them or that nobody sees", () => {
    const { catalog } = catalogOf(
      ["\u202ewen\u202c", "har\u200bbour", "\u200b"].map((folder, index) =>
        sampleCopy(folder, `n${index}`, "2024-01-01"),
      ),
    );
    expect(catalog.channels.map(({ label }) => label)).toEqual(["harbour", "\u200b", "wen"]);
  });
});

describe("tags", () => {
  const tagged = (id: string, ...mentions: { text: string; slug?: string }[]): ArticleCopy =>
    sampleCopy("c1", id, "2024-01-01", { tagMentions: mentions });
  const tagsOf = (...copies: ArticleCopy[]) =>
    catalogOf(copies).catalog.tags.map(({ key, label, articles }) => [key, label, articles.length]);

  it("are one where their keys are, called by the spelling used most", () => {
    expect(
      tagsOf(
        tagged("n1", { text: "OpenTide", slug: "opentide" }),
        tagged("n2", { text: "OpenTide", slug: "OpenTide" }),
        tagged("n3", { text: "opentide", slug: "opentide" }),
      ),
    ).toEqual([["opentide", "OpenTide", 3]]);
  });

  it("fold a Traditional slug into the Simplified key that shares its words", () => {
    expect(
      tagsOf(tagged("n1", { text: "灯塔", slug: "燈塔" }), tagged("n2", { text: "灯塔", slug: "灯塔" })),
    ).toEqual([["灯塔", "灯塔", 2]]);
  });

  it("stay apart where the words only differ from the slug", () => {
    expect(
      tagsOf(tagged("n1", { text: "渡口", slug: "渡轮" }), tagged("n2", { text: "渡口", slug: "渡口" })),
    ).toEqual([
      ["渡口", "渡口", 1],
      ["渡轮", "渡口", 1],
    ]);
  });

  it("count an article once, however often it mentions one", () => {
    expect(tagsOf(tagged("n1", { text: "灯塔" }, { text: "灯塔", slug: "“灯塔”" }))).toEqual([
      ["灯塔", "灯塔", 1],
    ]);
  });

  it("are found, and called, in the same way in whatever order articles come, and whether mentions share an object", () => {
    const words = [["灯塔", "opentide"], ["OpenTide", "渡口"], ["opentide"], ["OpenTide"]];
    const shared = new Map(words.flat().map((text) => [text, { text }]));
    const tagsWith = (order: readonly number[], mentionOf: (text: string) => TagMention) => {
      const copies = order.map((index) => tagged(`n${index}`, ...(words[index] ?? []).map(mentionOf)));
      return buildCatalog(copies, LABELS).catalog.tags.map(({ key, label, slug, articles }) => ({
        ...{ key, label, slug },
        articles: articles.map(({ facts }) => facts.id),
      }));
    };
    const expected = tagsWith([0, 1, 2, 3], (text) => shared.get(text) as TagMention);
    expect(expected.map(({ label }) => label)).toContain("OpenTide");
    expect(tagsWith([3, 1, 0, 2], (text) => ({ text }))).toEqual(expected);
  });

  it("may be called like a property of every object", () => {
    const { catalog } = catalogOf([tagged("n1", { text: "__proto__" }, { text: "constructor" })]);
    expect(catalog.tags.map(({ key, articles }) => [key, articles.length])).toEqual([
      ["__proto__", 1],
      ["constructor", 1],
    ]);
  });
});

describe("links between articles", () => {
  const url = "https://news.example/gb/24/1/1/n1.htm.htm";
  const { catalog } = catalogOf([
    sampleCopy("c1", "n1", "2024-01-01", { source: "https://news.example/gb/24/1/1/n1.htm" }),
    sampleCopy("c1", "n2", "2024-01-02", {
      links: [
        { url, id: "n1" as ArticleId },
        { url: "https://news.example/gb/24/1/1/n99.htm", id: "n99" as ArticleId },
      ],
    }),
    sampleCopy("c1", "n3", "2024-01-03", { links: [{ url: "https://news.example/gb/24/1/1/n1.htm" }] }),
  ]);
  const targets = (index: number) => {
    const article = catalog.articles[index];
    return article ? [...catalog.targetsOf(article)].map(([from, target]) => [from, target.id]) : undefined;
  };

  it("lead to the article whose id the address names, or whose original it is", () => {
    expect(targets(1)).toEqual([[url, "n1"]]);
    expect(targets(2)).toEqual([["https://news.example/gb/24/1/1/n1.htm", "n1"]]);
  });

  const address = "https://www.news.example/2024/渡轮.html";
  const linked = (link: string, ...sources: string[]) => {
    const articles = sources.map((source, index) => sampleCopy("c1", `n${index}`, "2024-01-01", { source }));
    const from = sampleCopy("c1", "n9", "2024-01-02", { links: [{ url: link }] });
    const { articles: all, targetsOf } = catalogOf([...articles, from]).catalog;
    return targetsOf(all.at(-1) as CatalogArticle).map(([, { id }]) => id);
  };

  it.each([
    ["another scheme", "http://www.news.example/2024/渡轮.html"],
    ["no www.", "https://news.example/2024/渡轮.html"],
    ["another case in the host, and a port", "HTTPS://News.Example:443/2024/渡轮.html"],
    ["a place in the page", `${address}#comments`],
    ["a slash at the end", `${address}/`],
    ["parameters that count", `${address}?utm_source=feed&fbclid=x1`],
    ["escapes", "https://www.news.example/2024/%e6%b8%a1%E8%BD%AE.html"],
  ])("lead to the article whose address has %s", (_, link) => {
    expect(linked(link, address)).toEqual(["n0"]);
    expect(linked(address, link)).toEqual(["n0"]);
  });

  it.each([
    ["parameters that say what is shown", "https://news.example/?p=1", "https://news.example/?p=2"],
    ["the path of a script", "https://news.example/#!/a/1", "https://news.example/#!/a/2"],
    ["another host", "https://news.example/a", "https://town.news.example/a"],
    ["other letters", "https://news.example/a", "https://news.example/A"],
    ["another scheme than those of the web", "ftp://news.example/a", "https://news.example/a"],
    ["escapes that mean nothing", "https://news.example/%E6", "https://news.example/%E6%B8"],
  ])("do not lead to an article whose address has %s", (_, link, source) => {
    expect(linked(link, source)).toEqual([]);
    expect(linked(link, source, link)).toEqual(["n1"]);
  });

  it("lead to the article with the very address, and to none where several have it in other forms", () => {
    expect(linked(address, `${address}#a`, address)).toEqual(["n1"]);
    expect(linked(address, `${address}#a`, `${address}#b`)).toEqual([]);
  });

  it("are known at the article they lead to, oldest first", () => {
    expect(catalog.citing(catalog.articles[0] as CatalogArticle)?.map((article) => article.id)).toEqual([
      "n2",
      "n3",
    ]);
  });
});
