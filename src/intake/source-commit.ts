import { createHash } from "node:crypto";
import { lstatSync, readFileSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { batchesOf } from "../lib/group-by.js";
import type { ContentSource, SourceCommit } from "../model/manifest.js";
import { mirrorRoot, pathInMirror, type SourcePath } from "../model/names.js";
import type { MirrorFolders, Settings } from "../model/settings.js";
import { articleExtensions, extensionOf } from "./extensions.js";
import { type CommittedFile, committedFiles } from "./git/committed-files.js";
import { isAsNoted } from "./git/git-index.js";
import { runGit } from "./git/run-git.js";
import { type PathFilter, pathFilter, wouldBeRead } from "./path-filter.js";
import type { KnownSource } from "./read-changed-sources.js";
import type { ScanOptions } from "./scan-content.js";
import { type MirrorToScan, mirrorsToScan } from "./scan-mirrors.js";

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
  const commitIn = (
    { root, content, options }: MirrorToScan,
    files: typeof sources,
  ): Promise<SourceCommit> | undefined => {
    const head = heads.get(root);
    return head ? sourceCommit(content, head, options, files) : undefined;
  };
  const scanned = mirrorsToScan(settings);
  const [only] = scanned;
  const { mirrors } = settings.site;
  if (mirrors.length === 0) {
    const source = only && (await commitIn(only, sources));
    return source ? { source } : {};
  }
  const named = new Map<string, SourceCommit>();
  const all = [...sources];
  for (const { name, root } of mirrors) {
    const own = all.filter(([file]) => mirrorRoot(file) === root);
    const below = own.map(([file, known]) => [pathInMirror(file) as SourcePath, known] as const);
    const mirror = scanned.find((one) => one.root === root);
    const source = mirror && (await commitIn(mirror, below));
    if (source) named.set(name, source);
  }
  return named.size > 0 ? { sources: Object.fromEntries(named) } : {};
}

/**
 * Returns a commit, and whether the article files differ from it: whether one was changed, added or removed. Line ends do not
 * matter, since git converts them. The function compares the files itself, since git would run filters that the repository
 * names. A file that a filter has changed counts as unchanged while it has the size and time in git's index. Files that a scan
 * passes over make no difference: the site is not made of them.
 * @param options of the scan
 * @param sources the article files that are there; read before the promise is returned
 */
export async function sourceCommit(
  folder: string,
  commit: string,
  options: ScanOptions,
  sources: Iterable<readonly [SourcePath, KnownSource]>,
): Promise<SourceCommit> {
  const files = new Map<string, FileState>();
  for (const [file, [size, mtimeMs]] of sources)
    files.set(file, { size: Number(size), mtimeMs: Number(mtimeMs) });
  const extensions = articleExtensions(options.formats);
  const isArticle = (file: string): boolean => extensions.has(extensionOf(file));
  try {
    const time = await commitTime(folder, commit);
    const isOther = await isModified(folder, commit, { isArticle, ...pathFilter(folder, options) }, files);
    return isOther ? { commit, time, modified: true } : { commit, time };
  } catch {
    // Git cannot read the commit, or a file went meanwhile: nobody can say that they are the same.
    return { commit, modified: true };
  }
}

/** Returns when a commit was made, in seconds since 1970, as the commit itself says. @throws Error if git cannot read it */
async function commitTime(folder: string, commit: string): Promise<number> {
  const text = (await runGit(folder, "cat-file", ["commit", commit])).toString("latin1");
  const [, seconds] = /^committer .* (\d{1,12}) [-+]\d{4}$/m.exec(text) ?? [];
  if (seconds === undefined) throw new Error(`${commit} does not say when it was made`);
  return Number(seconds);
}

/** Tells which files of a checkout may be article files. */
interface ArticleFilter extends PathFilter {
  /** Whether a file has the ending of one. */
  readonly isArticle: (file: string) => boolean;
}

/** @param files the article files that are there; those of the commit are taken out */
async function isModified(
  folder: string,
  commit: string,
  filter: ArticleFilter,
  files: Map<string, FileState>,
): Promise<boolean> {
  const unsure: CommittedFile[] = [];
  const submodules: CommittedFile[] = [];
  const gone: string[] = [];
  for (const file of await committedFiles(folder, commit)) {
    if (file.isSubmodule) submodules.push(file);
    else if (filter.isArticle(file.path)) {
      const state = files.get(file.path);
      files.delete(file.path);
      if (state && !isCommitted(file, state)) unsure.push(file);
      if (!state && !isFile(path.join(folder, file.path))) gone.push(file.path);
    }
  }
  for (const submodule of submodules)
    if (await isSubmoduleModified(folder, submodule, filter, files)) return true;
  return files.size > 0 || (await anyMissed(folder, commit, gone, filter)) || anyDiffers(folder, unsure);
}

/** Tells whether a scan would read one of some files of a commit that are gone. */
async function anyMissed(
  folder: string,
  commit: string,
  gone: readonly string[],
  filter: PathFilter,
): Promise<boolean> {
  if (gone.length === 0) return false;
  const all = Array.from(await committedFiles(folder, commit), (file) => file.path);
  return gone.some(wouldBeRead(all, filter));
}

/** @param files those of the submodule are taken out */
async function isSubmoduleModified(
  folder: string,
  { path: submodule, object: commit }: CommittedFile,
  { isArticle, isHidden, isExcluded }: ArticleFilter,
  files: Map<string, FileState>,
): Promise<boolean> {
  const below = new Map<string, FileState>();
  for (const [file, state] of files) {
    if (!file.startsWith(`${submodule}/`)) continue;
    below.set(file.slice(submodule.length + 1), state);
    files.delete(file);
  }
  if (below.size === 0) return false;
  const filter: ArticleFilter = {
    isArticle,
    isHidden: (entryPath) => isHidden(`${submodule}/${entryPath}`),
    isExcluded: (entryPath) => isExcluded(`${submodule}/${entryPath}`),
  };
  return isModified(path.join(folder, submodule), commit, filter, below);
}

/** Tells whether there is a file. Anything else is never read: a pipe would keep the build waiting. */
const isFile = (file: string): boolean => lstatSync(file, { throwIfNoEntry: false })?.isFile() === true;

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
