import { compare } from "../catalog/compare.js";
import { groupedBy } from "../catalog/grouped-by.js";
import type { SitePath } from "../model/names.js";
import type { HomeView, NotFoundView, SearchView, TagIndexView } from "../model/page.js";
import { monthOfYearLabel, yearLabel } from "./day-labels.js";
import {
  channelPath,
  HOME,
  monthPath,
  NOT_FOUND,
  rootOf,
  SEARCH,
  TAG_INDEX,
  tagPath,
  yearPath,
} from "./paths.js";
import type { PlanContext } from "./plan-pages.js";

/** Articles of the newest day, and headlines of a channel, that the home page shows. */
const NEWEST = 12;
const HEADLINES = 5;

/** Returns the front page: the newest day, the channels with their newest headlines, the months to browse. */
export function homeView({ catalog, settings, links }: PlanContext): HomeView {
  const newest = [...catalog.days].at(-1);
  const years = groupedBy(catalog.days, ([day]) => [day.slice(0, 4)]);
  return {
    kind: "home",
    path: HOME,
    root: rootOf(HOME),
    title: settings.title,
    crumbs: [],
    count: catalog.articles.length,
    ...(newest
      ? {
          newest: {
            day: links.toDay(newest[0]),
            count: newest[1].length,
            cards: newest[1]
              .toReversed()
              .slice(0, NEWEST)
              .map((article) => links.card(article, settings.lang)),
          },
        }
      : {}),
    channels: catalog.channels.map(({ id, label, articles }) => ({
      ...links.to(label, channelPath(id)),
      count: articles.length,
      cards: articles
        .slice(-HEADLINES)
        .reverse()
        .map((article) => links.card(article, settings.lang)),
    })),
    years: [...years].reverse().map(([year, days]) => ({
      ...links.to(yearLabel(year), yearPath(year)),
      count: days.reduce((sum, [, articles]) => sum + articles.length, 0),
      months: [...groupedBy(days, ([day]) => [day.slice(0, 7)])].reverse().map(([month, ofMonth]) => ({
        ...links.to(monthOfYearLabel(month), monthPath(month)),
        count: ofMonth.reduce((sum, [, articles]) => sum + articles.length, 0),
      })),
    })),
  };
}

/** Returns the index of all tags that have a page. */
export function tagIndexView({ catalog, settings, links }: PlanContext): TagIndexView {
  const tags = [...catalog.tags.values()];
  const listed = tags.filter((tag) => tag.articles.length >= settings.tags.minArticles);
  listed.sort((a, b) => b.articles.length - a.articles.length || compare(a.key, b.key));
  return {
    kind: "tags",
    path: TAG_INDEX,
    root: rootOf(TAG_INDEX),
    title: "标签",
    crumbs: [links.toHome(settings.title)],
    tags: listed.map(({ label, slug, articles }) => ({
      ...links.to(label, tagPath(slug)),
      count: articles.length,
    })),
    rare: tags.length - listed.length,
  };
}

/** Returns the page that searches. @param script the program that does it */
export function searchView({ catalog, settings, links }: PlanContext, script: SitePath): SearchView {
  const years = groupedBy(catalog.days.keys(), (day) => [day.slice(0, 4)]);
  return {
    kind: "search",
    path: SEARCH,
    root: rootOf(SEARCH),
    title: "搜索",
    crumbs: [links.toHome(settings.title)],
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
    crumbs: [links.toHome(settings.title)],
  };
}
