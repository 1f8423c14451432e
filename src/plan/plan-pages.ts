import { type ListedPage, OTHER_PAGES } from "../catalog/stored/stored-pages.js";
import { present } from "../lib/present.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { Catalog, CatalogArticle, Tag, WholeCatalog } from "../model/catalog.js";
import type { Day, Digest, SitePath } from "../model/names.js";
import { type Page, type SiteView, TEMPLATE_OF, type View } from "../model/page.js";
import type { Problem } from "../model/problem.js";
import type { SiteMirror, SiteSettings } from "../model/settings.js";
import type { SiteLink } from "../model/view-elements.js";
import type { SearchScripts } from "../model/views/site-views.js";
import { cardDigests, fullCards } from "./article-card.js";
import { Labels } from "./labels.js";
import { Links } from "./links.js";
import type { Pack } from "./pack.js";
import {
  type MakeView,
  type PagePlan,
  type PlanContext,
  pageKey,
  pagePlanOf,
  pagePlansOf,
} from "./page-plan.js";
import { aboutView } from "./pages/about-page.js";
import { archiveView } from "./pages/archive-page.js";
import { articlePlanner } from "./pages/article-pages.js";
import { calendarViews, makeDayView } from "./pages/calendar-pages.js";
import { feedPlans } from "./pages/feeds.js";
import { homeView } from "./pages/home-page.js";
import { type ChangedLists, listPages } from "./pages/list-pages.js";
import { notFoundView } from "./pages/not-found-page.js";
import { packsView } from "./pages/packs-page.js";
import { searchView } from "./pages/search-page.js";
import { isInSitemap, machineFiles, type PageList, pageWith, sitemapPages } from "./pages/sitemap.js";
import { tagIndexViews } from "./pages/tag-index-pages.js";
import { ARCHIVE, channelPath, HOME, mirrorPath, PACKS } from "./paths.js";
import { planStatic } from "./plan-static.js";

/** The pages and other files of a site. */
export interface Plan {
  readonly pages: readonly Page[];
  /** The pages that the sitemap lists besides those of articles, days, months and years. */
  readonly listed: readonly ListedPage[];
  readonly site: SiteView;
  /** The pictures that pages show, by their paths on the site. */
  readonly pictures: ReadonlyMap<SitePath, MeasuredPicture>;
  /** Files that are copied as they are, by their paths on the site. */
  readonly staticFiles: ReadonlyMap<SitePath, StaticFile>;
  readonly problems: readonly Problem[];
  /** Targets of links that no page has. If there are any, the program has a fault. */
  readonly deadLinks: readonly SitePath[];
  /** Frees the pages, and the details of articles that their views have loaded. */
  release(): void;
}

/** What a plan needs besides the catalog and the settings. */
export interface PlanBase {
  /** Digest of the templates, and of the code that plans and renders. */
  readonly code: Digest;
  readonly searchScripts: SearchScripts;
  /** Returns the reading of each of `namesToRead`. */
  readonly readingOf: (start: string) => string;
  /** Files of the operator that go into the site as they are. */
  readonly staticFiles?: readonly StaticFile[];
  /** Styles, scripts and the like of the templates, whose places are taken. */
  readonly assets?: readonly StaticFile[];
  /** The packs that the site lists, in the order of their names. Their files are among the static files. */
  readonly packs?: readonly Pack[];
}

/** Plans every page of the site. Pure. */
export function planPages(catalog: WholeCatalog, settings: SiteSettings, base: PlanBase): Plan {
  const { context, site, toPage, release: releaseViews } = pageMaker(catalog, settings, base);
  const { links } = context;
  for (const { path } of [...site.channels, ...(site.mirrors ?? [])]) links.path(path);
  const planArticle = articlePlanner(context);
  const pages: Page[] = catalog.undated.map((article) => toPage(planArticle(article)));
  const listed: ListedPage[] = [];
  for (const plans of pagePlans(context, base))
    for (const plan of plans) {
      pages.push(toPage(plan));
      listed.push(...listedPages([plan], catalog));
    }
  const machines = machineFiles(context, sitemapPages(catalog, pageListOf(listed)));
  for (const plan of pagePlansOf(context, machines)) pages.push(toPage(plan));
  for (const plan of dayPlans(context, planArticle)) pages.push(toPage(plan));
  const pictures = links.shownPictures();
  const paths = pages.map(({ path }) => path);
  const others = [...pictures.keys(), ...(base.assets ?? []).map(({ path }) => path)];
  const { files: staticFiles, problems } = planStatic(base.staticFiles ?? [], [...paths, ...others]);
  const release = (): void => {
    releaseViews();
    pages.length = 0;
  };
  const deadLinks = links.deadIn(new Set(paths));
  return { pages, listed, site, pictures, staticFiles, problems, deadLinks, release };
}

/** Plans the page of each day, oldest first, and behind it those of its articles. */
function* dayPlans(
  context: PlanContext<WholeCatalog>,
  planArticle: (article: CatalogArticle) => PagePlan,
): Generator<PagePlan> {
  const days = [...context.catalog.days];
  for (const [index, [, articles]] of days.entries()) {
    yield pagePlanOf(context, makeDayView(days, index));
    yield* articles.map(planArticle);
  }
}

/** Returns those of some pages that the sitemap lists, without pages of months and years. @param plans none of articles or days */
export function listedPages(plans: readonly PagePlan[], { days }: Catalog): ListedPage[] {
  const isListed = ({ kind, path }: PagePlan): boolean =>
    kind !== "month" && kind !== "year" && isInSitemap(path);
  return plans.filter(isListed).map(({ path, listed }) => {
    const showsNewest = path === HOME || path === ARCHIVE;
    return {
      path,
      ...(listed ?? { list: OTHER_PAGES, newest: showsNewest ? [...days.keys()].at(-1) : undefined }),
    };
  });
}

/** Returns pages as the sitemap lists them, in the order of `StoredPages`. */
function pageListOf(pages: readonly ListedPage[]): PageList {
  const keyed = pages.map((page) => ({ ...page, bytes: Buffer.from(page.path) }));
  return keyed
    .sort((a, b) => Buffer.compare(a.bytes, b.bytes))
    .map(({ path, newest }) => pageWith(path, newest));
}

/** What makes the pages of a plan. */
interface PageMaker<Known extends Catalog> {
  /** The context of the keys of pages: it has digests in the place of cards. */
  readonly context: PlanContext<Known>;
  readonly site: SiteView;
  readonly toPage: (plan: PagePlan) => Page;
  /** Frees the details of articles that views have loaded. */
  readonly release: () => void;
}

/** Returns what makes the pages of a site. */
export function pageMaker<Known extends Catalog>(
  catalog: Known,
  settings: SiteSettings,
  { code, readingOf }: PlanBase,
): PageMaker<Known> {
  const labels = new Labels(settings.messages);
  const shared = { catalog, settings, labels, readingOf };
  const site = siteView(catalog, settings);
  const siteKey = pageKey(code, JSON.stringify(site));
  let views: PlanContext | undefined;
  const viewContext = (): PlanContext => {
    views ??= { ...shared, links: new Links(fullCards(settings.lang), labels) };
    return views;
  };
  return {
    context: { ...shared, links: new Links(cardDigests, labels) },
    site,
    toPage: ({ kind, path, inputs, makeView }) =>
      new PlannedPage(path, TEMPLATE_OF[kind], pageKey(siteKey, inputs), makeView, viewContext),
    release: () => {
      views = undefined;
    },
  };
}

/** A page that makes its view when it is asked for it. */
class PlannedPage implements Page {
  constructor(
    readonly path: SitePath,
    readonly template: string,
    readonly key: Digest,
    private readonly maker: MakeView,
    private readonly context: () => PlanContext,
  ) {}

  makeView(): View {
    return this.maker(this.context());
  }
}

/** The lists, days and feeds to plan; default: all. */
interface PlannedPart {
  readonly lists?: ChangedLists;
  /** The tags of these lists and feeds. */
  readonly tags?: readonly Tag[];
  readonly days?: ReadonlySet<Day>;
  readonly feeds?: ReadonlySet<string>;
}

/** Plans all pages but those of articles and days. @param part which lists, days and feeds are planned; default: all */
export function pagePlans(
  context: PlanContext,
  { searchScripts, packs = [] }: PlanBase,
  part: PlannedPart = {},
): Iterable<PagePlan>[] {
  const search: MakeView = (viewContext) => searchView(viewContext, searchScripts);
  const packPages: MakeView[] = context.settings.listsPacks
    ? [(viewContext) => packsView(viewContext, packs)]
    : [];
  return [
    pagePlansOf(context, [homeView]),
    listPages(context, part.lists, part.tags),
    pagePlansOf(context, tagIndexViews(context)),
    pagePlansOf(context, [archiveView]),
    pagePlansOf(context, calendarViews(context, part.days)),
    pagePlansOf(context, [aboutView, search, notFoundView, ...packPages]),
    feedPlans(context, part.feeds, part.tags),
  ];
}

/** Returns what all pages show of the site. */
export function siteView(catalog: Catalog, settings: SiteSettings): SiteView {
  return {
    title: settings.title,
    description: settings.description,
    lang: settings.lang,
    messages: settings.messages,
    images: settings.images,
    ...present({ variant: settings.variant, baseUrl: settings.baseUrl }),
    channels: catalog.channels.map(({ id, label, folder }) => ({ id, label, path: channelPath(folder) })),
    ...(settings.listsPacks ? { packs: PACKS } : {}),
    ...(catalog.mirrors.length > 0 ? { mirrors: catalog.mirrors.map(({ mirror }) => linkTo(mirror)) } : {}),
  };
}

const linkTo = ({ name, title }: SiteMirror): SiteLink => ({ label: title, path: mirrorPath(name) });
