import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { batchesOf } from "../lib/group-by.js";
import type { ContentSource, SourceCommit } from "../model/manifest.js";
import { mirrorRoot, pathInMirror, type SourcePath } from "../model/names.js";
import { formatsIn, type MirrorFolders, type Settings } from "../model/settings.js";
import { articleExtensions } from "./extensions.js";
import { type CommittedFile, committedFiles } from "./git/committed-files.js";
import { isAsNoted } from "./git/git-index.js";
import { runGit } from "./git/run-git.js";
import { mirrorFolders } from "./mirror-folders.js";
import type { KnownSource } from "./read-changed-sources.js";

/** Files that are read before other work has its turn. One by one they are read twice as fast as by promises. */
const BATCH = 32;

/** Size in bytes and modification time in milliseconds since 1970. */
interface FileState {
  readonly size: number;
  readonly mtimeMs: number;
}

/** Returns the name of the commit that is checked out in a folder; undefined if it is no git checkout, or if there is no git. */
export async function headOf(folder: string): Promise<string | undefined> {
  try {
    // A folder that the commit does not know, such as an ignored one, says nothing about the commit.
    const [head] = (await runGit(folder, "rev-parse", ["HEAD", "HEAD:./"])).toString().split("\n");
    return /^[0-9a-f]{40,64}$/.test(head ?? "") ? head : undefined;
  } catch {
    return undefined;
  }
}

/** The commit that each mirror is checked out at, by the mirror's root; an empty text for one outside of a checkout. */
export type Heads = ReadonlyMap<string, string>;

/** Returns the commits that mirrors are checked out at. */
export async function headsOf(folders: MirrorFolders): Promise<Heads> {
  const heads = Object.entries(folders).map(
    async ([root, folder]) => [root, (await headOf(folder)) ?? ""] as const,
  );
  return new Map(await Promise.all(heads));
}

/** Returns the commits of the content; see `sourceCommit`. @param sources all article files; read before it returns */
export async function contentSource(
  settings: Settings,
  heads: Heads,
  sources: Iterable<readonly [SourcePath, KnownSource]>,
): Promise<ContentSource> {
  const { site } = settings;
  const commitIn = (
    root: string,
    folder: string,
    files: typeof sources,
  ): Promise<SourceCommit> | undefined => {
    const head = heads.get(root);
    return head ? sourceCommit(folder, head, articleExtensions(formatsIn(site, root)), files) : undefined;
  };
  if (site.mirrors.length === 0) {
    const source = await commitIn("", settings.content, sources);
    return source ? { source } : {};
  }
  const folders = mirrorFolders(settings);
  const named = new Map<string, SourceCommit>();
  const all = [...sources];
  for (const { name, root } of site.mirrors) {
    const own = all.filter(([file]) => mirrorRoot(file) === root);
    const below = own.map(([file, known]) => [pathInMirror(file) as SourcePath, known] as const);
    const source = await commitIn(root, folders[root] ?? "", below);
    if (source) named.set(name, source);
  }
  return named.size > 0 ? { sources: Object.fromEntries(named) } : {};
}

/**
 * Returns a commit, and whether the article files differ from it: whether one was changed, added or removed. Line ends do not
 * matter, since git converts them. The function compares the files itself, since git would run filters that the repository
 * names. A file that a filter has changed counts as unchanged while it has the size and time in git's index.
 * @param extensions endings of article files; other files are not what the site is made of
 * @param sources the article files that are there; read before the promise is returned
 */
export async function sourceCommit(
  folder: string,
  commit: string,
  extensions: ReadonlySet<string>,
  sources: Iterable<readonly [SourcePath, KnownSource]>,
): Promise<SourceCommit> {
  const files = new Map<string, FileState>();
  for (const [file, [size, mtimeMs]] of sources)
    files.set(file, { size: Number(size), mtimeMs: Number(mtimeMs) });
  const isArticle = (file: string): boolean => extensions.has(path.posix.extname(file).toLowerCase());
  try {
    return (await isModified(folder, commit, isArticle, files)) ? { commit, modified: true } : { commit };
  } catch {
    // Git cannot read the commit, or a file went meanwhile: nobody can say that they are the same.
    return { commit, modified: true };
  }
}

/** @param files the article files that are there; those of the commit are taken out */
async function isModified(
  folder: string,
  commit: string,
  isArticle: (path: string) => boolean,
  files: Map<string, FileState>,
): Promise<boolean> {
  const unsure: CommittedFile[] = [];
  const submodules: CommittedFile[] = [];
  for (const file of await committedFiles(folder, commit)) {
    if (file.isSubmodule) submodules.push(file);
    else if (isArticle(file.path)) {
      const state = files.get(file.path) ?? stateOf(path.join(folder, file.path));
      if (!state) return true;
      files.delete(file.path);
      if (!isCommitted(file, state)) unsure.push(file);
    }
  }
  for (const submodule of submodules)
    if (await isSubmoduleModified(folder, submodule, isArticle, files)) return true;
  return files.size > 0 || (await anyDiffers(folder, unsure));
}

/** @param files those of the submodule are taken out */
async function isSubmoduleModified(
  folder: string,
  { path: submodule, object: commit }: CommittedFile,
  isArticle: (path: string) => boolean,
  files: Map<string, FileState>,
): Promise<boolean> {
  const below = new Map<string, FileState>();
  for (const [file, state] of files) {
    if (!file.startsWith(`${submodule}/`)) continue;
    below.set(file.slice(submodule.length + 1), state);
    files.delete(file);
  }
  if (below.size === 0) return false;
  const root = path.join(folder, submodule);
  return (await headOf(root)) !== commit || isModified(root, commit, isArticle, below);
}

/** Returns the state of a file that no article is made of; undefined where there is no such file. */
function stateOf(file: string): FileState | undefined {
  const stats = lstatSync(file, { throwIfNoEntry: false });
  // Anything but a file is never read: a pipe would keep the build waiting.
  return stats?.isFile() ? stats : undefined;
}

/** Tells whether git has seen the committed content in a file, and size and time of the file are still those of then. */
const isCommitted = ({ entry, object, indexMtimeMs }: CommittedFile, state: FileState): boolean =>
  entry?.blob === object && isAsNoted(entry, indexMtimeMs, state);

async function anyDiffers(folder: string, files: readonly CommittedFile[]): Promise<boolean> {
  for (const batch of batchesOf(files, BATCH)) {
    await setImmediate();
    for (const file of batch)
      if (!isBlob(readFileSync(path.join(folder, file.path)), file.object)) return true;
  }
  return false;
}

/** Tells whether some content is that of a blob, with its own line ends or with those that git stores. */
function isBlob(content: Buffer, blob: string): boolean {
  if (blobName(content, blob.length) === blob) return true;
  if (!content.includes("\r\n")) return false;
  const converted = Buffer.from(content.toString("latin1").replaceAll("\r\n", "\n"), "latin1");
  return blobName(converted, blob.length) === blob;
}

/** @param digits of the repository's names: 40 for SHA-1, 64 for SHA-256 */
const blobName = (content: Buffer, digits: number): string =>
  createHash(digits === 40 ? "sha1" : "sha256")
    .update(`blob ${content.length}\0`)
    .update(content)
    .digest("hex");
