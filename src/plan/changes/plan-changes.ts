import { ALL } from "../../cache/relations/catalog-schema.js";
import { slugOf } from "../../catalog/slug.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import type { ListedPage } from "../../catalog/stored/write-catalog.js";
import { nameOf } from "../../lib/paths.js";
import { type Day, dayFolder, type SitePath, type TagKey } from "../../model/names.js";
import { type Page, type SiteView, TEMPLATE_OF } from "../../model/page.js";
import type { SiteSettings } from "../../model/settings.js";
import { pageKey } from "../page-key.js";
import { type PagePlan, pagePlanOf, pagePlansOf } from "../page-plan.js";
import { articlePlanner } from "../pages/article-pages.js";
import { type DayEntry, dayMaker } from "../pages/calendar-pages.js";
import { listPaths } from "../pages/list-pages.js";
import { listedFiles, machineFiles, sitemapParts } from "../pages/sitemap.js";
import { dayPath, monthPath, tagFeedPath, yearPath } from "../paths.js";
import { type PlanBase, PlannedPage, pagePlans, planContexts, siteView } from "../plan-pages.js";
import { changedLists, type TouchedPages } from "./touched-pages.js";

/** The pages that a small change touches. */
export interface ChangedPlan {
  readonly pages: readonly Page[];
  /** Pages that are gone, if they were there. */
  readonly gone: ReadonlySet<SitePath>;
  /** The folders of touched days. */
  readonly dayFolders: ReadonlySet<string>;
  /** The pages of changed lists: those that were planned, and those that are gone. */
  readonly listed: readonly ListedPage[];
  readonly goneListed: readonly ListedPage[];
  readonly site: SiteView;
  /** Frees the pages, and the details of articles that their views have loaded. */
  release(): void;
}

/** What a plan of changes needs of the last build. */
export interface KnownPages {
  /** The pages of all lists. */
  readonly listed: readonly ListedPage[];
  /** Returns the names of the files in a folder of the site. */
  readonly namesIn: (folder: string) => readonly string[];
}

/**
 * Plans the pages that a change touches. Pure but for the questions to the database.
 * @param catalog after the change
 * @param removed pages of articles that are gone or moved
 * @param tags the tags that lost or won articles
 */
export function planChanges(
  catalog: StoredCatalog,
  touched: TouchedPages,
  removed: Iterable<SitePath>,
  tags: Iterable<TagKey>,
  settings: SiteSettings,
  base: PlanBase,
  known: KnownPages,
): ChangedPlan {
  const { context, viewContext } = planContexts(catalog, settings, base);
  const site = siteView(catalog, settings);
  const shared = pageKey(base.code, JSON.stringify(site));
  const pages: Page[] = [];
  const add = ({ kind, path, inputs, maker }: PagePlan): void => {
    pages.push(new PlannedPage(path, TEMPLATE_OF[kind], pageKey(shared, inputs), maker, viewContext.get));
  };
  const planArticle = articlePlanner(context);
  for (const article of catalog.ofRanks(touched.articles)) add(planArticle(article));
  const days = [...catalog.days];
  for (const index of touchedIndexes(days, touched.days)) add(pagePlanOf(context, dayMaker(days, index)));

  const lists = changedLists(touched, catalog);
  const listed: ListedPage[] = [];
  const others: SitePath[] = [];
  for (const plans of pagePlans(context, base, { lists, days: touched.days, feeds: touched.feeds }))
    for (const plan of plans) {
      add(plan);
      if (plan.listed) listed.push({ path: plan.path, ...plan.listed });
      else if (plan.kind !== "month" && plan.kind !== "year") others.push(plan.path);
    }
  const ofLists = new Set(listPaths(context, lists));
  const isGone = ({ list, path }: ListedPage): boolean => lists.has(list) && !ofLists.has(path);
  const goneListed = known.listed.filter(isGone);
  const kept = new Map(known.listed.filter((page) => !isGone(page)).map((page) => [page.path, page.newest]));
  for (const { path, newest } of listed) kept.set(path, newest);
  const files = listedFiles(catalog, [...kept.keys(), ...others]);
  const firstMoved = touched.lists.get(ALL);
  const from = firstMoved === undefined ? catalog.articles.length : catalog.list(ALL).countBefore(firstMoved);
  const newest = new Map([...kept].flatMap(([path, day]) => (day ? [[path, day] as const] : [])));
  for (const plan of pagePlansOf(
    context,
    machineFiles(context, files, newest, from - catalog.undated.length),
  ))
    add(plan);

  const gone = new Set<SitePath>([...removed, ...goneListed.map(({ path }) => path)]);
  for (const day of touched.days)
    for (const path of [dayPath(day), monthPath(day.slice(0, 7)), yearPath(day.slice(0, 4))]) gone.add(path);
  for (const key of tags) gone.add(tagFeedPath(slugOf(key)));
  for (const name of known.namesIn("tags/initials"))
    if (!/^\d+\.html$|^feed\.xml$/.test(name)) gone.add(`tags/initials/${name}` as SitePath);
  const parts = new Set(sitemapParts(files).map(nameOf));
  for (const name of known.namesIn("sitemaps"))
    if (!parts.has(name)) gone.add(`sitemaps/${name}` as SitePath);
  for (const day of catalog.days.keys()) {
    gone.delete(monthPath(day.slice(0, 7)));
    gone.delete(yearPath(day.slice(0, 4)));
  }
  for (const { path } of pages) gone.delete(path);
  const release = (): void => {
    viewContext.release();
    pages.length = 0;
  };
  const dayFolders = new Set(Array.from(touched.days, dayFolder));
  for (const { path } of pages) if (/^\d{4}\/\d\d\/\d\d\//.test(path)) dayFolders.add(path.slice(0, 10));
  return { pages, gone, dayFolders, listed, goneListed, site, release };
}

/** Yields the indexes of touched days, and of the days beside them. A day that is gone is between two others. */
function* touchedIndexes(days: readonly DayEntry[], touched: ReadonlySet<Day>): Generator<number> {
  const wanted = [...touched];
  for (const [index, [day]] of days.entries()) {
    const [before, after] = [days[index - 1]?.[0], days[index + 1]?.[0]];
    if (touched.has(day) || wanted.some((one) => one >= (before ?? one) && one <= (after ?? one)))
      yield index;
  }
}
