import type { Digest, SitePath } from "../model/names.js";

/** What a build has to do to the site of the last one. */
export interface PlanDiff {
  /** Files to write: new, or with another key than last time. */
  readonly stale: ReadonlySet<SitePath>;
  /** Files of the last build that are not planned any more. */
  readonly gone: readonly SitePath[];
}

/**
 * Compares the plan with the keys of the last build. Pure.
 * @param keys of everything that the site will hold
 * @param missing files of the last build that somebody has removed: they are written again
 * @param last what the last build wrote, each with its key; nothing for a cold build
 */
export function diffPlan(
  keys: ReadonlyMap<SitePath, Digest>,
  missing: ReadonlySet<SitePath>,
  last: ReadonlyMap<SitePath, readonly [key: Digest, ...unknown[]]>,
): PlanDiff {
  const stale = new Set<SitePath>();
  for (const [path, key] of keys) if (last.get(path)?.[0] !== key || missing.has(path)) stale.add(path);
  return { stale, gone: [...last.keys()].filter((path) => !keys.has(path)).sort() };
}
