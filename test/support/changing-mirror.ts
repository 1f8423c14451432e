import {
  appendFileSync,
  cpSync,
  mkdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from "node:fs";
import path from "node:path";
import { expect } from "vitest";
import { filesIn, writeFiles } from "./files.js";
import {
  type Article,
  articleFrom,
  CHANNELS,
  DAYS,
  LATE_DAYS,
  pick,
  print,
  someOf,
  TAGS,
  TEXTS,
  TITLES,
} from "./random-article.js";

/** A mirror on the disk, with a copy of the program that a step may change. */
export interface Mirror {
  readonly folder: string;
  /** By file, relative to the content folder. */
  readonly articles: Map<string, Article>;
  settings: Readonly<Record<string, unknown>>;
  /** Makes each name and text that a step invents a new one. */
  counter: number;
  /** How many shards make the next build; none if one machine makes it. */
  shards?: number;
}

/** Changes something, as the two numbers choose, and says what it did. The first one mostly chooses an article. */
export type Change = (mirror: Mirror, which: number, choice: number) => string;

export const ARTICLE_CHANGES = {
  add(mirror, which, choice) {
    const file = `${pick(CHANNELS, which)}/n${++mirror.counter}.md`;
    return `add ${save(mirror, file, articleFrom(choice, mirror.counter))}`;
  },
  addLate(mirror, which, choice) {
    const file = `${pick(CHANNELS, which)}/n${++mirror.counter}.md`;
    const article = { ...articleFrom(choice, mirror.counter), day: pick(LATE_DAYS, choice) };
    return `add ${save(mirror, file, article)}, which comes late`;
  },
  addUndated(mirror, which, choice) {
    const file = `${pick(CHANNELS, which)}/n${++mirror.counter}.md`;
    return `add ${save(mirror, file, withoutDay(articleFrom(choice, mirror.counter)))}, without a date`;
  },
  dropDay(mirror, which) {
    const file = fileOf(mirror, which);
    return `take the date off ${save(mirror, file, withoutDay(articleOf(mirror, file)))}`;
  },
  editText: (mirror, which, choice) =>
    edit(mirror, which, ({ text }) => ({
      text: `${text}第${++mirror.counter}次改动。${pick(TEXTS, choice)}`,
    })),
  editTitle: (mirror, which, choice) =>
    edit(mirror, which, () => ({ title: `${pick(TITLES, choice)}${++mirror.counter}` })),
  editTags: (mirror, which, choice) => edit(mirror, which, () => ({ tags: someOf(TAGS, choice) })),
  editLinks: (mirror, which, choice) =>
    edit(mirror, which, () => ({ links: [`n${choice % 12}`, `n${which % 12}`] })),
  editDay: (mirror, which, choice) => edit(mirror, which, () => ({ day: pick(DAYS, choice) })),
  editPicture: (mirror, which) => edit(mirror, which, ({ hasPicture }) => ({ hasPicture: !hasPicture })),
  delete: (mirror, which) => deleteArticle(mirror, fileOf(mirror, which)),
  rename(mirror, which) {
    const file = fileOf(mirror, which);
    return move(mirror, file, `${path.posix.dirname(file)}/n${++mirror.counter}.md`);
  },
  changeChannel(mirror, which, choice) {
    const file = fileOf(mirror, which);
    return move(mirror, file, inChannel(file, choice));
  },
  copyToChannel(mirror, which, choice) {
    const file = fileOf(mirror, which);
    return `copy ${file} to ${save(mirror, inChannel(file, choice), articleOf(mirror, file))}`;
  },
  touch: (mirror, which) => `touch ${setForward(mirror, fileOf(mirror, which))}`,
  replaceBySameSize(mirror, which, choice) {
    const file = fileOf(mirror, which);
    const article = articleOf(mirror, file);
    const { size } = statSync(contentPath(mirror, file));
    // The text begins with a Chinese character; another takes as many bytes.
    save(mirror, file, { ...article, text: `${pick([..."甲乙丙丁"], choice)}${article.text.slice(1)}` });
    expect(statSync(contentPath(mirror, file)).size).toBe(size);
    return `replace ${setForward(mirror, file)} by as many bytes`;
  },
} satisfies Record<string, Change>;

export const OTHER_CHANGES = {
  setTitle: (mirror) => set(mirror, { title: `镜像${++mirror.counter}` }),
  setPerPage: (mirror, which) => set(mirror, { perPage: 1 + (which % 4) }),
  setLabel: (mirror, which) =>
    set(mirror, { channels: { c3: "第三", [pick(CHANNELS, which)]: `频道${++mirror.counter}` } }),
  setMinArticles: (mirror, which) => set(mirror, { tags: { minArticles: 1 + (which % 3) } }),
  setImages: (mirror, which) => set(mirror, { images: pick(["link", "local", "omit"], which) }),
  setFeeds: (mirror, which, choice) =>
    set(mirror, { feeds: { content: pick(["full", "summary"], which), tagArticles: 1 + (choice % 3) } }),
  setBaseUrl: (mirror, which) => set(mirror, { baseUrl: `https://mirror${which % 3}.example/` }),
  setAbout: (mirror, which) => set(mirror, { about: { operator: `小组${which % 3}` } }),
  renameChannel: (mirror, which) =>
    moveFolder(mirror, folderAbove(mirror, which), `channel${++mirror.counter}`),
  moveFolder(mirror, which) {
    const folder = folderAbove(mirror, which);
    return moveFolder(mirror, folder, `archive${++mirror.counter}/${path.posix.basename(folder)}`);
  },
  changeCode: (mirror, which) => append(mirror, `dist/${pick(CODE, which)}`, `\n// ${++mirror.counter}\n`),
  putPicture(mirror, which, choice) {
    const { title } = articleOf(mirror, fileOf(mirror, which));
    const picture = pictureOf(1 + (choice % 9), 1 + (which % 9));
    writeFiles(contentPath(mirror, "images"), { [`${title}.jpg`]: picture });
    return `put a picture of ${title}`;
  },
  dropPictures(mirror) {
    rmSync(contentPath(mirror, "images"), { recursive: true, force: true });
    return "drop the pictures";
  },
  editTemplate: (mirror, which) =>
    append(
      mirror,
      `templates/${pick(templatesOf(mirror, ".njk"), which)}`,
      `\n<!-- ${++mirror.counter} -->\n`,
    ),
  editAsset: (mirror, which) =>
    append(
      mirror,
      `templates/${pick(templatesOf(mirror, ".css", ".svg"), which)}`,
      `\n<!-- ${++mirror.counter} -->\n`,
    ),
  loseOutputFile(mirror, which) {
    const site = path.join(mirror.folder, "site");
    const file = pick(filesIn(site), which);
    rmSync(path.join(site, file));
    return `delete ${file} of the output`;
  },
  buildByShards(mirror, which) {
    mirror.shards = 1 + (which % 3);
    return `have ${mirror.shards} shards make the next build`;
  },
  loseCache(mirror) {
    rmSync(path.join(mirror.folder, "cache"), { recursive: true });
    return "delete the cache";
  },
} satisfies Record<string, Change>;

/** Makes a small mirror, with eight articles in three channels, one of them in two. */
export function makeMirror(folder: string): Mirror {
  const mirror: Mirror = { folder, articles: new Map(), settings: {}, counter: 7 };
  for (const part of ["dist", "templates", "package.json"])
    cpSync(part, path.join(folder, "package", part), { recursive: true });
  symlinkSync(path.resolve("node_modules"), path.join(folder, "package", "node_modules"), "junction");
  for (let n = 0; n <= mirror.counter; n++)
    save(mirror, `${pick(CHANNELS, n)}/n${n}.md`, articleFrom(n * 7, n));
  save(mirror, "c2/n0.md", articleOf(mirror, "c1/n0.md"));
  set(mirror, { title: "镜像", perPage: 2, images: "local" });
  return mirror;
}

/** The first bytes of a GIF, which tell its size. */
const pictureOf = (width: number, height: number): Buffer =>
  Buffer.from([...Buffer.from("GIF89a"), width, 0, height, 0, 0, 0, 0]);

const contentPath = ({ folder }: Mirror, file: string): string => path.join(folder, "content", file);

/** Writes an article's file, and returns its path. */
export function save(mirror: Mirror, file: string, article: Article): string {
  writeFiles(contentPath(mirror, "."), { [file]: print(path.posix.parse(file).name, article) });
  mirror.articles.set(file, article);
  return file;
}

export function deleteArticle(mirror: Mirror, file: string): string {
  mirror.articles.delete(file);
  rmSync(contentPath(mirror, file));
  return `delete ${file}`;
}

function edit(mirror: Mirror, which: number, change: (article: Article) => Partial<Article>): string {
  const file = fileOf(mirror, which);
  const article = articleOf(mirror, file);
  const changed = change(article);
  return `set ${Object.keys(changed).join()} of ${save(mirror, file, { ...article, ...changed })}`;
}

/** Moves the file as it is, its time included. */
function move(mirror: Mirror, from: string, to: string): string {
  const article = articleOf(mirror, from);
  mkdirSync(path.dirname(contentPath(mirror, to)), { recursive: true });
  renameSync(contentPath(mirror, from), contentPath(mirror, to));
  mirror.articles.delete(from);
  mirror.articles.set(to, article);
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
  writeFiles(contentPath(mirror, "."), { "site.yaml": JSON.stringify(mirror.settings) });
  return `set ${JSON.stringify(settings)}`;
}

/** Returns the paths of the program's templates and assets with these endings. */
function templatesOf({ folder }: Mirror, ...endings: readonly string[]): string[] {
  return filesIn(path.join(folder, "package/templates")).filter((file) =>
    endings.includes(path.posix.extname(file)),
  );
}

/** Adds text at the end of a file of the program. */
function append({ folder }: Mirror, file: string, text: string): string {
  appendFileSync(path.join(folder, "package", file), text);
  return `edit ${file}`;
}

/** Modules of which each belongs to another stage. */
const CODE = [
  "convert/convert-article.js",
  "catalog/build-catalog.js",
  "plan/plan-pages.js",
  "render/render-pages.js",
];

const folderAbove = (mirror: Mirror, which: number): string => path.posix.dirname(fileOf(mirror, which));

/** Moves a folder with all that is in it, times included. */
function moveFolder(mirror: Mirror, from: string, to: string): string {
  mkdirSync(path.dirname(contentPath(mirror, to)), { recursive: true });
  renameSync(contentPath(mirror, from), contentPath(mirror, to));
  for (const [file, article] of [...mirror.articles]) {
    if (!file.startsWith(`${from}/`)) continue;
    mirror.articles.delete(file);
    mirror.articles.set(to + file.slice(from.length), article);
  }
  return `move the folder ${from} to ${to}`;
}

function withoutDay({ day: _, ...article }: Article): Article {
  return { ...article, form: "markdown" };
}

const inChannel = (file: string, choice: number): string =>
  `${pick(CHANNELS, choice)}/${path.posix.basename(file)}`;

const fileOf = ({ articles }: Mirror, which: number): string => pick([...articles.keys()].sort(), which);

function articleOf({ articles }: Mirror, file: string): Article {
  const article = articles.get(file);
  if (!article) throw new Error(`there is no ${file}`);
  return article;
}
