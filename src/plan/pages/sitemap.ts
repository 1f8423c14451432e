import type { ArticleList, Catalog } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { PlainView, SitemapIndexView, SitemapView } from "../../model/views/site-views.js";
import type { MakeView, PlanContext } from "../page-plan.js";
import {
  ARCHIVE,
  dayPath,
  HOME,
  monthPath,
  NOT_FOUND,
  ROBOTS,
  rootOf,
  SITEMAP,
  sitemapPath,
  WEB_MANIFEST,
  yearPath,
} from "../paths.js";

/**
 * Number of addresses in one part of the sitemap. The protocol allows 50,000. A smaller part is cheaper to write
 * again.
 */
const PER_PART = 10_000;

/** The files that the sitemap lists, in its order. */
export interface ListedFiles {
  /** Pages of articles with a date, oldest first. So only the last part of the sitemap grows. */
  readonly articles: PathList;
  readonly undated: PathList;
  /** Pages of days, months and years. */
  readonly days: PathList;
  /** All other pages, by path. */
  readonly lists: PathList;
}

/** A list of paths, of which some can be loaded. */
export interface PathList {
  readonly length: number;
  slice(from: number, to: number): readonly SitePath[];
}

/**
 * Returns the files of a sitemap.
 * @param others pages besides those of articles, days, months and years
 */
export function listedFiles({ articles, undated, days }: Catalog, others: Iterable<SitePath>): ListedFiles {
  const offset = undated.length;
  const pathsOf = (list: ArticleList, from: number, to: number): readonly SitePath[] =>
    list.known ? list.known.pathsIn(from, to) : list.slice(from, to).map(({ path }) => path);
  const names = [...days.keys()];
  return {
    articles: {
      length: articles.length - offset,
      slice: (from, to) => pathsOf(articles, from + offset, to + offset),
    },
    undated: { length: offset, slice: (from, to) => pathsOf(undated, from, to) },
    days: [
      ...names.map(dayPath),
      ...new Set(names.map((day) => monthPath(day.slice(0, 7)))),
      ...new Set(names.map((day) => yearPath(day.slice(0, 4)))),
    ],
    lists: [...others].filter((path) => path.endsWith(".html") && path !== NOT_FOUND).sort(),
  };
}

/**
 * Yields functions that make the views of files for machines: web manifest, robots.txt, and the sitemap if the site's
 * address is known.
 * @param newestDays the newest day on pages of lists
 * @param from index of the first article with a date whose page came or went; parts before it are left out
 */
export function* machineFiles(
  { settings, links, catalog }: PlanContext,
  files: ListedFiles,
  newestDays: ReadonlyMap<SitePath, Day>,
  from = 0,
): Generator<MakeView<PlainView | SitemapIndexView | SitemapView>> {
  yield () => ({ kind: "manifest", ...base(WEB_MANIFEST) });
  yield () => ({ kind: "robots", ...base(ROBOTS) });
  if (!settings.baseUrl) return;
  const newestIn = newestDaysOf(catalog);
  const withDay = (path: SitePath): SitemapView["pages"][number] => {
    const day = dayIn(path) ?? newestDays.get(path) ?? newestIn.get(path);
    return day ? { path, day } : { path };
  };
  const parts = sitemapParts(files);
  for (const { path, paths, first } of parts) {
    links.path(path);
    if (paths === files.articles && first + PER_PART <= from) continue;
    yield () => ({
      kind: "sitemap",
      ...base(path),
      pages: paths.slice(first, first + PER_PART).map(withDay),
    });
  }
  yield () => ({ kind: "sitemap-index", ...base(SITEMAP), parts: parts.map(({ path }) => path) });
}

/** A part of the sitemap: some paths of a list, from `first` on. */
interface SitemapPart {
  readonly path: SitePath;
  readonly paths: PathList;
  readonly first: number;
}

/** Returns all parts of the sitemap. */
export const sitemapParts = (files: ListedFiles): SitemapPart[] =>
  (Object.entries(files) as [string, PathList][]).flatMap(([name, paths]) =>
    Array.from({ length: Math.ceil(paths.length / PER_PART) }, (_, part) => ({
      path: sitemapPath(name, part + 1),
      paths,
      first: part * PER_PART,
    })),
  );

/** Returns the day of an article's page, or of the page of a day. The address of the page names it. */
function dayIn(path: SitePath): Day | undefined {
  const [, year, month, day] = /^(\d{4})\/(\d\d)\/(\d\d)\//.exec(path) ?? [];
  return year === undefined ? undefined : (`${year}-${month}-${day}` as Day);
}

/** Returns the newest days of the pages that show articles of a month, of a year, or of the whole mirror. */
function newestDaysOf({ days }: Catalog): ReadonlyMap<SitePath, Day> {
  const newest = new Map<SitePath, Day>();
  // The newest day comes last.
  for (const day of days.keys())
    for (const path of [monthPath(day.slice(0, 7)), yearPath(day.slice(0, 4)), HOME, ARCHIVE])
      newest.set(path, day);
  return newest;
}

const base = (path: SitePath) => ({ path, root: rootOf(path), title: "", crumbs: [] });
