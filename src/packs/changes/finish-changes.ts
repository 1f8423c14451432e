import { existsSync, lstatSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { sha256 } from "../../lib/digest.js";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { ifThere } from "../../lib/if-there.js";
import { foldersAbove } from "../../lib/paths.js";
import { temporaryName, writeAtomic } from "../../lib/write-atomic.js";
import { MANIFEST, PARTS_FOLDER, PUBLIC_KEY, SIGNATURE } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { fileInSite } from "../../output/file-in-site.js";
import { listFiles, removePages } from "../../output/site-folder.js";

/** The folder in a copy for changes that were checked and are not yet in their places, and what is in it. */
export const PENDING = ".newsmirror-changes";
export const STAGED_SITE = "site";
export const PLAN = "plan.json";

/** What is still to be done to a copy besides the staged files. */
export interface PendingPlan {
  /** SHA-256 of the manifest that the copy had. */
  readonly from: string;
  readonly removed: readonly SitePath[];
}

/**
 * Puts checked changes in place, if there are any; the manifest last. Can be repeated. They are dropped if somebody has put another
 * site in the place of the copy meanwhile. Nobody knows who made the copy, and the changes in it.
 * @throws BuildError as `requireNoLinks`; Error of the file system
 */
export function finishChanges(copy: string): void {
  const pending = path.join(copy, PENDING);
  if (!existsSync(pending)) return;
  requireNoLinks(copy, [`${PENDING}/${STAGED_SITE}/${MANIFEST}`]);
  const staged = path.join(pending, STAGED_SITE);
  const plan = path.join(pending, PLAN);
  const { from, removed } = JSON.parse(readFileSync(plan, "utf8")) as PendingPlan;
  const hasManifest = !existsSync(fileInSite(staged, MANIFEST));
  if (hasManifest || manifestDigest(copy) === from) {
    const files = listFiles(staged);
    requireNoLinks(copy, [...removed, ...files]);
    removePages(copy, removed);
    // Some disks take the name of a page that is gone for that of one that is put in place now.
    writeAtomic(plan, JSON.stringify({ from, removed: [] } satisfies PendingPlan));
    putInPlace(staged, files, copy);
  }
  // A run that dies while it removes a folder leaves a part of it. Such a part has not this name.
  const done = temporaryName(path.join(copy, "changes"));
  renameSync(pending, done);
  rmSync(done, { recursive: true });
}

/** Returns the SHA-256 of the manifest of a copy; undefined if it has none. */
export function manifestDigest(copy: string): string | undefined {
  const bytes = ifThere(() => readFileSync(path.join(copy, MANIFEST)));
  return bytes && sha256(bytes);
}

/** Requires that no folder of some files is a link: it may lead out of the copy. @throws BuildError that names the first one */
export function requireNoLinks(copy: string, files: Iterable<string>): void {
  for (const folder of new Set([...files].flatMap((file) => [...foldersAbove(file)])))
    if (lstatSync(path.join(copy, folder), { throwIfNoEntry: false })?.isSymbolicLink())
      throw new BuildError(`${folder} is a symbolic link in the copy`, "put the folder itself in its place");
}

function putInPlace(staged: string, files: ReadonlySet<SitePath>, copy: string): void {
  // A signature never stands beside a manifest that it is not of.
  if (files.has(MANIFEST)) rmSync(fileInSite(copy, SIGNATURE), { force: true });
  for (const file of [...files].sort((a, b) => rankOf(a) - rankOf(b))) {
    const target = fileInSite(copy, file);
    makeFolder(path.dirname(target));
    renameSync(fileInSite(staged, file), target);
  }
}

const LAST: readonly string[] = [MANIFEST, PUBLIC_KEY, SIGNATURE];

function rankOf(file: SitePath): number {
  if (file.startsWith(`${PARTS_FOLDER}/`)) return 1;
  return LAST.includes(file) ? 2 + LAST.indexOf(file) : 0;
}
