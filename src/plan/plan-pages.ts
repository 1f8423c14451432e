import type { MeasuredPicture } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { Digest, SitePath } from "../model/names.js";
import { type Page, type SiteView, TEMPLATE_OF, type View } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import { aboutView } from "./about-view.js";
import { archiveView } from "./archive-view.js";
import { articleViews } from "./article-views.js";
import { calendarViews } from "./calendar-views.js";
import { feedViews } from "./feed-views.js";
import { homeView, notFoundView } from "./home-views.js";
import { Links } from "./links.js";
import { listViews } from "./list-views.js";
import { machineViews } from "./machine-views.js";
import { pageKey } from "./page-key.js";
import { channelPath } from "./paths.js";
import { tagIndexViews } from "./tag-index-views.js";

/** What the pages of one build have in common. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly settings: SiteSettings;
  readonly links: Links;
}

/** What a site is to hold. */
export interface Plan {
  readonly pages: readonly Page[];
  readonly site: SiteView;
  /** The pictures that pages show, by where they go. */
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Addresses that pages link to but no page has; none, unless the plan itself is wrong. */
  readonly deadLinks: readonly SitePath[];
}

/**
 * Plans every page of the site. Pure: the plan depends on the catalog, the settings and the template set alone.
 * @param templates digest of the template set and of what renders it
 */
export function planPages(catalog: Catalog, settings: SiteSettings, templates: Digest): Plan {
  const links = new Links();
  const context: PlanContext = { catalog, settings, links };
  const site = siteView(context);
  const shared = pageKey(templates, site);
  const pages: Page[] = [];
  const add = (makeView: () => View): void => {
    const view = makeView();
    pages.push({ path: view.path, template: TEMPLATE_OF[view.kind], key: pageKey(shared, view), makeView });
  };
  for (const makeView of views(context)) add(makeView);
  for (const makeView of machineViews(
    context,
    pages.map((page) => page.path),
  ))
    add(makeView);
  return {
    pages,
    site,
    pictures: links.shownPictures(),
    deadLinks: links.deadIn(new Set(pages.map((page) => page.path))),
  };
}

function* views(context: PlanContext): Generator<() => View> {
  yield () => homeView(context);
  yield* listViews(context);
  yield* tagIndexViews(context);
  yield () => archiveView(context);
  yield* calendarViews(context);
  yield* articleViews(context);
  yield () => aboutView(context);
  yield () => notFoundView(context);
  yield* feedViews(context);
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
