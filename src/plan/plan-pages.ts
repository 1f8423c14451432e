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
import { homeView, notFoundView, searchView } from "./home-views.js";
import { Links } from "./links.js";
import { listViews } from "./list-views.js";
import { machineViews } from "./machine-views.js";
import { pageKey } from "./page-key.js";
import { channelPath } from "./paths.js";
import { tagIndexViews } from "./tag-index-views.js";
import { inDigests, inWords } from "./wording.js";

/** What the pages of one build have in common. */
export interface PlanContext {
  readonly catalog: Catalog;
  readonly settings: SiteSettings;
  readonly links: Links;
}

/** Makes a view: for its page's key or for the page, which the context tells. */
export type ViewMaker<Kind extends View = View> = (context: PlanContext) => Kind;

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
 * @param searchScript the program of the search page
 */
export function planPages(
  catalog: Catalog,
  settings: SiteSettings,
  templates: Digest,
  searchScript: SitePath,
): Plan {
  const links = new Links(inDigests);
  const context: PlanContext = { catalog, settings, links };
  const inFull: PlanContext = { catalog, settings, links: new Links(inWords(settings.lang)) };
  const site = siteView(context);
  const shared = pageKey(templates, site);
  const pages: Page[] = [];
  const add = (maker: ViewMaker): void => {
    const view = maker(context);
    const makeView = (): View => maker(inFull);
    pages.push({ path: view.path, template: TEMPLATE_OF[view.kind], key: pageKey(shared, view), makeView });
  };
  for (const maker of views(context, searchScript)) add(maker);
  const paths = pages.map((page) => page.path);
  for (const maker of machineViews(context, paths)) add(maker);
  return {
    pages,
    site,
    pictures: links.shownPictures(),
    deadLinks: links.deadIn(new Set(pages.map((page) => page.path))),
  };
}

function* views(context: PlanContext, searchScript: SitePath): Generator<ViewMaker> {
  yield homeView;
  yield* listViews(context);
  yield* tagIndexViews(context);
  yield archiveView;
  yield* calendarViews(context);
  yield* articleViews(context);
  yield aboutView;
  yield (its) => searchView(its, searchScript);
  yield notFoundView;
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
