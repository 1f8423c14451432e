import type { MeasuredPicture, StaticFile } from "../../model/article.js";
import type { SitePath } from "../../model/names.js";
import type { Page, SiteView } from "../../model/page.js";
import type { SiteChanges } from "../compare-site.js";
import type { SiteSummary } from "../summary.js";
import type { SearchPlan } from "./plan-index.js";

/** What a build is going to write, and its summary of the site. */
export interface SitePlan {
  readonly site: SiteView;
  /** The pages, pictures and other files that are stale or gone, without the search index and the manifest. */
  readonly changes: SiteChanges;
  readonly stalePages: () => Iterable<Page>;
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Files that are copied as they are. */
  readonly staticFiles: ReadonlyMap<SitePath, StaticFile>;
  readonly planSearch: () => SearchPlan;
  /** Frees the pages. */
  readonly release: () => void;
  /** Puts into the cache what the next build asks of this one, bit by bit between other work. */
  readonly keep: () => Promise<void>;
  readonly summary: SiteSummary;
}
