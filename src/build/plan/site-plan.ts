import type { MeasuredPicture, StaticFile } from "../../model/article.js";
import type { SitePath } from "../../model/names.js";
import type { Page, SiteView } from "../../model/page.js";
import type { Plan } from "../../plan/plan-pages.js";
import type { SiteChanges } from "../compare-site.js";
import type { SiteSummary } from "../summary.js";
import type { SearchPlan } from "./plan-index.js";

/** What a build is going to write, and its summary of the site. */
export interface SitePlan {
  readonly site: SiteView;
  /** The pages, pictures and other files that are stale or gone, without the search index and the manifest. */
  readonly changes: SiteChanges;
  /** Hands over the stale pages. The plan then holds no pages any more. */
  readonly takeStalePages: () => Page[];
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Files that are copied as they are. */
  readonly staticFiles: ReadonlyMap<SitePath, StaticFile>;
  readonly planSearch: () => SearchPlan;
  /** Frees what the views of pages have loaded. */
  readonly release: () => void;
  /** Puts into the cache what the next build asks of this one, bit by bit between other work. */
  readonly keep: () => Promise<void>;
  readonly summary: SiteSummary;
}

/** Returns those pages of a plan that are stale. The plan then holds no pages any more. */
export function takeStale(
  { pages, release }: Pick<Plan, "pages" | "release">,
  { stale }: Pick<SiteChanges, "stale">,
): Page[] {
  const taken = pages.filter(({ path }) => stale.has(path));
  release();
  return taken;
}
