import { execFileSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { afterEach, describe, expect, it, vi } from "vitest";
import { digestsIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { relationsMade } from "../support/relations.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

type Files = Readonly<Record<string, string>>;

const written = (field: string, text: string): string =>
  `---\ntitle: 标题\n${field.startsWith("date") ? "" : "date: 2024-03-05\n"}${field}\n---\n\n${text}\n`;

/** A saved page without a title. */
const PAGE =
  "<html><body><article itemprop=articleBody><p>渡轮今晨复航，首班船六点开出。</p></article></body></html>";

/** Two channels that stay there whatever changes. */
const OTHERS: Files = Object.fromEntries(
  ["aaa", "zz top"].flatMap((channel, number) =>
    [1, 2].map((one) => {
      const id = `m${number}${one}`;
      return [`${channel}/${id}.md`, mirrored(id)];
    }),
  ),
);

const WRITER = ["-c", "user.name=Mara", "-c", "user.email=mara@paper.example", "-c", "commit.gpgSign=false"];

const git = (folder: string, ...args: readonly string[]): void =>
  void execFileSync("git", [...WRITER, "-C", folder, ...args], { stdio: "pipe" });

/** Commits all files of a folder, which becomes a checkout. */
function commitAll(folder: string): void {
  git(folder, "init", "-q");
  git(folder, "add", "-A");
  git(folder, "commit", "-q", "-m", "Articles");
}

/** Returns the pages of an article. */
const pagesOf = (out: string, id: string): string[] =>
  Object.keys(digestsIn(out)).filter((file) => file.endsWith(`/${id}.html`));

describe("a build after a small change", () => {
  afterEach(() => void vi.unstubAllEnvs());

  it.each<[what: string, before: Files, change: { add?: Files; remove?: readonly string[] }]>([
    [
      "lists channels whose names are no addresses before others",
      { "aaa/n1.md": mirrored("n1"), "zz top/n1.md": mirrored("n1") },
      { add: { "aaa/n1.md": mirrored("n1", { title: "另一个标题" }) } },
    ],
    [
      "gives an article its own name when the one of its name is gone",
      { "aaa/N7.md": mirrored("N7", { body: "甲。" }), "zz top/n7.md": mirrored("n7", { body: "乙。" }) },
      { remove: ["aaa/N7.md"] },
    ],
    [
      "gives an article its own name when the one of its name has another day",
      { "aaa/N7.md": mirrored("N7", { body: "甲。" }), "zz top/n7.md": mirrored("n7", { body: "乙。" }) },
      { add: { "aaa/N7.md": mirrored("N7", { body: "甲。", day: "2024-03-06" }) } },
    ],
    [
      "keeps an article of a folder of dates whose id another file gets",
      { "aaa/2024/03/05/index.md": mirrored("2024-03-05", { body: "甲。" }) },
      { add: { "zz top/2024-03-05.md": mirrored("x9", { body: "乙。" }) } },
    ],
    [
      "changes an article whose id is in its front matter",
      { "aaa/n1.md": written("id: other", "甲。") },
      { add: { "aaa/n1.md": written("id: other", "乙。") } },
    ],
    [
      "moves an article among those of its day when its time changes",
      {
        "aaa/early.md": written("date: 2024-03-05T06:00:00Z", "甲。"),
        "aaa/late.md": written("date: 2024-03-05T18:00:00Z", "乙。"),
      },
      { add: { "aaa/early.md": written("date: 2024-03-05T20:00:00Z", "甲。") } },
    ],
    [
      "puts an article between two of its day by its time",
      {
        "aaa/early.md": written("date: 2024-03-05T06:00:00Z", "甲。"),
        "aaa/late.md": written("date: 2024-03-05T18:00:00Z", "乙。"),
      },
      { add: { "aaa/a-noon.md": written("date: 2024-03-05T19:30:00+08:00", "丙。") } },
    ],
    [
      "adds an article whose id is in its front matter",
      {},
      { add: { "aaa/n1.md": written("id: other", "甲。") } },
    ],
    [
      "names a page by its folder when it moves",
      { "aaa/default.html": PAGE },
      { add: { "new/default.html": PAGE }, remove: ["aaa/default.html"] },
    ],
    [
      "names an article by its file's name when only the form of that changes",
      { "aaa/cafe\u0301.md": "Words.\n" },
      { add: { "new/caf\u00e9.md": "Words.\n" }, remove: ["aaa/cafe\u0301.md"] },
    ],
    [
      "reads an article in a folder that is called like a file of a repository",
      { "aaa/README.md": "# About\n\nWords.\n" },
      { add: { "aaa/README/index.md": "# About\n\nWords.\n" }, remove: ["aaa/README.md"] },
    ],
    [
      "adds a copy of an article that has another file's name",
      {},
      { add: { "aaa/n1.md": written("id: m11", "甲。") } },
    ],
    [
      "removes an article whose id is in its front matter",
      { "aaa/n1.md": written("id: other", "甲。") },
      { remove: ["aaa/n1.md"] },
    ],
  ])("%s", async (_, before, { add = {}, remove = [] }) => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    writeFiles(site.content, { ...OTHERS, ...before });
    await site.buildHere();
    writeFiles(site.content, add);
    for (const file of remove) rmSync(path.join(site.content, file));
    await site.buildHere();
    const cold = siteIn(path.join(folder, "cold"));
    await site.buildHere({ out: cold.out, cache: cold.cache });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
  });

  it("asks the database about articles by hand, of which some are drafts or wait for their days", async () => {
    const site = siteIn(temporaryFolder());
    const build = async (files: Files): Promise<string> => {
      writeFiles(site.content, files);
      return (await site.buildHere()).out;
    };
    const first = await build({
      ...OTHERS,
      "aaa/n1.md": written("lang: zh", "甲。"),
      "aaa/n2.md": written("draft: true", "乙。"),
      "aaa/n3.md": written("date: 2998-01-01", "丙。"),
    });
    expect(first).toMatch(/^drafts left out +2$/m);
    const before = relationsMade(site.cache);
    expect(await build({ "aaa/n1.md": written("draft: true", "丁。") })).toMatch(/^drafts left out +3$/m);
    expect(pagesOf(site.out, "n1")).toEqual([]);
    expect(await build({ "aaa/n2.md": written("lang: zh", "乙。") })).toMatch(/^drafts left out +2$/m);
    expect(pagesOf(site.out, "n2")).toEqual(["2024/03/05/n2.html"]);
    await build({ "aaa/n4.md": written("date: 2997-01-01", "戊。") });
    expect(relationsMade(site.cache)).toBe(before);
    // Which one is next when this one is gone, only the others tell.
    await build({ "aaa/n4.md": written("lang: zh", "戊。") });
    expect(relationsMade(site.cache)).not.toBe(before);
    vi.stubEnv("NEWSMIRROR_TODAY", "2998-01-01");
    await site.buildHere();
    expect(pagesOf(site.out, "n3")).toEqual(["2998/01/01/n3.html"]);
  });

  it("asks the database where an article comes in a folder of its own", async () => {
    const site = siteIn(temporaryFolder());
    const bundle = (name: string): Files => ({
      [`aaa/${name}/index.md`]: written("lang: en", `The ${name}.`),
    });
    writeFiles(site.content, { ...OTHERS, ...bundle("ferry") });
    await site.buildHere();
    const before = relationsMade(site.cache);
    writeFiles(site.content, bundle("bridge"));
    rmSync(path.join(site.content, "aaa/ferry"), { recursive: true });
    await site.buildHere();
    expect(relationsMade(site.cache)).toBe(before);
    expect(pagesOf(site.out, "ferry")).toEqual([]);
    expect(pagesOf(site.out, "bridge")).toEqual(["2024/03/05/bridge.html"]);
    // A second file makes the folder a channel, which is new.
    writeFiles(site.content, { "aaa/bridge/m2.md": written("lang: en", "Another one.") });
    await site.buildHere();
    expect(relationsMade(site.cache)).not.toBe(before);
    expect(Object.keys(digestsIn(site.out))).toContain("channels/bridge/index.html");
  });

  it("keeps files of the operator beside the parts of the sitemap", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    const flags = { config: path.join(folder, "site.yaml"), baseUrl: "https://mirror.example/" };
    writeFiles(folder, { "site.yaml": "static: static\n", "static/sitemaps/news.xml": "<urlset/>" });
    writeFiles(site.content, OTHERS);
    await site.buildHere(flags);
    writeFiles(site.content, { "aaa/n1.md": mirrored("n1") });
    await site.buildHere(flags);
    const cold = siteIn(path.join(folder, "cold"));
    await site.buildHere({ ...flags, out: cold.out, cache: cold.cache });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
    expect(Object.keys(digestsIn(site.out))).toContain("sitemaps/news.xml");
  });

  it("says the same of the commit after changes of files that no article is made of", async () => {
    const folder = temporaryFolder();
    const site = siteIn(folder);
    writeFiles(path.join(folder, "part"), { "p1.md": mirrored("p1") });
    commitAll(path.join(folder, "part"));
    writeFiles(site.content, {
      ...OTHERS,
      "site.yaml": "exclude: [old]\n",
      "aaa/m01.json": '{"views": 3}',
      ".github/README.md": "# First\n",
      "old/n1.md": mirrored("n1"),
      "old/n2.md": mirrored("n2"),
      "package.json": '{"name": "mirror"}',
      "docs/.nojekyll": "",
      "docs/manifest.json": "{}",
      "docs/manifest/index.json": "{}",
      "docs/index.html": "<p>A site</p>",
    });
    commitAll(site.content);
    const part = path.join(site.content, "part");
    git(
      site.content,
      "-c",
      "protocol.file.allow=always",
      "submodule",
      "-q",
      "add",
      path.join(folder, "part"),
      "part",
    );
    git(site.content, "commit", "-q", "-m", "Part");
    await site.buildHere();
    rmSync(path.join(site.content, "aaa/m01.json"));
    rmSync(path.join(site.content, "old/n2.md"));
    rmSync(path.join(site.content, "docs/manifest/index.json"));
    writeFiles(site.content, {
      ".github/README.md": "# Later\n",
      "old/n1.md": mirrored("n1", { title: "新" }),
      "package.json": "{}",
      "docs/index.html": "<p>Another site</p>",
    });
    git(part, "commit", "-q", "--allow-empty", "-m", "Nothing");
    await site.buildHere();
    const cold = siteIn(path.join(folder, "cold"));
    await site.buildHere({ out: cold.out, cache: cold.cache });
    expect(digestsIn(site.out)).toEqual(digestsIn(cold.out));
    expect(readFileSync(path.join(site.out, "manifest.json"), "utf8")).not.toContain("modified");
  });

  it("charts four centuries of many channels", async () => {
    const site = siteIn(temporaryFolder());
    const files = Array.from({ length: 40 }, (_, one): [string, string] => [
      `c${one}/x${one}.md`,
      `---\ntitle: T${one}\ndate: ${one === 0 ? "1600-01-01" : "2024-03-05"}\n---\n\nText ${one}.\n`,
    ]);
    writeFiles(site.content, Object.fromEntries(files));
    await site.buildHere();
    expect(Object.keys(digestsIn(site.out))).toContain("1600/01/01/x0.html");
  });
});
