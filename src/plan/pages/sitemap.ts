import { type SitePath, UNDATED_FOLDER } from "../../model/names.js";
import type { PlainView, SitemapIndexView, SitemapView } from "../../model/page.js";
import type { MakeView, PlanContext } from "../page-plan.js";
import { NOT_FOUND, ROBOTS, rootOf, SITEMAP, sitemapPath, WEB_MANIFEST } from "../paths.js";

/**
 * Number of addresses in one part of the sitemap. The protocol allows 50,000. A smaller part is cheaper to write
 * again.
 */
const PER_PART = 10_000;

/**
 * Yields functions that make the views of files for machines: web manifest, robots.txt, and the sitemap if the site's
 * address is known.
 * @param pages paths of all pages, those of articles oldest first
 */
export function* machineFiles(
  { settings, links }: PlanContext,
  pages: readonly SitePath[],
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
  for (const part of parts) yield () => ({ kind: "sitemap", ...base(part.path), pages: part.pages });
  yield () => ({ kind: "sitemap-index", ...base(SITEMAP), parts: parts.map(({ path }) => path) });
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
