import type { Catalog } from "../model/catalog.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Page, SiteView, View } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import { archiveViews } from "./archive-views.js";
import { articleViews } from "./article-views.js";
import { homeView, notFoundView, searchView, tagIndexView } from "./home-views.js";
import { Links } from "./links.js";
import { listViews } from "./list-views.js";
import { pageKey } from "./page-key.js";
import { channelPath } from "./paths.js";

const TEMPLATES: Readonly<Record<View["kind"], string>> = {
  article: "article",
  home: "home",
  channel: "list",
  tag: "list",
  tags: "tags",
  day: "day",
  month: "month",
  year: "year",
  search: "search",
  "not-found": "not-found",
};

/** What the pages of one build have in common. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly settings: SiteSettings;
  readonly links: Links;
}

/**
 * Plans every page of the site. Pure: the plan depends on the catalog, the settings and the template set alone.
 * @param templates digest of the template set and of what renders it
 * @param searchScript the program of the search page
 * @returns the pages, and the addresses that pages link to but no page has (none, unless the plan itself is wrong)
 */
export function planPages(
  catalog: Catalog,
  settings: SiteSettings,
  templates: Digest,
  searchScript: SitePath,
): { readonly pages: Page[]; readonly site: SiteView; readonly deadLinks: SitePath[] } {
  const links = new Links();
  const context: PlanContext = { catalog, settings, links };
  const site = siteView(context);
  const shared = pageKey(templates, site);
  const pages: Page[] = [];
  for (const makeView of views(context, searchScript)) {
    const view = makeView();
    pages.push({ path: view.path, template: TEMPLATES[view.kind], key: pageKey(shared, view), makeView });
  }
  return { pages, site, deadLinks: links.deadIn(new Set(pages.map((page) => page.path))) };
}

function* views(context: PlanContext, searchScript: SitePath): Generator<() => View> {
  yield () => homeView(context);
  yield* listViews(context);
  yield () => tagIndexView(context);
  yield* archiveViews(context);
  yield* articleViews(context);
  yield () => searchView(context, searchScript);
  yield () => notFoundView(context);
}

function siteView({ catalog, settings, links }: PlanContext): SiteView {
  return {
    title: settings.title,
    description: settings.description,
    lang: settings.lang,
    images: settings.images,
    ...(settings.baseUrl ? { baseUrl: settings.baseUrl } : {}),
    channels: catalog.channels.map(({ id, label }) => ({ id, ...links.to(label, channelPath(id)) })),
  };
}
