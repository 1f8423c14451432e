import type { Catalog } from "../../model/catalog.js";
import { type Day, type SitePath, UNDATED_FOLDER } from "../../model/names.js";
import type { PlainView, SitemapIndexView, SitemapView } from "../../model/page.js";
import type { MakeView, PlanContext } from "../page-plan.js";
import {
  ARCHIVE,
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

/**
 * Yields functions that make the views of files for machines: web manifest, robots.txt, and the sitemap if the site's
 * address is known.
 * @param pages paths of all pages, those of articles oldest first
 * @param newestDays the newest day on pages of lists
 */
export function* machineFiles(
  { settings, links, catalog }: PlanContext,
  pages: readonly SitePath[],
  newestDays: ReadonlyMap<SitePath, Day>,
): Generator<MakeView<PlainView | SitemapIndexView | SitemapView>> {
  yield () => ({ kind: "manifest", ...base(WEB_MANIFEST) });
  yield () => ({ kind: "robots", ...base(ROBOTS) });
  if (!settings.baseUrl) return;
  const parts: { readonly path: SitePath; readonly pages: readonly SitePath[] }[] = [];
  for (const [name, paths] of Object.entries(sitemapGroups(pages))) {
    for (let from = 0; from < paths.length; from += PER_PART) {
      const path = links.path(sitemapPath(name, from / PER_PART + 1));
      parts.push({ path, pages: paths.slice(from, from + PER_PART) });
    }
  }
  const newestIn = newestDaysOf(catalog);
  const withDay = (path: SitePath): SitemapView["pages"][number] => {
    const day = dayIn(path) ?? newestDays.get(path) ?? newestIn.get(path);
    return day ? { path, day } : { path };
  };
  for (const part of parts)
    yield () => ({ kind: "sitemap", ...base(part.path), pages: part.pages.map(withDay) });
  yield () => ({ kind: "sitemap-index", ...base(SITEMAP), parts: parts.map(({ path }) => path) });
}

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

/** Articles are oldest first, so that only the last part of the sitemap grows. */
function sitemapGroups(
  pages: readonly SitePath[],
): Record<"articles" | "undated" | "days" | "lists", SitePath[]> {
  const groups: ReturnType<typeof sitemapGroups> = { articles: [], undated: [], days: [], lists: [] };
  for (const path of pages) {
    if (!path.endsWith(".html") || path === NOT_FOUND) continue;
    groups[groupOf(path)].push(path);
  }
  return groups;
}

function groupOf(path: SitePath): keyof ReturnType<typeof sitemapGroups> {
  const [folder = "", ...rest] = path.split("/");
  const isList = path.endsWith("/index.html");
  if (folder === UNDATED_FOLDER && rest.length === 1 && !isList) return "undated";
  if (!/^\d{4}$/.test(folder)) return "lists";
  return isList ? "days" : "articles";
}

const base = (path: SitePath) => ({ path, root: rootOf(path), title: "", crumbs: [] });
