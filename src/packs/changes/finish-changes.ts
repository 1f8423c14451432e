import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { MANIFEST, PARTS_FOLDER, PUBLIC_KEY, SIGNATURE } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { fileInSite } from "../../output/file-in-site.js";
import { listFiles, removePages } from "../../output/site-folder.js";

/** The folder in a copy for changes that were checked and are not yet in their places, and what is in it. */
export const PENDING = ".newsmirror-changes";
export const STAGED_SITE = "site";
export const REMOVED_LIST = "removed.json";

/** Puts checked changes in place, if there are any; the manifest last. Can be repeated. @throws Error of the file system */
export function finishChanges(copy: string): void {
  const pending = path.join(copy, PENDING);
  if (!existsSync(pending)) return;
  const staged = path.join(pending, STAGED_SITE);
  const removed = JSON.parse(readFileSync(path.join(pending, REMOVED_LIST), "utf8")) as SitePath[];
  removePages(copy, removed);
  const files = [...listFiles(staged)].sort((a, b) => rankOf(a) - rankOf(b));
  // A signature never stands beside a manifest that it is not of.
  if (files.includes(MANIFEST)) rmSync(fileInSite(copy, SIGNATURE), { force: true });
  for (const file of files) {
    const target = fileInSite(copy, file);
    mkdirSync(path.dirname(target), { recursive: true });
    renameSync(fileInSite(staged, file), target);
  }
  rmSync(pending, { recursive: true });
}

const LAST: readonly string[] = [MANIFEST, PUBLIC_KEY, SIGNATURE];

function rankOf(file: SitePath): number {
  if (file.startsWith(`${PARTS_FOLDER}/`)) return 1;
  return LAST.includes(file) ? 2 + LAST.indexOf(file) : 0;
}
