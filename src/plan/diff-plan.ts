import type { Digest, SitePath } from "../model/names.js";
import type { Page } from "../model/page.js";

/** What a build has to do to the site of the last one. */
export interface PlanDiff {
  /** Pages to render: new, or with another key than last time. */
  readonly stale: readonly Page[];
  /** Pages of the last build that are not planned any more. */
  readonly gone: readonly SitePath[];
}

/**
 * Compares the plan with the keys of the last build. Pure.
 * @param planned everything that the site will hold: the pages, and files of other kinds
 * @param present files that are there: a page that somebody removed by hand is rendered again
 * @param last keys by path of what the last build wrote; empty for a cold build
 */
export function diffPlan(
  pages: readonly Page[],
  planned: ReadonlySet<SitePath>,
  present: ReadonlySet<SitePath>,
  last: ReadonlyMap<SitePath, Digest>,
): PlanDiff {
  return {
    stale: pages.filter((page) => last.get(page.path) !== page.key || !present.has(page.path)),
    gone: [...last.keys()].filter((path) => !planned.has(path)).sort(),
  };
}
