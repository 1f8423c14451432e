import {
  chmodSync,
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import path from "node:path";
import { beforeAll, describe, expect, it, onTestFinished, vi } from "vitest";
import type { Flags } from "../../src/settings/load-settings.js";
import { digestsIn, filesIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { runCli, startCli } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { writeSample } from "../support/sample-pages.js";
import { FILES, TWO_MIRRORS } from "../support/several-mirrors.js";
import { copyShards, runRound, runShardHere, shardsOf } from "../support/shared-build.js";
import { buildHere, siteIn } from "../support/site.js";
import { sharedFolder, temporaryFolder } from "../support/temporary-folder.js";

const PICTURE =
  "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/** Writes a mirror below a folder, and returns the flags that name it. */
type WriteMirror = (base: string) => Flags;

const inContent = (base: string): Flags => ({ content: path.join(base, "content") });

function writeSeveralMirrors(base: string): Flags {
  writeFiles(base, { ...FILES, "site.yaml": JSON.stringify(TWO_MIRRORS) });
  return { config: path.join(base, "site.yaml") };
}

/**
 * Many articles of a few days, with copies, a draft, one of a day to come, an undated one, files that are none, and one that
 * cannot be read.
 */
function writeMany(base: string): Flags {
  const day = (number: number): string => `2024-03-${String(1 + (number % 9)).padStart(2, "0")}`;
  const articles = Array.from({ length: 60 }, (_, number) => [
    `c${number % 4}/n${number}.md`,
    mirrored(`n${number}`, { day: day(number), title: `第${number}号消息` }),
  ]);
  writeFiles(path.join(base, "content"), {
    ...Object.fromEntries(articles),
    "c3/n0.md": mirrored("n0", { day: day(0), title: "第0号消息" }),
    "c1/draft.md": "---\ntitle: 草稿\ndate: 2024-03-02\ndraft: true\n---\n正文。\n",
    "c1/later.md": "---\ntitle: 以后\ndate: 2999-03-02\n---\n正文。\n",
    "c1/undated.md": "---\ntitle: 无期\n---\n正文。\n",
    "c2/nothing.md": "no article\n",
    "c2/none.html": "",
    "c2/closed.md": mirrored("closed"),
  });
  // Root reads it all the same.
  chmodSync(path.join(base, "content/c2/closed.md"), 0);
  return inContent(base);
}

/** Pictures in files and beside them, files of the operator, own templates, and a variant. */
function writeWithFiles(base: string): Flags {
  writeSample(path.join(base, "content"));
  const settings = path.join(base, "content/site.yaml");
  const more = "variant: zh-Hant\nstatic: ../static\ntemplates: ../templates\n";
  writeFileSync(settings, readFileSync(settings, "utf8").replace(/^images: .*/m, "images: local") + more);
  writeFiles(base, {
    "static/.well-known/security.txt": "Contact: mailto:a@b.example\n",
    "templates/_includes/own.njk": "own\n",
    "content/c1/saved.html": `<html><head><title>存下的页</title></head><body><article itemprop="articleBody"><h1>存下的页</h1><p>${"渡口今晨重开。".repeat(60)}</p><img src="data:image/png;base64,${PICTURE}"/></article></body></html>`,
    "content/images/a.png": Buffer.from(PICTURE, "base64"),
  });
  return inContent(base);
}

function writeNothing(base: string): Flags {
  mkdirSync(path.join(base, "content"), { recursive: true });
  return inContent(base);
}

const MIRRORS: readonly (readonly [name: string, write: WriteMirror, counts: readonly number[]])[] = [
  ["many articles of few days", writeMany, [1, 3, 8]],
  ["pictures, packs, own files, own templates and a variant", writeWithFiles, [1, 3]],
  ["two mirrors, of fewer files than shards", writeSeveralMirrors, [8]],
  ["no files", writeNothing, [2]],
];

const inFolders = (base: string, name: string): Flags => ({
  out: path.join(base, name, "site"),
  cache: path.join(base, name, "cache"),
});

/** Builds a mirror on one machine and by shards. Both sites are of the same files. */
async function buildBoth(mirror: Flags, base: string, count: number): Promise<void> {
  const shared = { ...mirror, ...inFolders(base, "shared") };
  for (const round of ["convert", "render"] as const) await runRound(shared, count, round);
  await buildHere(shared, true);
  await buildHere({ ...mirror, ...inFolders(base, "alone") });
}

/** Expects the site of the shards to be that of one machine. Returns the digests of its files. */
function expectLikeAlone(base: string): Readonly<Record<string, string>> {
  const shared = digestsIn(path.join(base, "shared/site"));
  expect(shared).toEqual(digestsIn(path.join(base, "alone/site")));
  return shared;
}

describe("a build that several shards share", () => {
  it.each(MIRRORS.flatMap(([name, write, counts]) => counts.map((count) => ({ name, write, count }))))(
    "gives the bytes of one machine: $name, $count shards",
    async ({ write, count }) => {
      const base = temporaryFolder();
      const mirror = write(base);
      await buildBoth(mirror, base, count);
      expectLikeAlone(base);
      const next = await buildHere({ ...mirror, ...inFolders(base, "shared") });
      expect(next.out).toMatch(/files written +0\n/);
      expect(next.out).not.toMatch(/catalog|convert/);
      expect(filesIn(path.join(base, "shared/cache")).filter((file) => file.includes("shard"))).toEqual([]);
    },
  );

  it("needs no site and no cache of another machine but the folders of shards", async () => {
    const base = temporaryFolder();
    const mirror = writeMany(base);
    const folder = (name: string): Flags => ({ ...mirror, ...inFolders(base, name) });
    const cacheOf = (name: string): string => path.join(base, name, "cache");
    for (const shard of shardsOf(2)) {
      await runShardHere(folder(`first ${shard}`), shard, "convert");
      copyShards(cacheOf(`first ${shard}`), cacheOf("all"));
    }
    for (const shard of shardsOf(2)) {
      copyShards(cacheOf("all"), cacheOf(`second ${shard}`));
      await runShardHere(folder(`second ${shard}`), shard, "render");
      copyShards(cacheOf(`second ${shard}`), cacheOf("shared"));
    }
    await buildHere(folder("shared"), true);
    await buildHere(folder("alone"));
    expectLikeAlone(base);
  });

  it("only reads what other shards have converted, which another account may have written", async () => {
    const base = temporaryFolder();
    const { content, cache } = siteIn(base);
    writeFiles(content, { "c1/n1.md": mirrored("n1"), "c1/n2.md": mirrored("n2") });
    await runRound({ content, cache }, 2, "convert");
    const shards = path.join(cache, "shards");
    for (const file of filesIn(shards)) chmodSync(path.join(shards, file), 0o444);
    for (const folder of [path.dirname(base), base, cache, shards]) chmodSync(folder, 0o777);
    // Root may write every file, so another account has to run the program.
    const account = process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : {};
    const args = [
      "build",
      "--jobs",
      "1",
      "--shard",
      "1/2",
      "--round",
      "render",
      "--content",
      content,
      "--cache",
      cache,
    ];
    expect(runCli(args, {}, base, account)).toMatchObject({ code: 0, err: "" });
  });

  it("can be run by several processes at a time over one cache", async () => {
    const site = siteIn(temporaryFolder());
    writeMany(path.dirname(site.content));
    const folders = ["--content", site.content, "--out", site.out, "--cache", site.cache];
    for (const round of ["convert", "render"]) {
      const runs = shardsOf(3).map((shard) =>
        startCli(["build", "--shard", shard, "--round", round, "--jobs", "1", ...folders]),
      );
      expect((await Promise.all(runs)).map(({ code }) => code)).toEqual([0, 0, 0]);
    }
    expect((await runHere(["assemble", ...folders])).code).toBe(0);
    const alone = path.join(temporaryFolder(), "site");
    await site.buildHere({ out: alone });
    expect(digestsIn(site.out)).toEqual(digestsIn(alone));
  });

  it("writes nothing outside of the folders of shards until it is assembled", async () => {
    const base = temporaryFolder();
    const mirror = writeWithFiles(base);
    await buildHere({ ...mirror, ...inFolders(base, "shared") });
    writeFiles(base, { "content/c1/new.md": mirrored("new", { day: "2024-06-01" }) });
    const before = digestsIn(base);
    for (const round of ["convert", "render"] as const)
      await runRound({ ...mirror, ...inFolders(base, "shared") }, 2, round);
    const now = Object.entries(digestsIn(base)).filter(([file]) => !file.startsWith("shared/cache/shards/"));
    expect(Object.fromEntries(now)).toEqual(before);
  });

  it("gives each shard about as many pages as the others, and each page once", async () => {
    const site = siteIn(temporaryFolder());
    writeMany(path.dirname(site.content));
    await runRound(site, 4, "convert");
    const printed = await runRound(site, 4, "render");
    const numbers = printed.map((line) =>
      /render: (\d+) of (\d+) stale pages and (\d+) of (\d+)/.exec(line)?.slice(1).map(Number),
    ) as number[][];
    const sum = (column: number): number =>
      numbers.reduce((total, row) => total + (row[column] as number), 0);
    expect(sum(0)).toBe(numbers[0]?.[1]);
    expect(sum(2)).toBe(numbers[0]?.[3]);
    const without = numbers.filter(([, , segments]) => segments === 0).map(([pages]) => pages as number);
    expect(without).toHaveLength(3);
    expect(Math.max(...without)).toBeLessThan(Math.min(...without) * 1.2);
  });
});

describe("shards of a second build", () => {
  it("do only what is stale, and the rest of the site stays as it is", async () => {
    const base = temporaryFolder();
    const mirror = writeMany(base);
    await buildBoth(mirror, base, 3);
    writeFiles(path.join(base, "content"), {
      "c1/n5.md": mirrored("n5", { day: "2024-03-06", body: "改过的一段话。" }),
      "c2/n99.md": mirrored("n99", { day: "2024-03-20" }),
    });
    rmSync(path.join(base, "content/c3/n7.md"));
    const shared = { ...mirror, ...inFolders(base, "shared") };
    // The shards have a copy of the cache, and no site.
    const apart = { ...shared, out: path.join(base, "apart/site"), cache: path.join(base, "apart/cache") };
    cpSync(path.join(base, "shared/cache"), path.join(base, "apart/cache"), { recursive: true });
    const converted = (await runRound(apart, 3, "convert")).map((line) => /convert: (\d+)/.exec(line)?.[1]);
    expect(converted.map(Number).reduce((a, b) => a + b)).toBe(67);
    const rendered = await runRound(apart, 3, "render");
    expect(Number(/of (\d+) stale pages/.exec(rendered[0] ?? "")?.[1])).toBeLessThan(60);
    copyShards(path.join(base, "apart/cache"), path.join(base, "shared/cache"));
    await buildHere(shared, true);
    rmSync(path.join(base, "alone"), { recursive: true });
    await buildHere({ ...mirror, ...inFolders(base, "alone") });
    expectLikeAlone(base);
  });

  it("go on where a run that died has stopped, and take the place of an earlier run", async () => {
    const base = temporaryFolder();
    const mirror = writeMany(base);
    const shared = { ...mirror, ...inFolders(base, "shared") };
    await runRound(shared, 2, "convert");
    const log = path.join(base, "shared/cache/shards/convert-1-of-2/outcomes.log");
    truncateSync(log, 1000);
    await runShardHere(shared, "1/2", "convert");
    await runRound(shared, 2, "render");
    const half = path.join(base, "shared/cache/shards/render-2-of-2");
    rmSync(path.join(half, "shard.json"));
    writeFiles(half, { "site/2024/03/01/index.html": "half" });
    await runShardHere(shared, "2/2", "render");
    await buildHere(shared, true);
    await buildHere({ ...mirror, ...inFolders(base, "alone") });
    expectLikeAlone(base);
  });

  it("leave to the last step what the site lacks and no shard knew of", async () => {
    const base = temporaryFolder();
    const mirror = writeMany(base);
    await buildBoth(mirror, base, 2);
    const shared = { ...mirror, ...inFolders(base, "shared") };
    rmSync(path.join(base, "shared/site/2024"), { recursive: true });
    for (const round of ["convert", "render"] as const) await runRound(shared, 2, round);
    await buildHere(shared, true);
    expectLikeAlone(base);
  });
});

/** The hint of an error. */
const advises = (words: RegExp) => expect.objectContaining({ hint: expect.stringMatching(words) });

/** A table that a shard made in the first round. */
const ARTICLES = "convert-2-of-2/articles.log";

/** Returns the bytes of a file in the other order. */
const swapped = (site: string, file: string): Uint8Array => readFileSync(path.join(site, file)).reverse();

describe("assemble", () => {
  const made = sharedFolder();

  beforeAll(async () => {
    const flags = { ...writeMany(made), ...inFolders(made, "shared") };
    for (const round of ["convert", "render"] as const) await runRound(flags, 2, round);
  });

  /** Returns a copy of a site that two shards have converted and rendered, and what to do with it. */
  function twoShards() {
    const base = temporaryFolder();
    const flags = { ...writeMany(base), ...inFolders(base, "shared") };
    cpSync(path.join(made, "shared"), path.join(base, "shared"), { recursive: true });
    const shards = path.join(base, "shared/cache/shards");
    const assemble = (): Promise<unknown> => buildHere(flags, true);
    return { base, flags, shards, assemble };
  }

  it.each<[string, (shards: string) => void, RegExp, RegExp]>([
    [
      "there is none",
      (shards) => rmSync(shards, { recursive: true }),
      /no shard has rendered/,
      /--round render/,
    ],
    [
      "one is missing",
      (shards) => rmSync(path.join(shards, "render-2-of-2"), { recursive: true }),
      /shards has no folder of shard 2\/2/,
      /newsmirror build --shard 2\/2 --round render/,
    ],
    [
      "one has died",
      (shards) => rmSync(path.join(shards, "render-1-of-2/shard.json")),
      /shard 1\/2 has not ended/,
      /--shard 1\/2/,
    ],
    [
      "the list of one is half a list",
      (shards) => truncateSync(path.join(shards, "render-1-of-2/shard.json"), 200),
      /shard 1\/2 has not ended, or was not copied whole/,
      /--shard 1\/2/,
    ],
    [
      "the list of one is no list",
      (shards) => writeFileSync(path.join(shards, "render-2-of-2/shard.json"), "{}"),
      /shard 2\/2 has not ended/,
      /--shard 2\/2/,
    ],
    [
      "one is there under two names",
      (shards) => {
        rmSync(path.join(shards, "render-2-of-2"), { recursive: true });
        cpSync(path.join(shards, "render-1-of-2"), path.join(shards, "render-2-of-2"), { recursive: true });
      },
      /render-2-of-2 holds shard 1\/2, not 2\/2/,
      /--shard 2\/2/,
    ],
    [
      "there are shards of another number, too",
      (shards) => renameSync(path.join(shards, "render-1-of-2"), path.join(shards, "render-1-of-3")),
      /there are shards of 2 and of 3/,
      /remove those of the earlier build/,
    ],
    [
      "a page of one has other bytes, and as many",
      (shards) => {
        const site = path.join(shards, "render-1-of-2/site");
        for (const file of filesIn(site)) writeFileSync(path.join(site, file), swapped(site, file));
      },
      /shard 1\/2 lists .* with \d+ bytes, and its folder has other bytes/,
      /copy the folder of the shard again, whole; or/,
    ],
    [
      "a page of one is missing",
      (shards) => {
        const site = path.join(shards, "render-1-of-2/site");
        for (const folder of readdirSync(site)) rmSync(path.join(site, folder), { recursive: true });
      },
      /shard 1\/2 lists .* and its folder has no such file/,
      /copy the folder of the shard again/,
    ],
    [
      "a page of one is half a page",
      (shards) => {
        const site = path.join(shards, "render-2-of-2/site");
        for (const file of filesIn(site)) truncateSync(path.join(site, file), 10);
      },
      /shard 2\/2 lists .* bytes, and its folder has 10 bytes/,
      /copy the folder of the shard again/,
    ],
    [
      "a table of one has other bytes, and as many",
      (shards) => writeFileSync(path.join(shards, ARTICLES), swapped(shards, ARTICLES)),
      /shard 2\/2 lists articles\.log with \d+ bytes, and its folder has other bytes/,
      /copy the folder of the shard again, whole; or .*--shard 2\/2 --round convert/,
    ],
    [
      "a table of one is missing",
      (shards) => rmSync(path.join(shards, ARTICLES)),
      /shard 2\/2 lists articles\.log .* and its folder has no such file/,
      /--shard 2\/2 --round convert/,
    ],
  ])("names the shard where %s", async (_, damage, message, hint) => {
    const { shards, assemble } = twoShards();
    damage(shards);
    const error: unknown = await assemble().catch((one: unknown) => one);
    expect(error).toMatchObject({ name: "BuildError", message: expect.stringMatching(message) });
    expect(error).toEqual(advises(hint));
  });

  it("names the shards that were made from other content", async () => {
    const { base, flags, assemble } = twoShards();
    writeFiles(base, { "content/c1/n99.md": mirrored("n99") });
    await runShardHere(flags, "1/2", "convert");
    await runShardHere(flags, "2/2", "convert");
    await runShardHere(flags, "2/2", "render");
    await expect(assemble()).rejects.toThrow("shard 1/2 was made from other content");
  });

  it("names the shards that were made with other settings", async () => {
    const { base, flags, assemble } = twoShards();
    writeFiles(base, { "content/site.yaml": "title: 另一个名字\n" });
    await runShardHere(flags, "2/2", "render");
    await expect(assemble()).rejects.toThrow("shard 1/2 was made with other settings, pictures or files");
  });

  it("names the shards that were made by other templates", async () => {
    const { base, flags, assemble } = twoShards();
    writeFiles(base, {
      "content/site.yaml": "templates: ../own\n",
      "own/_includes/more.njk": "more\n",
    });
    await runShardHere(flags, "1/2", "render");
    await expect(assemble()).rejects.toThrow("shard 2/2 was made by other code or templates");
  });

  it("names the shards that began from another cache", async () => {
    const { base, flags, assemble } = twoShards();
    const other = { ...flags, ...inFolders(base, "other") };
    await buildHere(other);
    await runShardHere(other, "2/2", "render");
    copyShards(path.join(base, "other/cache"), path.join(base, "shared/cache"));
    await expect(assemble()).rejects.toThrow("shard 2/2 was made from another cache than shard 1/2");
  });

  it("can be repeated after it died", async () => {
    const { base, flags, shards, assemble } = twoShards();
    const home = path.join(base, "shared/site/index.html");
    mkdirSync(path.join(home, "in the way"), { recursive: true });
    await expect(assemble()).rejects.toThrow();
    rmSync(home, { recursive: true });
    expect(filesIn(shards)).not.toEqual([]);
    await assemble();
    await buildHere({ ...flags, ...inFolders(base, "alone") });
    expectLikeAlone(base);
  });
});

describe("a shard", () => {
  it("does not render before all files are converted, and names the shards that have not done it", async () => {
    const base = temporaryFolder();
    const flags = { ...writeMany(base), ...inFolders(base, "shared") };
    await runShardHere(flags, "2/3", "convert");
    const error: unknown = await runShardHere(flags, "2/3", "render").catch((one: unknown) => one);
    expect(error).toMatchObject({
      name: "BuildError",
      message: expect.stringMatching(/files are not converted, such as c.*they fall to shards 1\/3, 3\/3$/),
    });
    expect(error).toEqual(advises(/--shard 1\/3 --round convert; newsmirror build --shard 3\/3/));
  });

  it.each<[string, RegExp, (folder: string) => void]>([
    [
      "is not what it made",
      /shard 1\/2 lists outcomes\.log .*its folder has 900 bytes/,
      (folder) => truncateSync(path.join(folder, "outcomes.log"), 900),
    ],
    [
      "is there, and not the list of them",
      /files are not converted, .*they fall to shard 1\/2$/,
      (folder) => truncateSync(path.join(folder, "tables.json"), 9),
    ],
  ])("does not render where a table of another %s", async (_, message, damage) => {
    const base = temporaryFolder();
    const flags = { ...writeMany(base), ...inFolders(base, "shared") };
    await runRound(flags, 2, "convert");
    damage(path.join(base, "shared/cache/shards/convert-1-of-2"));
    const error: unknown = await runShardHere(flags, "2/2", "render").catch((one: unknown) => one);
    expect(error).toMatchObject({ name: "BuildError", message: expect.stringMatching(message) });
    expect(error).toEqual(advises(/--shard 1\/2 --round convert/));
  });

  it("cannot run twice at a time", async () => {
    const base = temporaryFolder();
    const flags = { ...writeMany(base), ...inFolders(base, "shared") };
    // Held by a process that runs, so it is not stale.
    const lock = JSON.stringify({ pid: process.ppid, host: hostname() });
    writeFiles(path.join(base, "shared/cache/shards/convert-1-of-2"), { "build.lock": lock });
    await expect(runShardHere(flags, "1/2", "convert")).rejects.toThrow("another build is using the same");
    await runShardHere(flags, "2/2", "convert");
  });

  it("holds back what is of a day to come, as one machine does", async () => {
    const base = temporaryFolder();
    const flags = { ...writeMany(base), ...inFolders(base, "shared") };
    vi.stubEnv("NEWSMIRROR_TODAY", "2999-03-02");
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const round of ["convert", "render"] as const) await runRound(flags, 2, round);
    vi.stubEnv("NEWSMIRROR_TODAY", "2999-03-01");
    await buildHere(flags, true);
    await buildHere({ ...flags, ...inFolders(base, "alone") });
    expect(Object.keys(expectLikeAlone(base))).not.toContain("2999/03/02/later.html");
  });

  it.each([
    ["--shard 2/4", /--shard needs --round/],
    ["--round render", /--round is for a shard/],
    [
      "--shard 1/2 --round convert --strict --verbose",
      /--strict, --verbose is for the whole site: use it with `assemble`/,
    ],
    ["--shard 5/4 --round render", /It must be like 1\/4/],
    ["--shard 0/4 --round render", /It must be like 1\/4/],
  ])("is named with its round: build %s", async (flags, message) => {
    const { code, err } = await runHere(["build", ...flags.split(" ")]);
    expect(code).toBe(1);
    expect(err).toMatch(message);
  });
});
