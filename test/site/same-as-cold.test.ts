import { execFile } from "node:child_process";
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import { promisify } from "node:util";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { digestsIn, filesIn, mirrored, temporaryFolder } from "./run-cli.js";

/** How many random sequences are tried: a few in `npm test`, as many as one likes in a long run. */
const SEQUENCES = Number(process.env.NEWSMIRROR_SEQUENCES ?? 2);
/** Repeats a run: fast-check names the seed of the one that failed. */
const SEED = process.env.NEWSMIRROR_SEED;
const STEPS = 6;

const CHANNELS = ["c1", "c2", "c3"];
const DAYS = ["2023-12-31", "2024-01-01", "2024-01-02", "2024-02-29", "2024-03-05"];
/** A Traditional slug belongs to the Simplified tag where anybody prints it so. */
const TAGS = [
  { slug: "河流", text: "河流" },
  { slug: "图书馆", text: "图书馆" },
  { slug: "圖書館", text: "圖書館" },
  { slug: "圖書館", text: "图书馆" },
  { slug: "果园", text: "果园" },
  { slug: "weather", text: "Weather" },
  { slug: "weather", text: "WEATHER" },
];
const TEXTS = [
  "清晨的雾散得很慢，船工把缆绳绕在木桩上。",
  "馆员把新书放上书架，又给窗边的花浇了水。",
  "果农说今年的梨比去年甜，集市早早摆开了摊。",
  "观测台的门开着，孩子们排队看月亮。",
];
const TITLES = ["渡口的早晨", "新书上架", "梨熟了", "看月亮的人"];

/** What an article says; its file's name adds the id. */
interface PagePlan {
  readonly form: "mirrored" | "markdown";
  readonly title: string;
  readonly day: string;
  readonly text: string;
  readonly tags: readonly (typeof TAGS)[number][];
  /** Ids of articles, whether they are there or not. */
  readonly links: readonly string[];
  readonly hasPicture: boolean;
}

/** A mirror on the disk, with a copy of the program that a step may change. */
interface Mirror {
  readonly folder: string;
  /** By file, relative to the content folder. */
  readonly articles: Map<string, PagePlan>;
  settings: Readonly<Record<string, unknown>>;
  /** Makes each name and text that a step invents a new one. */
  counter: number;
}

/** Changes something, as the two numbers choose, and says what it did. */
type Change = (mirror: Mirror, at: number, to: number) => string;

const ARTICLE_CHANGES = {
  add(mirror, at, to) {
    const file = `${pick(CHANNELS, at)}/n${++mirror.counter}.md`;
    return `add ${save(mirror, file, pagePlanOf(to, mirror.counter))}`;
  },
  editText: (mirror, at, to) =>
    edit(mirror, at, ({ text }) => ({ text: `${text}第${++mirror.counter}次改动。${pick(TEXTS, to)}` })),
  editTitle: (mirror, at, to) =>
    edit(mirror, at, () => ({ title: `${pick(TITLES, to)}${++mirror.counter}` })),
  editTags: (mirror, at, to) => edit(mirror, at, () => ({ tags: someOf(TAGS, to) })),
  editLinks: (mirror, at, to) => edit(mirror, at, () => ({ links: [`n${to % 12}`, `n${at % 12}`] })),
  editDay: (mirror, at, to) => edit(mirror, at, () => ({ day: pick(DAYS, to) })),
  editPicture: (mirror, at) => edit(mirror, at, ({ hasPicture }) => ({ hasPicture: !hasPicture })),
  delete: (mirror, at) => deleteArticle(mirror, fileAt(mirror, at)),
  rename(mirror, at) {
    const file = fileAt(mirror, at);
    return move(mirror, file, `${path.posix.dirname(file)}/n${++mirror.counter}.md`);
  },
  changeChannel(mirror, at, to) {
    const file = fileAt(mirror, at);
    return move(mirror, file, inChannel(file, to));
  },
  copyToChannel(mirror, at, to) {
    const file = fileAt(mirror, at);
    return `copy ${file} to ${save(mirror, inChannel(file, to), draftAt(mirror, file))}`;
  },
  touch: (mirror, at) => `touch ${setForward(mirror, fileAt(mirror, at))}`,
  replaceBySameSize(mirror, at, to) {
    const file = fileAt(mirror, at);
    const draft = draftAt(mirror, file);
    const { size } = statSync(contentPath(mirror, file));
    // The text begins with a Chinese character; another takes as many bytes.
    save(mirror, file, { ...draft, text: `${pick([..."甲乙丙丁"], to)}${draft.text.slice(1)}` });
    expect(statSync(contentPath(mirror, file)).size).toBe(size);
    return `replace ${setForward(mirror, file)} by as many bytes`;
  },
} satisfies Record<string, Change>;

const OTHER_CHANGES = {
  setTitle: (mirror) => set(mirror, { title: `镜像${++mirror.counter}` }),
  setPerPage: (mirror, at) => set(mirror, { perPage: 1 + (at % 4) }),
  setLabel: (mirror, at) =>
    set(mirror, { channels: { c3: "第三", [pick(CHANNELS, at)]: `频道${++mirror.counter}` } }),
  setMinArticles: (mirror, at) => set(mirror, { tags: { minArticles: 1 + (at % 3) } }),
  setImages: (mirror, at) => set(mirror, { images: pick(["link", "local", "omit"], at) }),
  setBaseUrl: (mirror, at) => set(mirror, { baseUrl: `https://mirror${at % 3}.example/` }),
  setAbout: (mirror, at) => set(mirror, { about: { operator: `小组${at % 3}` } }),
  putPicture(mirror, at, to) {
    const { title } = draftAt(mirror, fileAt(mirror, at));
    const file = contentPath(mirror, `images/${title}.jpg`);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, pictureOf(1 + (to % 9), 1 + (at % 9)));
    return `put a picture of ${title}`;
  },
  dropPictures(mirror) {
    rmSync(contentPath(mirror, "images"), { recursive: true, force: true });
    return "drop the pictures";
  },
  editTemplate: (mirror, at) =>
    append(mirror, pick(templatesOf(mirror, ".njk"), at), `\n<!-- ${++mirror.counter} -->\n`),
  editAsset: (mirror, at) =>
    append(mirror, pick(templatesOf(mirror, ".css", ".svg"), at), `\n<!-- ${++mirror.counter} -->\n`),
  loseOutputFile(mirror, at) {
    const site = path.join(mirror.folder, "site");
    const file = pick(filesIn(site), at);
    rmSync(path.join(site, file));
    return `delete ${file} of the output`;
  },
  loseCache(mirror) {
    rmSync(path.join(mirror.folder, "cache"), { recursive: true });
    return "delete the cache";
  },
} satisfies Record<string, Change>;

const CHANGES: Readonly<Record<string, Change>> = { ...ARTICLE_CHANGES, ...OTHER_CHANGES };

describe("an incremental build", () => {
  const number = fc.nat({ max: 999 });
  const changeOf = (changes: object) => fc.tuple(fc.constantFrom(...Object.keys(changes)), number, number);
  /** What happens between two builds: a pull that changes one article or two, or one thing of another kind. */
  const step = fc.oneof(
    { weight: 3, arbitrary: fc.array(changeOf(ARTICLE_CHANGES), { minLength: 1, maxLength: 2 }) },
    { weight: 2, arbitrary: fc.tuple(changeOf(OTHER_CHANGES)) },
  );

  it(`gives the bytes of a cold one after each step of ${SEQUENCES} random sequences`, {
    timeout: 60_000 + SEQUENCES * 60_000,
  }, async () => {
    const base = temporaryFolder();
    let sequences = 0;
    const sequence = fc.asyncProperty(
      fc.array(step, { minLength: STEPS, maxLength: STEPS }),
      async (steps) => {
        const mirror = makeMirror(path.join(base, `mirror${++sequences}`));
        const journal: string[] = [];
        await expectSameAsCold(mirror, journal);
        for (const changes of steps) {
          const done = changes.map(([name, at, to]) => CHANGES[name]?.(mirror, at, to));
          journal.push(done.join(", then "));
          await expectSameAsCold(mirror, journal);
        }
        rmSync(mirror.folder, { recursive: true });
      },
    );
    // A smaller counterexample would cost minutes; the journal in the message tells what happened.
    await fc.assert(sequence, {
      numRuns: SEQUENCES,
      endOnFailure: true,
      ...(SEED === undefined ? {} : { seed: Number(SEED) }),
    });
  });
});

describe("a build after one that failed while it wrote pages", () => {
  it("gives the bytes of a cold one, though the article that was new then is taken back", async () => {
    const mirror = makeMirror(path.join(temporaryFolder(), "mirror"));
    const journal: string[] = [];
    await expectSameAsCold(mirror, journal);
    const home = path.join(mirror.folder, "site", "index.html");
    rmSync(home);
    mkdirSync(path.join(home, "in the way"), { recursive: true });
    journal.push(deleteArticle(mirror, "c2/n1.md"));
    journal.push(`add ${save(mirror, "c1/new.md", pagePlanOf(0, 99))}`);
    await expect(build(mirror, { out: "site", cache: "cache" }, "")).rejects.toThrow();
    rmSync(home, { recursive: true });
    journal.push("a build that fails", deleteArticle(mirror, "c1/new.md"));
    await expectSameAsCold(mirror, journal);
  });
});

/** Builds over what the last build left and from nothing, and compares the two sites. */
async function expectSameAsCold(mirror: Mirror, journal: readonly string[]): Promise<void> {
  const cold = path.join(mirror.folder, "cold");
  const after = ["a build", ...journal].join("\n  ");
  await Promise.all([
    build(mirror, { out: "site", cache: "cache" }, after),
    build(mirror, { out: "cold/site", cache: "cold/cache" }, after),
  ]);
  const found = differences(digestsIn(path.join(mirror.folder, "site")), digestsIn(path.join(cold, "site")));
  expect(found, `differs from a cold build after:\n  ${after}`).toEqual([]);
  rmSync(cold, { recursive: true });
}

async function build(
  { folder }: Mirror,
  { out, cache }: { readonly out: string; readonly cache: string },
  after: string,
): Promise<void> {
  const folders = ["--content", path.join(folder, "content"), "--out", path.join(folder, out)];
  const program = path.join(folder, "package");
  try {
    await promisify(execFile)(
      process.execPath,
      ["dist/cli.js", "build", ...folders, "--cache", path.join(folder, cache), "--jobs", "1"],
      { cwd: program, timeout: 50_000 },
    );
  } catch (error) {
    throw new Error(`no site in ${out} after:\n  ${after}`, { cause: error });
  }
}

function differences(
  incremental: Readonly<Record<string, string>>,
  cold: Readonly<Record<string, string>>,
): string[] {
  const files = [...new Set([...Object.keys(incremental), ...Object.keys(cold)])].sort();
  return files
    .filter((file) => incremental[file] !== cold[file])
    .map((file) => {
      if (cold[file] === undefined) return `${file} should be gone`;
      return incremental[file] === undefined ? `${file} is missing` : `${file} has other bytes`;
    });
}

/** Makes a small mirror, with eight articles in three channels, one of them in two. */
function makeMirror(folder: string): Mirror {
  const mirror: Mirror = { folder, articles: new Map(), settings: {}, counter: 7 };
  for (const part of ["dist", "templates", "package.json"])
    cpSync(part, path.join(folder, "package", part), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "package", "node_modules"), "junction");
  for (let n = 0; n <= mirror.counter; n++)
    save(mirror, `${pick(CHANNELS, n)}/n${n}.md`, pagePlanOf(n * 7, n));
  save(mirror, "c2/n0.md", draftAt(mirror, "c1/n0.md"));
  set(mirror, { title: "镜像", perPage: 2, images: "local" });
  return mirror;
}

function pagePlanOf(choice: number, number: number): PagePlan {
  return {
    form: choice % 4 === 3 ? "markdown" : "mirrored",
    title: `${pick(TITLES, choice)}${number}`,
    day: pick(DAYS, choice),
    text: `${pick(TEXTS, choice)}这是第${number}篇。`,
    tags: someOf(TAGS, choice),
    links: [`n${(number + 1) % 9}`],
    hasPicture: choice % 2 === 0,
  };
}

const print = (id: string, draft: PagePlan): string =>
  draft.form === "mirrored" ? printMirrored(id, draft) : printMarkdown(draft);

function printMirrored(id: string, { title, day, text, tags, links, hasPicture }: PagePlan): string {
  const anchors = [
    ...tags.map((tag) => anchor(tagAddress(tag.slug), tag.text)),
    ...links.map((link) => anchor(articleAddress(link), `另见${link}`)),
  ];
  const picture = `<figure><img src="${pictureAddress(title)}"/><figcaption>${title}的图。</figcaption></figure>`;
  const body = `</p><p>${text}${anchors.join("、")}</p>${hasPicture ? picture : ""}<p>责任编辑：方既白`;
  return mirrored(id, { title, day, body });
}

function printMarkdown({ title, day, text, tags, links, hasPicture }: PagePlan): string {
  const fields = {
    title,
    date: day,
    tags: tags.map((tag) => tag.text),
    ...(hasPicture ? { image: { src: pictureAddress(title) } } : {}),
  };
  const anchors = links.map((link) => `[另见${link}](${articleAddress(link)})`);
  // YAML reads JSON.
  const front = Object.entries(fields).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ["---", ...front, "---", "", text, "", anchors.join("、"), ""].join("\n");
}

const anchor = (address: string, text: string): string => `<ok href="${address}">${text}</ok>`;
const articleAddress = (id: string): string => `https://www.qinghe-times.example/gb/24/1/1/${id}.htm`;
const tagAddress = (slug: string): string =>
  `https://www.qinghe-times.example/gb/tag/${encodeURIComponent(slug)}.html`;
const pictureAddress = (title: string): string =>
  `https://i.qinghe-times.example/${encodeURIComponent(title)}.jpg`;

/** The first bytes of a GIF, which tell its size. */
const pictureOf = (width: number, height: number): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), width, 0, height, 0, 0, 0, 0]);

const contentPath = ({ folder }: Mirror, file: string): string => path.join(folder, "content", file);

/** Writes an article's file, and returns its path. */
function save(mirror: Mirror, file: string, draft: PagePlan): string {
  const at = contentPath(mirror, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, print(path.posix.parse(file).name, draft));
  mirror.articles.set(file, draft);
  return file;
}

function deleteArticle(mirror: Mirror, file: string): string {
  mirror.articles.delete(file);
  rmSync(contentPath(mirror, file));
  return `delete ${file}`;
}

function edit(mirror: Mirror, at: number, change: (draft: PagePlan) => Partial<PagePlan>): string {
  const file = fileAt(mirror, at);
  const draft = draftAt(mirror, file);
  const changed = change(draft);
  return `set ${Object.keys(changed).join()} of ${save(mirror, file, { ...draft, ...changed })}`;
}

/** Moves the file as it is, its time included. */
function move(mirror: Mirror, from: string, to: string): string {
  const draft = draftAt(mirror, from);
  mkdirSync(path.dirname(contentPath(mirror, to)), { recursive: true });
  renameSync(contentPath(mirror, from), contentPath(mirror, to));
  mirror.articles.delete(from);
  mirror.articles.set(to, draft);
  return `move ${from} to ${to}`;
}

function setForward(mirror: Mirror, file: string): string {
  const later = new Date(statSync(contentPath(mirror, file)).mtimeMs + 60_000);
  utimesSync(contentPath(mirror, file), later, later);
  return file;
}

function set(mirror: Mirror, settings: Readonly<Record<string, unknown>>): string {
  mirror.settings = { ...mirror.settings, ...settings };
  // YAML reads JSON.
  writeFileSync(contentPath(mirror, "site.yaml"), JSON.stringify(mirror.settings));
  return `set ${JSON.stringify(settings)}`;
}

/** Returns the paths of the program's templates and assets with these endings. */
function templatesOf({ folder }: Mirror, ...endings: readonly string[]): string[] {
  return filesIn(path.join(folder, "package/templates")).filter((file) =>
    endings.includes(path.posix.extname(file)),
  );
}

function append({ folder }: Mirror, template: string, text: string): string {
  appendFileSync(path.join(folder, "package/templates", template), text);
  return `edit templates/${template}`;
}

const inChannel = (file: string, to: number): string => `${pick(CHANNELS, to)}/${path.posix.basename(file)}`;

const fileAt = ({ articles }: Mirror, at: number): string => pick([...articles.keys()].sort(), at);

function draftAt({ articles }: Mirror, file: string): PagePlan {
  const draft = articles.get(file);
  if (!draft) throw new Error(`there is no ${file}`);
  return draft;
}

function pick<Item>(items: readonly Item[], choice: number): Item {
  const item = items[choice % items.length];
  if (item === undefined) throw new Error("nothing to pick from");
  return item;
}

/** Returns those items whose bits are set. */
const someOf = <Item>(items: readonly Item[], bits: number): Item[] =>
  items.filter((_, bit) => (bits >> bit) & 1);
