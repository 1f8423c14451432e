import { FolderRows } from "../lib/file-columns.js";
import { folderOf, pathIn } from "../lib/paths.js";
import { PARTS_FOLDER, type SiteFile, UNSURE } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { diffPlan, type PlanDiff, type PlannedFiles } from "../plan/diff-plan.js";
import { isInSearch } from "../search/format/search-format.js";
import type { BuildContext, BuildInput } from "./build-context.js";

/** Tells whether a folder of the site holds neither the search index nor the manifest. */
export const isPageFolder = (folder: string): boolean => !isInSearch(folder) && folder !== PARTS_FOLDER;

/** What has to be done to one part of the site: its pages, or its search index. */
export interface SiteChanges extends PlanDiff {
  /** Files in the part that no build has written, and that are not planned. */
  readonly foreign: readonly SitePath[];
}

/**
 * Compares one part of the planned site with what earlier builds wrote. Call `markUnsure` before you write or remove anything.
 * @param isPart tells whether a folder of the site belongs to the part
 */
export function compareSite(
  planned: PlannedFiles,
  isPart: (folder: string) => boolean,
  { missing, foreign }: BuildInput,
  { cache }: BuildContext,
): SiteChanges {
  function* written(): Generator<readonly [SitePath, SiteFile]> {
    for (const [folder, columns] of cache.files.folders)
      if (isPart(folder))
        for (const [name, row] of new FolderRows<SiteFile>(columns)) yield [pathIn(folder, name), row];
  }
  return {
    ...diffPlan(planned, missing, written()),
    foreign: foreign.filter((path) => isPart(folderOf(path)) && !planned.has(path)),
  };
}

/** Notes in the cache that nothing is known of the files to write and to remove: if this build dies, the next one finishes its work. */
export function markUnsure({ stale, gone }: SiteChanges, { cache }: BuildContext): void {
  cache.files.put([...stale.keys(), ...gone].map((path) => [path, UNSURE]));
}
