import { tagOfList } from "../../cache/relations/catalog-schema.js";
import { slugOf } from "../../catalog/slug.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { OTHER_PAGES, type StoredPages } from "../../catalog/stored/stored-pages.js";
import { nameOf } from "../../lib/paths.js";
import type { MeasuredPicture } from "../../model/article.js";
import type { SitePath, TagKey } from "../../model/names.js";
import type { Page, SiteView } from "../../model/page.js";
import type { SiteSettings } from "../../model/settings.js";
import { type PagePlan, type PlanContext, pagePlanOf, pagePlansOf } from "../page-plan.js";
import { articlePlanner } from "../pages/article-pages.js";
import { makeDayView, wantedIn } from "../pages/calendar-pages.js";
import { isChangedIn, listPaths } from "../pages/list-pages.js";
import {
  machineFiles,
  type PageList,
  type SitemapPages,
  sitemapPages,
  sitemapParts,
} from "../pages/sitemap.js";
import { dayPath, monthPath, tagFeedPath, yearPath } from "../paths.js";
import { listedPages, type PlanBase, pageMaker, pagePlans } from "../plan-pages.js";
import { changedDated, changedLists, type TouchedPages } from "./touched-pages.js";

/** A catalog after a change, and what the change touches. */
interface TouchedCatalog {
  readonly catalog: StoredCatalog;
  readonly touched: TouchedPages;
  /** Pages of articles that are gone or moved. */
  readonly removed: readonly SitePath[];
  /** The tags that changed articles had or have. */
  readonly tags: Iterable<TagKey>;
}

/** The pages that a small change touches. */
export interface ChangedPlan {
  readonly pages: readonly Page[];
  /** Pages that are gone, if they were there. */
  readonly gone: ReadonlySet<SitePath>;
  readonly site: SiteView;
  /** The pictures that these pages show, by their paths on the site. */
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Frees the pages, and the details of articles that their views have loaded. */
  release(): void;
}

/** What the last build tells a plan of changes. */
interface KnownPages {
  /** The pages that the sitemap lists. The plan updates them. */
  readonly pages: StoredPages;
  /** Returns the names of the files in a folder of the site. */
  readonly namesIn: (folder: string) => readonly string[];
}

/** Plans the pages that a change touches. It asks the catalog, and changes nothing but the stored pages. */
export function planChanges(
  change: TouchedCatalog,
  settings: SiteSettings,
  base: PlanBase,
  { pages: stored, namesIn }: KnownPages,
): ChangedPlan {
  const { catalog, touched } = change;
  const { context, site, toPage, release: releaseViews } = pageMaker(catalog, settings, base);
  const others = planOthers(change, base, context, stored);
  const { inSitemap } = others;
  const plans = [...articlesAndDays(catalog, touched, context), ...others.plans];
  const dated = changedDated(touched, catalog);
  const isChanged = (list: PageList, first: number, end: number): boolean => {
    if (list === stored) return stored.isChanged(first, end);
    if (list !== inSitemap.articles) return true;
    return dated !== undefined && isChangedIn(dated, first, end);
  };
  plans.push(...pagePlansOf(context, machineFiles(context, inSitemap, isChanged)));
  const pages = plans.map(toPage);
  const gone = new Set([...others.gone, ...mayBeGone(change, inSitemap, namesIn)]);
  for (const { path } of pages) gone.delete(path);
  const release = (): void => {
    releaseViews();
    pages.length = 0;
  };
  return { pages, gone, site, pictures: context.links.shownPictures(), release };
}

/** Plans the touched pages besides those of articles and days, and updates the stored pages. */
function planOthers(
  { catalog, touched }: TouchedCatalog,
  base: PlanBase,
  context: PlanContext,
  stored: StoredPages,
): {
  readonly plans: readonly PagePlan[];
  readonly gone: readonly SitePath[];
  readonly inSitemap: SitemapPages;
} {
  const lists = changedLists(touched, catalog);
  const names = [...new Set([...lists.keys(), ...touched.feeds])];
  const tags = names.flatMap((name) => {
    const key = tagOfList(name);
    return (key !== undefined && catalog.tag(key)) || [];
  });
  const part = { lists, days: touched.days, feeds: touched.feeds, tags };
  const plans = pagePlans(context, base, part).flatMap((ofKind) => [...ofKind]);
  const listed = listedPages(plans, catalog);
  const isThere = new Set([...listPaths(context, lists, tags), ...listed.map(({ path }) => path)]);
  const known = [...lists.keys(), OTHER_PAGES].flatMap((list) => stored.pathsIn(list));
  const gone = known.filter((path) => !isThere.has(path));
  stored.change(gone, listed);
  return { plans, gone, inSitemap: sitemapPages(catalog, stored) };
}

function* articlesAndDays(
  catalog: StoredCatalog,
  touched: TouchedPages,
  context: PlanContext,
): Generator<PagePlan> {
  const planArticle = articlePlanner(context);
  for (const article of catalog.ofRanks(touched.articles)) yield planArticle(article);
  const days = [...catalog.days];
  for (const [index] of wantedIn(days, touched.days)) yield pagePlanOf(context, makeDayView(days, index));
}

/** Yields the pages that are gone unless they are planned, besides those of lists. */
function* mayBeGone(
  { catalog, touched, removed, tags }: TouchedCatalog,
  inSitemap: SitemapPages,
  namesIn: KnownPages["namesIn"],
): Generator<SitePath> {
  yield* removed;
  const days = new Set(catalog.days.keys());
  const periods = new Set(Array.from(days, (day) => [day.slice(0, 7), day.slice(0, 4)]).flat());
  for (const day of touched.days) {
    const [month, year] = [day.slice(0, 7), day.slice(0, 4)];
    if (!days.has(day)) yield dayPath(day);
    if (!periods.has(month)) yield monthPath(month);
    if (!periods.has(year)) yield yearPath(year);
  }
  for (const key of tags) yield tagFeedPath(slugOf(key));
  const parts = new Set(sitemapParts(inSitemap).map(({ path }) => nameOf(path)));
  for (const name of namesIn("sitemaps")) if (!parts.has(name)) yield `sitemaps/${name}` as SitePath;
}
