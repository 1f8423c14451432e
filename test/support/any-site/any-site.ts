import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { filesIn, writeFiles } from "../files.js";
import { pick } from "../random-article.js";
import { CHANNELS, printArticle, STORY_FORMAT } from "./article-forms.js";

/** What happens to a build: it dies, fails, or runs in another way. */
export type Trouble =
  | "is killed"
  | "fails"
  | "has no room"
  | "has a wrong template"
  | "is of shards"
  | "has threads"
  | "is of a fresh checkout"
  | "reads all files";

/** A site on the disk. Its folder holds those of three mirrors, of which it has one at first, and those of the operator. */
export interface AnySite {
  readonly folder: string;
  settings: Readonly<Record<string, unknown>>;
  /** The day on which the next build takes place. */
  today: string;
  /** Makes each text and name that a change invents a new one. */
  counter: number;
  /** What happens to the next build, or to one before it; absent if nothing does. */
  trouble?: Trouble | undefined;
}

/** Changes something, as the two numbers choose, and says what it did. */
export type AnyChange = (site: AnySite, which: number, choice: number) => string;

/** The folders of the three mirrors. */
export const ROOTS = ["content", "second", "third"];

/** Makes a site of twelve articles. @param choice of the settings with which it begins */
export function makeAnySite(folder: string, choice: number): AnySite {
  const site: AnySite = { folder, settings: {}, today: "2024-06-01", counter: 0 };
  for (const name of ["static", "packs", "templates/locales", ...ROOTS])
    mkdirSync(path.join(folder, name), { recursive: true });
  set(site, {
    title: "镜像",
    baseUrl: "https://mirror.example/",
    perPage: 2,
    content: "content",
    formats: [STORY_FORMAT],
    images: pick(["link", "local"], choice),
    ...(choice & 2 ? { static: "static", packs: "packs" } : {}),
    ...(choice & 4 ? { templates: "templates" } : {}),
  });
  for (let number = 0; number < 12; number++)
    addArticle(site, pick(["md", "ok.md"], number), "content", number, 1 + 2 * number);
  return site;
}

export const inside = ({ folder }: AnySite, file: string): string => path.join(folder, file);

export function set(site: AnySite, more: Readonly<Record<string, unknown>>): string {
  site.settings = { ...site.settings, ...more };
  // YAML reads JSON.
  writeFiles(site.folder, { "site.yaml": JSON.stringify(site.settings) });
  return `set ${JSON.stringify(more)}`;
}

/** Writes a file, in the place of whatever is there. */
export function write(site: AnySite, file: string, content: string | Uint8Array): string {
  try {
    rmSync(inside(site, file), { recursive: true, force: true });
    writeFiles(site.folder, { [file]: content });
  } catch (error) {
    if (!/^(?:ENOTDIR|EEXIST)$/.test((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return `write nothing: a folder of ${file} is a file`;
  }
  return `write ${file}`;
}

export function addArticle(site: AnySite, form: string, root: string, which: number, choice: number): string {
  const id = `n${which % 16}`;
  const file = path.posix.join(root, pick(CHANNELS, which >> 1), `${id}.${form.replace("ok.", "")}`);
  return write(site, file, printArticle(form, id, ++site.counter, choice));
}

/** Returns the folders of the mirrors that the site has. */
export const rootsOf = ({ settings }: AnySite): string[] =>
  (settings.mirrors as { folder: string }[] | undefined)?.map(({ folder }) => folder) ?? ["content"];

/** Stands for a file where there is none of some kind. */
const NONE = "content";

const ARTICLE = /\.(?:md|html|json|story)$/i;

/** Returns one of the files of the mirrors, in the order of their paths. @param pattern of its name; default: that of an article */
export function fileOf(site: AnySite, which: number, pattern = ARTICLE): string {
  const files = rootsOf(site).flatMap((root) => filesIn(inside(site, root)).map((file) => `${root}/${file}`));
  const some = files.filter((file) => pattern.test(file) && !file.includes(".git"));
  return some.length === 0 ? NONE : pick(some, which);
}

/** Changes the text of a file. */
export function edit(site: AnySite, file: string, change: (text: string) => string): string {
  if (file === NONE) return "edit nothing";
  writeFiles(site.folder, { [file]: change(readFileSync(inside(site, file), "utf8")) });
  return `edit ${file}`;
}

/** Moves a file as it is, its time included. */
export function move(site: AnySite, from: string, to: string): string {
  if (from === NONE || existsSync(inside(site, to))) return "move nothing";
  mkdirSync(path.dirname(inside(site, to)), { recursive: true });
  renameSync(inside(site, from), inside(site, to));
  return `move ${from} to ${to}`;
}

export function drop(site: AnySite, file: string): string {
  if (file === NONE) return "remove nothing";
  rmSync(inside(site, file), { recursive: true });
  return `remove ${file}`;
}

/** Removes a file that is there, or else writes it. */
export const toggle = (site: AnySite, file: string, content: string | Uint8Array): string =>
  existsSync(inside(site, file)) ? drop(site, file) : write(site, file, content);

/** Does something to a file, if there is one. */
export const ifAny = (file: string, change: (file: string) => string): string =>
  file === NONE ? "change nothing" : change(file);

/** Returns the path of a file in the same folder. */
export const beside = (file: string, name: string): string => path.posix.join(path.posix.dirname(file), name);
