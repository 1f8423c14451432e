import type { MeasuredPicture } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { Digest, SitePath } from "../model/names.js";
import { type Page, type SiteView, TEMPLATE_OF, type View } from "../model/page.js";
import type { SiteSettings } from "../model/settings.js";
import { aboutView } from "./about-view.js";
import { archiveView } from "./archive-view.js";
import { articlePages } from "./article-pages.js";
import { calendarViews } from "./calendar-views.js";
import { feedViews } from "./feed-views.js";
import { homeView, notFoundView, searchView } from "./home-views.js";
import { Links } from "./links.js";
import { listPages } from "./list-pages.js";
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

/** A page whose key is yet to be made. */
export interface Draft {
  readonly kind: View["kind"];
  readonly path: SitePath;
  /** Changes with whatever its view shows, but for what all pages share. */
  readonly inputs: string;
  readonly maker: ViewMaker;
}

/** What a site is to hold. */
export interface Plan {
  readonly pages: readonly Page[];
  readonly site: SiteView;
  /** The pictures that pages show, by where they go. */
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Addresses that pages link to but no page has; none, unless the plan itself is wrong. */
  readonly deadLinks: readonly SitePath[];
  /** Lets go of the pages, and of what articles say, which the views that were made have loaded. */
  release(): void;
}

/**
 * Plans every page of the site. Pure: the plan depends on the catalog, the settings and the code alone.
 * @param code digest of the template set, of what renders it, and of what makes views
 * @param searchScript the program of the search page
 */
export function planPages(
  catalog: Catalog,
  settings: SiteSettings,
  code: Digest,
  searchScript: SitePath,
): Plan {
  const links = new Links(inDigests);
  const context: PlanContext = { catalog, settings, links };
  let inFull: PlanContext | undefined;
  const contextOfViews = (): PlanContext => {
    inFull ??= { catalog, settings, links: new Links(inWords(settings.lang)) };
    return inFull;
  };
  const site = siteView(catalog, settings);
  for (const { path } of site.channels) links.path(path);
  const shared = pageKey(code, JSON.stringify(site));
  const pages: Page[] = [];
  const add = ({ kind, path, inputs, maker }: Draft): void => {
    pages.push(new PlannedPage(path, TEMPLATE_OF[kind], pageKey(shared, inputs), maker, contextOfViews));
  };
  for (const some of drafts(context, searchScript)) for (const draft of some) add(draft);
  const paths = pages.map((page) => page.path);
  for (const draft of fromViews(context, machineViews(context, paths))) add(draft);
  return {
    pages,
    site,
    pictures: links.shownPictures(),
    deadLinks: links.deadIn(new Set(pages.map((page) => page.path))),
    release: () => {
      inFull = undefined;
      pages.length = 0;
    },
  };
}

/** A page that holds what makes its view, not the view. */
class PlannedPage implements Page {
  constructor(
    readonly path: SitePath,
    readonly template: string,
    readonly key: Digest,
    private readonly maker: ViewMaker,
    private readonly context: () => PlanContext,
  ) {}

  makeView(): View {
    return this.maker(this.context());
  }
}

function drafts(context: PlanContext, searchScript: SitePath): Iterable<Draft>[] {
  const search: ViewMaker = (its) => searchView(its, searchScript);
  return [
    fromViews(context, [homeView]),
    listPages(context),
    fromViews(context, tagIndexViews(context)),
    fromViews(context, [archiveView]),
    fromViews(context, calendarViews(context)),
    articlePages(context),
    fromViews(context, [aboutView, search, notFoundView]),
    fromViews(context, feedViews(context)),
  ];
}

/** Drafts pages whose views are themselves what they depend on. */
function* fromViews(context: PlanContext, makers: Iterable<ViewMaker>): Generator<Draft> {
  for (const maker of makers) {
    const view = maker(context);
    yield { kind: view.kind, path: view.path, inputs: JSON.stringify(view), maker };
  }
}

/** Returns what all pages show of the site. */
export function siteView(catalog: Catalog, settings: SiteSettings): SiteView {
  return {
    title: settings.title,
    description: settings.description,
    lang: settings.lang,
    images: settings.images,
    ...(settings.baseUrl ? { baseUrl: settings.baseUrl } : {}),
    channels: catalog.channels.map(({ id, label }) => ({ id, label, path: channelPath(id) })),
  };
}
