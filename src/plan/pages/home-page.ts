import { groupBy } from "../../lib/group-by.js";
import type { CatalogArticle } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { HomeView, NotFoundView, SearchView } from "../../model/page.js";
import type { PlanContext } from "../page-plan.js";
import { channelPath, HOME, NOT_FOUND, rootOf, SEARCH } from "../paths.js";
import { undatedOf, yearsOf } from "./archive-page.js";

/** Articles of the newest day, and headlines of a channel, that the home page shows. */
const NEWEST = 12;
const HEADLINES = 5;
/** Years whose months it offers; the archive has them all. */
const YEARS = 2;

/** Returns the front page: the newest day, the channels with their newest headlines, the months to browse. */
export function homeView(context: PlanContext): HomeView {
  const { catalog, settings, links } = context;
  const newest = [...catalog.days].at(-1);
  return {
    kind: "home",
    path: HOME,
    root: rootOf(HOME),
    title: settings.title,
    crumbs: [],
    count: catalog.articles.length,
    ...(newest ? { newest: newestOf(context, ...newest) } : {}),
    channels: catalog.channels.map(({ folder, label, articles }) => ({
      ...links.to(label, channelPath(folder)),
      count: articles.length,
      cards: articles
        .slice(-HEADLINES)
        .reverse()
        .map((article) => links.card(article)),
    })),
    years: yearsOf(context, YEARS),
    ...undatedOf(context),
  };
}

function newestOf(
  { catalog, links }: PlanContext,
  date: Day,
  articles: readonly CatalogArticle[],
): NonNullable<HomeView["newest"]> {
  const newestFirst = articles.toReversed();
  const lead = newestFirst.find((article) => article.details().image) ?? (newestFirst[0] as CatalogArticle);
  const { image } = lead.details();
  return {
    day: links.toDay(date),
    count: articles.length,
    lead: links.card(lead),
    ...(image ? { leadImage: image } : {}),
    pictures: links.pictures(image ? [image.src] : [], catalog),
    cards: newestFirst
      .filter((article) => article !== lead)
      .slice(0, NEWEST)
      .map((article) => links.card(article)),
  };
}

/** Returns the page that searches. @param script the program that does it */
export function searchView({ catalog, links }: PlanContext, script: SitePath): SearchView {
  const years = groupBy(catalog.days.keys(), (day) => day.slice(0, 4));
  return {
    kind: "search",
    path: SEARCH,
    root: rootOf(SEARCH),
    title: "搜索",
    crumbs: [links.toHome()],
    script,
    years: [...years.keys()].reverse(),
  };
}

/**
 * Returns the page that a host shows for an address that no page has. It is shown at any depth, where relative links
 * would lead astray, so its links begin at the base URL's path; without a base URL it works at the root only.
 */
export function notFoundView({ settings, links }: PlanContext): NotFoundView {
  return {
    kind: "not-found",
    path: NOT_FOUND,
    root: settings.baseUrl ? new URL(settings.baseUrl).pathname : rootOf(NOT_FOUND),
    title: "没有这一页",
    crumbs: [links.toHome()],
  };
}
