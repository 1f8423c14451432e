import type { SiteFile } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";

/** The planned files of a site, each with its key. */
export type PlannedFiles = ReadonlyMap<SitePath, Digest>;

/** What a build has to write and to remove. */
export interface PlanDiff {
  /** Files to write, with their keys: new files, and files whose key changed. */
  readonly stale: PlannedFiles;
  /** Files of earlier builds that are no longer planned. */
  readonly gone: readonly SitePath[];
}

/**
 * Compares the plan with the keys of earlier builds. Pure.
 * @param missing files that somebody has removed; they are written again
 * @param written the files that earlier builds wrote; none for a cold build
 */
export function diffPlan(
  planned: PlannedFiles,
  missing: ReadonlySet<SitePath>,
  written: Iterable<readonly [SitePath, SiteFile]>,
): PlanDiff {
  const stale = new Map(planned);
  const gone: SitePath[] = [];
  for (const [path, [key]] of written) {
    if (!planned.has(path)) gone.push(path);
    else if (planned.get(path) === key && !missing.has(path)) stale.delete(path);
  }
  return { stale, gone: gone.sort() };
}
