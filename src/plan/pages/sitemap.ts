import type { ArticleList, Catalog } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { PlainView, SitemapIndexView, SitemapView } from "../../model/views/site-views.js";
import { type MakeView, type PlanContext, viewBase } from "../page-plan.js";
import {
  dayPath,
  monthPath,
  NOT_FOUND,
  ROBOTS,
  SITEMAP,
  sitemapPath,
  WEB_MANIFEST,
  yearPath,
} from "../paths.js";

/** Addresses in a part of the sitemap. The protocol allows 50,000. A smaller part is cheaper to write again. */
const PER_PART = 10_000;

/** The pages that the sitemap lists, in its order. */
export interface SitemapPages {
  /** Pages of articles with a date, oldest first. So only the last part of the sitemap grows. */
  readonly articles: PageList;
  readonly undated: PageList;
  /** Pages of days, months and years. */
  readonly days: PageList;
  /** All other pages, most of them of lists, in the order of the bytes of their paths. */
  readonly lists: PageList;
}

/** A list of pages, of which some can be loaded. */
export interface PageList {
  readonly length: number;
  slice(from: number, to: number): SitemapView["pages"];
}

/** Tells whether the sitemap lists a page. */
export const isInSitemap = (path: SitePath): boolean => path.endsWith(".html") && path !== NOT_FOUND;

/** Returns the pages of a sitemap. @param lists all pages besides those of articles, days, months and years */
export function sitemapPages({ articles, undated, days }: Catalog, lists: PageList): SitemapPages {
  const offset = undated.length;
  const pathsOf = (list: ArticleList, from: number, to: number): readonly SitePath[] =>
    list.queries ? list.queries.pathsIn(from, to) : list.slice(from, to).map(({ path }) => path);
  const pagesOf = (list: ArticleList, from: number, to: number): SitemapView["pages"] =>
    pathsOf(list, from, to).map((path) => pageWith(path, dayIn(path)));
  return {
    articles: {
      length: articles.length - offset,
      slice: (from, to) => pagesOf(articles, from + offset, to + offset),
    },
    undated: { length: offset, slice: (from, to) => pagesOf(undated, from, to) },
    days: calendarPages([...days.keys()]),
    lists,
  };
}

/** @param day the newest day of its articles */
export const pageWith = (path: SitePath, day: Day | undefined): SitemapView["pages"][number] =>
  day ? { path, day } : { path };

/** Returns the pages of days, then those of months, then those of years. @param days oldest first */
function calendarPages(days: readonly Day[]): SitemapView["pages"] {
  // The newest day of a month or a year comes last.
  const months = new Map(days.map((day) => [day.slice(0, 7), day]));
  const years = new Map(days.map((day) => [day.slice(0, 4), day]));
  return [
    ...days.map((day) => pageWith(dayPath(day), day)),
    ...Array.from(months, ([month, day]) => pageWith(monthPath(month), day)),
    ...Array.from(years, ([year, day]) => pageWith(yearPath(year), day)),
  ];
}

/**
 * Yields makers of the views for machines: web manifest, robots.txt, and the sitemap if the site's address is known.
 * @param isChanged tells whether a page of a list changed from one index to another; parts without such a page are left out
 */
export function* machineFiles(
  { settings, links }: PlanContext,
  pages: SitemapPages,
  isChanged: (list: PageList, from: number, to: number) => boolean = () => true,
): Generator<MakeView<PlainView | SitemapIndexView | SitemapView>> {
  yield () => ({ kind: "manifest", ...viewBase(WEB_MANIFEST, "") });
  yield () => ({ kind: "robots", ...viewBase(ROBOTS, "") });
  if (!settings.baseUrl) return;
  const parts = sitemapParts(pages);
  for (const { path, list, first } of parts) {
    links.path(path);
    if (!isChanged(list, first, first + PER_PART)) continue;
    yield () => ({ kind: "sitemap", ...viewBase(path, ""), pages: list.slice(first, first + PER_PART) });
  }
  yield () => ({ kind: "sitemap-index", ...viewBase(SITEMAP, ""), parts: parts.map(({ path }) => path) });
}

/** A part of the sitemap: some pages of a list, from `first` on. */
interface SitemapPart {
  readonly path: SitePath;
  readonly list: PageList;
  readonly first: number;
}

/** Returns the parts of the sitemap, those of each list in the order of its pages. */
export const sitemapParts = (pages: SitemapPages): SitemapPart[] =>
  (Object.entries(pages) as [string, PageList][]).flatMap(([name, list]) =>
    Array.from({ length: Math.ceil(list.length / PER_PART) }, (_, part) => ({
      path: sitemapPath(name, part + 1),
      list,
      first: part * PER_PART,
    })),
  );

/** Returns the day of an article's page. The address of the page names it. */
function dayIn(path: SitePath): Day | undefined {
  const [, year, month, day] = /^(\d{4})\/(\d\d)\/(\d\d)\//.exec(path) ?? [];
  return year === undefined ? undefined : (`${year}-${month}-${day}` as Day);
}
