import { describe, expect, it } from "vitest";
import { articleChanges, fileChanges } from "../../src/build/changed-articles.js";
import type { KnownOutcome } from "../../src/cache/outcome-table.js";
import type { KnownSource, SourceChanges } from "../../src/intake/read-sources.js";
import type { ArticleCopy, ArticleMeta } from "../../src/model/article.js";
import type { Digest, SourcePath } from "../../src/model/names.js";
import type { SiteSettings } from "../../src/model/settings.js";
import { editedCopy, sampleCopy } from "../sample-article.js";

const SITE = { mirrors: [] as const } as unknown as SiteSettings;
const row = (digest: string): KnownSource => ["9", "1000", digest as Digest, ""];
const known = new Map([
  [
    "c1",
    new Map([
      ["n1.md", row("d1")],
      ["n2.md", row("d2")],
    ]),
  ],
  ["c1/alone", new Map([["index.md", row("d3")]])],
]);
const filesOf = (changes: Readonly<Record<string, KnownSource | undefined>>) =>
  fileChanges(new Map(Object.entries(changes)) as unknown as SourceChanges, {
    rowsIn: (folder) => known.get(folder) ?? new Map(),
  });

describe("the files that changed", () => {
  it("are added, or edited, or have a new time alone", () => {
    expect(filesOf({ "c1/n3.md": row("new"), "c1/n1.md": row("other"), "c1/n2.md": row("d2") })).toEqual({
      added: new Set(["c1/n3.md"]),
      edited: new Map([["c1/n1.md", "d1"]]),
    });
  });

  it.each<[string, Readonly<Record<string, KnownSource | undefined>>]>([
    ["is gone", { "c1/n1.md": undefined }],
    ["begins a folder", { "c2/n9.md": row("new") }],
    ["makes a channel of the folder of one article", { "c1/alone/n9.md": row("new") }],
  ])("do not say enough where one %s", (_, changes) => {
    expect(filesOf(changes)).toBeUndefined();
  });
});

describe("the articles that changed", () => {
  const before = ["n1", "n2", "n3"].map((id) => sampleCopy("c1", id, "2024-03-05"));
  const [first, second, third] = before as [ArticleCopy, ArticleCopy, ArticleCopy];
  const changesTo = (now: ArticleCopy, others: readonly ArticleCopy[] = [second, third]) =>
    articleChanges(
      { added: new Set(), edited: new Map([[now.path, "d1" as Digest]]) },
      [now, ...others],
      { get: (digest) => (digest === "d1" ? (first.article as unknown as KnownOutcome) : undefined) },
      SITE,
    );

  it("are new ones", () => {
    const files = { added: new Set([third.path]), edited: new Map<SourcePath, Digest>() };
    const found = articleChanges(files, before, { get: () => undefined }, SITE);
    expect(found).toEqual({ added: new Set(["n3"]), edited: new Set() });
  });

  it("are those whose own pages alone show it", () => {
    const now = editedCopy(first, { textDigest: "other" as Digest, length: 7 }, "另一正文");
    expect(changesTo(now)).toEqual({ added: new Set(), edited: new Set(["n1"]) });
  });

  it.each<[string, Partial<ArticleMeta>]>([
    ["has another title", { title: "新标题" }],
    ["has another day", { date: "2024-03-06" as ArticleMeta["date"] & string }],
    ["has another tag", { tagMentions: [{ text: "渡轮" }] }],
    ["has another link", { links: [{ url: "https://paper.example/1" }] }],
    ["has another address", { source: "https://paper.example/2" }],
    ["is a draft", { release: "never" }],
  ])("do not say enough where an edited one %s", (_, more) => {
    expect(changesTo(editedCopy(first, more))).toBeUndefined();
  });

  it("do not say enough where two files have one id, or are no articles any more", () => {
    const copy = { ...sampleCopy("c2", "N1", "2024-03-05") };
    expect(changesTo(first, [second, copy])).toBeUndefined();
    const files = {
      added: new Set<SourcePath>(),
      edited: new Map([["c1/gone.md" as SourcePath, "d1" as Digest]]),
    };
    expect(articleChanges(files, before, { get: () => undefined }, SITE)).toBeUndefined();
  });
});
