import { describe, expect, it } from "vitest";
import { buildCatalog } from "../../src/catalog/build-catalog.js";
import type { ArticleCopy, ArticleMeta } from "../../src/model/article.js";
import type { ArticleId, ChannelId, Digest, SourcePath } from "../../src/model/names.js";
import type { SiteMirror } from "../../src/model/settings.js";
import { sampleCopy } from "../sample-article.js";

const A: SiteMirror = { name: "a", title: "甲报", root: "", suffix: "", formats: [] };
const B: SiteMirror = { name: "b", title: "乙报", root: "b/", suffix: "~b", formats: [] };
const DAY = "2024-01-02";

/** Returns a copy in a mirror. */
function copyIn(
  mirror: SiteMirror,
  channel: string,
  id: string,
  more: Partial<ArticleMeta> = {},
): ArticleCopy {
  const copy = sampleCopy(channel, id, DAY, more);
  const path = (mirror.root === "" ? copy.path : `${mirror.root}/${copy.path}`) as SourcePath;
  return { ...copy, path, channel: `${channel}${mirror.suffix}` as ChannelId, mirror };
}

function published(copies: readonly ArticleCopy[], labels: readonly (readonly [string, string])[] = []) {
  const { catalog, problems, duplicates } = buildCatalog(
    copies,
    new Map(labels as [ChannelId, string][]),
    [],
    [A, B],
  );
  const [paths, label] = [catalog.articles.map(({ path }) => path), catalog.channels.map((one) => one.label)];
  return {
    catalog,
    paths,
    labels: label,
    problems: problems.map(({ code, path }) => `${code} ${path}`),
    duplicates,
  };
}

describe("an id in two mirrors", () => {
  const source = "https://news.example/n1.htm";

  it.each<[string, Partial<ArticleMeta>]>([
    ["means two articles", { textDigest: "other" as Digest }],
    ["means two articles though the words are the same", {}],
    ["means two articles though the address is the same", { source }],
  ])("%s, each at the address that it has alone", (_, more) => {
    const copies = [copyIn(A, "c", "n1", { source }), copyIn(B, "c", "n1", more)];
    const { paths, problems, duplicates } = published(copies);
    expect(paths).toEqual(["2024/01/02/n1.html", "2024/01/02/n1~b.html"]);
    expect([problems, duplicates]).toEqual([[], 0]);
    expect(published(copies.toReversed()).paths).toEqual(paths);
    expect(copies.flatMap((copy) => published([copy]).paths)).toEqual(paths);
  });

  it("that clashes within one of them has the address that it has there without the other", () => {
    const clash = (mirror: SiteMirror): ArticleCopy[] => [
      copyIn(mirror, "c", "n1", { textDigest: "one" as Digest }),
      copyIn(mirror, "d", "N1", { textDigest: "two" as Digest }),
    ];
    const both = published([...clash(A), ...clash(B)]).paths;
    expect(both.toSorted()).toEqual([...published(clash(A)).paths, ...published(clash(B)).paths].sort());
    expect(new Set(both.map((path) => path.toLowerCase())).size).toBe(4);
  });
});

describe("channels of several mirrors", () => {
  it("are told apart by the title of the mirror only where two are called the same", () => {
    const { labels, catalog } = published(
      [copyIn(A, "c", "n1"), copyIn(B, "c", "n2"), copyIn(B, "d", "n3")],
      [
        ["c", "本地"],
        ["c~b", "本地"],
      ],
    );
    expect(labels).toEqual(["本地 (甲报)", "本地 (乙报)", "d"]);
    expect(catalog.channels.map(({ folder }) => folder)).toEqual(["c", "c~b", "d~b"]);
    expect(catalog.mirrors.map(({ mirror, channels }) => [mirror.name, channels.length])).toEqual([
      ["a", 1],
      ["b", 2],
    ]);
  });

  it("that an article names itself are those of its mirror", () => {
    const { catalog } = published([copyIn(B, "c", "n1", { channels: ["x" as ChannelId] })]);
    expect(catalog.articles[0]?.channels).toEqual(["c~b", "x~b"]);
    expect(catalog.mirrors).toHaveLength(1);
  });
});

describe("a link", () => {
  const SOURCE = "https://news.example/n1.htm";
  const targetOf = (link: ArticleMeta["links"][number], from: SiteMirror, others: readonly ArticleCopy[]) => {
    const { catalog } = published([copyIn(from, "c", "n9", { links: [link] }), ...others]);
    const linking = catalog.articles.find(({ id }) => id === "n9");
    return linking && catalog.targetsOf(linking)[0]?.[1].path;
  };
  const both = [copyIn(A, "c", "n1", { source: SOURCE }), copyIn(B, "c", "n1", { source: SOURCE })];

  it.each<[string, ArticleMeta["links"][number]]>([
    ["an id", { url: "https://x.example/", id: "n1" as ArticleId }],
    ["the address of the original", { url: SOURCE }],
    ["a path beside it", { url: "n1.md" }],
    ["a path from the top", { url: "/c/n1.md" }],
    ["a name", { url: "n1" }],
  ])("by %s leads to the article of its own mirror", (_, link) => {
    expect(targetOf(link, A, both)).toBe("2024/01/02/n1.html");
    expect(targetOf(link, B, both)).toBe("2024/01/02/n1~b.html");
  });

  it("leads into another mirror by the address of the original alone", () => {
    const [inA] = both as [ArticleCopy];
    expect(targetOf({ url: SOURCE }, B, [inA])).toBe("2024/01/02/n1.html");
    expect(targetOf({ url: "https://x.example/", id: "n1" as ArticleId }, B, [inA])).toBeUndefined();
    for (const url of ["/c/n1.md", "../../c/n1.md", "n1"])
      expect(targetOf({ url }, B, [inA])).toBeUndefined();
  });
});
