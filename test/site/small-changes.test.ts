import { copyFileSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import path from "node:path";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestsIn, writeFiles } from "../support/files.js";
import { mirrored } from "../support/mirrored-file.js";
import { relationsFile, relationsMade } from "../support/relations.js";
import { HANGS_AFTER } from "../support/run-cli.js";
import { SEED } from "../support/seed.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** How many random sequences are tried: a few in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 3);
const STEPS = 8;

/** The name of the last cannot be part of an address. */
const CHANNELS = ["c1", "c2", "d 3"];
const DAYS = [
  "2022-12-31",
  "2023-01-01",
  "2023-05-05",
  "2024-01-01",
  "2024-02-29",
  "2024-03-05",
  "2024-03-06",
];
/** Times of a day, with their zones. Two of them are one point in time. */
const CLOCKS = ["00:30:00Z", "08:30:00+08:00", "06:00:00+08:00", "23:15:00Z"];
const TAGS = ["河流", "图书馆", "Weather", "WEATHER", "桥", "initials"];

interface Article {
  readonly title: string;
  /** Absent for an article without a date. */
  readonly day?: string | undefined;
  /** The file of an article with a day and a time is Markdown with front matter. */
  readonly clock?: string | undefined;
  readonly text: string;
  readonly tags: readonly string[];
  readonly links: readonly string[];
  /** The id in the address of the original. */
  readonly original: string;
}

const address = (id: string): string => `https://www.qinghe-times.example/gb/24/3/5/${id}.htm`;

function print(id: string, article: Article): string {
  const { title, day, clock, text, tags, links, original } = article;
  if (day !== undefined && clock !== undefined) {
    const fields = { title, date: `${day}T${clock}`, source: address(original), tags };
    const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`);
    return `---\n${front.join("")}---\n\n${text}${links.map((link) => `[另见${link}](${address(link)})`).join("、")}\n`;
  }
  const anchors = [
    ...tags.map((tag) => [`https://www.qinghe-times.example/gb/tag/${encodeURIComponent(tag)}.html`, tag]),
    ...links.map((link) => [address(link), `另见${link}`]),
  ];
  const body = `${text}${anchors.map(([href, words]) => `<ok href="${href}">${words}</ok>`).join("、")}`;
  const lines = mirrored(id, { title, body, ...(day === undefined ? {} : { day }) }).split("\n");
  const undated = lines.map((line) => (day === undefined ? line.replace(/【.*】/, "") : line));
  // The date of an article is the one in its address, if there is one.
  const [year = "", month, date] = day?.split("-").map(Number) ?? [];
  const place = day === undefined ? "news" : `gb/${Number(year) % 100}/${month}/${date}`;
  const trailer = `原文链接（需翻墙）：https://www.qinghe-times.example/${place}/${original}.htm`;
  return [...undated.slice(0, -1), trailer].join("\n");
}

const articles = fc.record({
  title: fc.nat({ max: 999 }).map((number) => `标题${number}`),
  day: fc.option(fc.constantFrom(...DAYS), { freq: 12, nil: undefined }),
  clock: fc.option(fc.constantFrom(...CLOCKS), { freq: 1, nil: undefined }),
  text: fc.nat({ max: 99_999 }).map((number) => `第${number}段话。`),
  tags: fc.subarray(TAGS),
  links: fc.array(
    fc.nat({ max: 30 }).map((number) => `n${number}`),
    { maxLength: 2 },
  ),
  original: fc.oneof({ weight: 9, arbitrary: fc.constant("") }, { weight: 1, arbitrary: fc.constant("n1") }),
});

/** What happens to an article: a new one, or the one that a number chooses. */
interface Change {
  readonly kind: string;
  readonly which: number;
  readonly channel: string;
  readonly article: Article;
}

const change: fc.Arbitrary<Change> = fc.record({
  kind: fc.constantFrom(
    "add",
    "add",
    "add twice",
    "edit",
    "title",
    "tags",
    "day",
    "clock",
    "links",
    "delete",
    "copy",
    "twin",
  ),
  which: fc.nat({ max: 999 }),
  channel: fc.constantFrom(...CHANNELS),
  article: articles,
});

describe("a build after a small change", () => {
  it(`asks the database, and gives the bytes of a cold one, in ${SEQUENCES} random sequences (seed ${SEED})`, {
    timeout: SEQUENCES * HANGS_AFTER,
  }, async () => {
    const base = temporaryFolder();
    let [sequences, asked] = [0, 0];
    const settings = fc.record({
      perPage: fc.constantFrom(1, 2, 5),
      tags: fc.record({ minArticles: fc.constantFrom(1, 2, 3) }),
      feeds: fc.record({ content: fc.constantFrom("full", "summary"), tagArticles: fc.constantFrom(1, 3) }),
    });
    const steps = fc.array(fc.array(change, { minLength: 1, maxLength: 3 }), {
      minLength: STEPS,
      maxLength: STEPS,
    });
    const first = fc.array(articles, { minLength: 20, maxLength: 20 });
    const sequence = fc.asyncProperty(settings, first, steps, async (of, begun, all) => {
      const mirror = mirrorIn(path.join(base, String(++sequences)), begun, of);
      await mirror.expectSameAsCold();
      for (const changes of all) {
        const before = mirror.database();
        for (const one of changes) mirror.change(one);
        await mirror.expectSameAsCold();
        if (mirror.database() === before) asked++;
      }
    });
    await fc.assert(sequence, { numRuns: SEQUENCES, endOnFailure: true, seed: SEED });
    // Some changes leave a channel with one file, or two articles of one id: the whole site is planned then.
    expect(asked).toBeGreaterThan((SEQUENCES * STEPS) / 2);
  });

  it.each<[damage: string, change: (bytes: Buffer) => Buffer]>([
    ["cut in half", (bytes) => bytes.subarray(0, bytes.length >> 1)],
    ["empty", () => Buffer.alloc(0)],
    ["full of zeros in the middle", (bytes) => bytes.fill(0, bytes.length >> 2, (bytes.length >> 2) * 3)],
    ["no database at all", (bytes) => bytes.fill(7)],
  ])("gives the bytes of a cold one where the database is %s", async (_, damage) => {
    const mirror = mirrorIn(
      temporaryFolder(),
      Array.from({ length: 20 }, (_, index) => plain(index)),
      {},
    );
    await mirror.expectSameAsCold();
    const file = mirror.databaseFile();
    writeFileSync(file, damage(readFileSync(file)));
    mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(99) });
    await mirror.expectSameAsCold();
  });

  it.each<[damage: string, change: (cache: string) => void]>([
    ["recent outcomes are gone", (cache) => rmSync(path.join(cache, "outcomes-recent.log"))],
    ["recent articles are gone", (cache) => rmSync(path.join(cache, "articles-recent.log"))],
    ["recent articles are cut", (cache) => truncateSync(path.join(cache, "articles-recent.log"), 40)],
    ["older articles are cut", (cache) => truncateSync(path.join(cache, "articles.log"), 40)],
  ])("gives the bytes of a cold one where %s", async (_, damage) => {
    const mirror = mirrorIn(
      temporaryFolder(),
      Array.from({ length: 20 }, (_, index) => plain(index)),
      {},
    );
    await mirror.expectSameAsCold();
    mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(98) });
    await mirror.expectSameAsCold();
    damage(path.dirname(mirror.databaseFile()));
    mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(99) });
    await mirror.expectSameAsCold();
  });

  it("puts a new article behind one of its day that is edited at the same time", async () => {
    const mirror = mirrorIn(
      temporaryFolder(),
      Array.from({ length: 20 }, (_, index) => plain(index)),
      {},
    );
    await mirror.expectSameAsCold();
    // The last of its day is in a later channel than the new one, so the new one is added first.
    mirror.change({ kind: "edit", which: 17, channel: "d 3", article: plain(99) });
    mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(3) });
    await mirror.expectSameAsCold();
  });

  it("gives the bytes of a cold one for each of two sites with one cache", async () => {
    const mirror = mirrorIn(
      temporaryFolder(),
      Array.from({ length: 20 }, (_, index) => plain(index)),
      {},
    );
    for (const number of [60, 61, 62, 63]) {
      await mirror.expectSameAsCold("other");
      await mirror.expectSameAsCold();
      mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(number) });
      // Another setting has the next build of one site plan it as a whole, and take recent outcomes over.
      if (number === 61) mirror.set({ title: "另一个" });
    }
    await mirror.expectSameAsCold("other");
    await mirror.expectSameAsCold();
  });

  it("goes on where a build died while it changed the database", async () => {
    const mirror = mirrorIn(
      temporaryFolder(),
      Array.from({ length: 20 }, (_, index) => plain(index)),
      {},
    );
    await mirror.expectSameAsCold();
    const file = mirror.databaseFile();
    copyFileSync(file, `${file}.before`);
    mirror.change({ kind: "add", which: 0, channel: "c1", article: plain(50) });
    await mirror.expectSameAsCold();
    // The build before was complete, and the database is of the one before it.
    copyFileSync(`${file}.before`, file);
    rmSync(`${file}.before`);
    mirror.change({ kind: "add", which: 0, channel: "c2", article: plain(51) });
    await mirror.expectSameAsCold();
  });
});

const plain = (number: number): Article => ({
  title: `标题${number}`,
  day: DAYS[number % DAYS.length],
  text: `第${number}段话。`,
  tags: [TAGS[number % TAGS.length] as string],
  links: [`n${(number + 3) % 20}`],
  original: "",
});

/** Makes a mirror, and returns functions that change it and build its site. */
function mirrorIn(folder: string, first: readonly Article[], settings: object) {
  const site = siteIn(folder);
  const files = new Map<string, Article>();
  let counter = 0;
  const save = (file: string, article: Article): void => {
    const id = path.posix.basename(file, ".md");
    files.set(file, article);
    writeFiles(site.content, { [file]: print(id, { ...article, original: article.original || id }) });
  };
  const add = (channel: string, article: Article): string => {
    const id = `n${counter++}`;
    save(`${channel}/${id}.md`, article);
    return id;
  };
  const remove = (file: string): void => {
    files.delete(file);
    rmSync(path.join(site.content, file));
  };
  /** Removes the file whose id differs from another in case only, or adds one: some disks take both names for one. */
  const changeTwin = (channel: string, id: string, article: Article): void => {
    const twin = [...files.keys()].find((file) => /N\d+\.md$/.test(file));
    if (twin) remove(twin);
    else save(`${channel}/${id.toUpperCase()}.md`, article);
  };
  for (const [index, article] of first.entries()) add(CHANNELS[index % CHANNELS.length] as string, article);
  const set = (more: object): void =>
    writeFiles(site.content, {
      "site.yaml": JSON.stringify({
        title: "镜像",
        baseUrl: "https://mirror.example/",
        ...settings,
        ...more,
      }),
    });
  set({});
  return {
    databaseFile: (): string => relationsFile(site.cache),
    set,
    database: (): number => relationsMade(site.cache),
    change({ kind, which, channel, article }: Change): void {
      const [file = "", before = article] = [...files][which % files.size] ?? [];
      const id = path.posix.basename(file, ".md");
      if (kind === "add") add(channel, article);
      else if (kind === "add twice") save(`${CHANNELS[which % 3]}/${add(channel, article)}.md`, article);
      else if (kind === "edit") save(file, { ...before, text: article.text });
      else if (kind === "title") save(file, { ...before, title: article.title });
      else if (kind === "tags") save(file, { ...before, tags: article.tags });
      else if (kind === "day") save(file, { ...before, day: article.day });
      else if (kind === "clock") save(file, { ...before, clock: article.clock });
      else if (kind === "links") save(file, { ...before, links: article.links });
      else if (kind === "copy") save(`${channel}/${id}.md`, before);
      else if (kind === "twin") changeTwin(channel, id, { ...before, text: article.text });
      else if (files.size > 10) remove(file);
    },
    /** @param name of the output folder; default: that of the site */
    async expectSameAsCold(name = "site"): Promise<void> {
      const out = path.join(folder, name);
      await site.buildHere({ out });
      const cold = siteIn(path.join(folder, "cold"));
      await site.buildHere({ out: cold.out, cache: cold.cache });
      expect(digestsIn(out)).toEqual(digestsIn(cold.out));
      rmSync(path.join(folder, "cold"), { recursive: true });
    },
  };
}
