import { folderOf } from "../lib/paths.js";
import { PARTS_FOLDER, UNSURE } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { diffPlan, isPlanned, type PlanDiff, type PlannedSite } from "../plan/diff-plan.js";
import { isInSearch } from "../search/format/search-format.js";
import type { BuildContext, BuildInput } from "./build-context.js";

/** Tells whether a folder of the site holds neither the search index nor the manifest. */
export const isPage = (folder: string): boolean => !isInSearch(folder) && folder !== PARTS_FOLDER;

/** What has to be done to one part of the site: its pages, or its search index. */
export interface SiteChanges extends Pick<PlanDiff, "stale" | "gone"> {
  readonly foreign: readonly SitePath[];
}

/**
 * Compares one part of the planned site with what earlier builds wrote. The cache then says of all files to write or
 * to remove that nothing is known of them: if this build dies, the next one finishes its work.
 * @param isPart tells whether a folder of the site belongs to the part
 */
export function compareSite(
  planned: PlannedSite,
  isPart: (folder: string) => boolean,
  { missing, foreign }: BuildInput,
  { cache }: BuildContext,
): SiteChanges {
  const partOf = <Known>(folders: Iterable<readonly [string, Known]>): Map<string, Known> =>
    new Map([...folders].filter(([folder]) => isPart(folder)));
  const diff = diffPlan(planned, missing, partOf(cache.files.folders), partOf(cache.plannedFolders.rows()));
  cache.plannedFolders.put(diff.learned);
  return {
    ...diff,
    foreign: foreign.filter((path) => isPart(folderOf(path)) && !isPlanned(planned, path)),
  };
}

/** Notes that nothing is known of the files to write and to remove. */
export function markUnsure({ stale, gone }: SiteChanges, { cache }: BuildContext): void {
  cache.files.put([...stale.keys(), ...gone].map((path) => [path, UNSURE]));
}
