import type { CatalogArticle, MirrorOfSite } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { ListView } from "../../model/page.js";
import type { Card, Chart, SiteLink } from "../../model/view-elements.js";
import { barChart, countsOf, monthsBetween } from "../bar-chart.js";
import type { Labels } from "../labels.js";
import type { Links } from "../links.js";
import { listedTags } from "../listed-tags.js";
import { mirrorFacts } from "../mirror-facts.js";
import type { PagePlan, PlanContext } from "../page-plan.js";
import { type ListPage, NEWEST, paginateDated } from "../paginate.js";
import {
  channelFeedPath,
  channelPath,
  type ListPageName,
  mirrorFeedPath,
  mirrorPath,
  rootOf,
  TAG_INDEX,
  tagPath,
  undatedPath,
} from "../paths.js";

interface List {
  readonly kind: ListView["kind"];
  readonly title: string;
  /** Those without a date first. */
  readonly articles: readonly CatalogArticle[];
  readonly crumbs: readonly SiteLink[];
  readonly pathOf: (name?: ListPageName) => SitePath;
  readonly feed?: SitePath;
  readonly mirror?: ListView["mirror"];
}

/** Plans the pages of each mirror of a site that has several, of each channel, of each tag that enough articles carry, and of the articles without a date. */
export function* listPages(context: PlanContext): Generator<PagePlan> {
  const { catalog, labels, links, settings } = context;
  const home = links.toHome();
  for (const ofSite of catalog.mirrors) yield* pagesOf(listOfMirror(ofSite, context), context);
  for (const channel of catalog.channels) {
    const { folder, label, articles } = channel;
    const pathOf = (name?: ListPageName): SitePath => channelPath(folder, name);
    const feed = links.path(channelFeedPath(folder));
    const crumbs = links.aboveChannel(channel);
    yield* pagesOf({ kind: "channel", title: label, articles, crumbs, pathOf, feed }, context);
  }
  const tagIndex = links.to(labels.text("site.tags"), TAG_INDEX);
  for (const { label, slug, articles } of listedTags(catalog, settings)) {
    const pathOf = (name?: ListPageName): SitePath => tagPath(slug, name);
    yield* pagesOf({ kind: "tag", title: label, articles, crumbs: [home, tagIndex], pathOf }, context);
  }
  const { undated } = catalog;
  if (undated.length > 0) {
    const list = {
      title: labels.text("date.unknown"),
      articles: undated,
      crumbs: [home],
      pathOf: undatedPath,
    };
    yield* pagesOf({ kind: "undated", ...list }, context);
  }
}

function listOfMirror({ mirror, channels, articles }: MirrorOfSite, { links }: PlanContext): List {
  return {
    kind: "mirror",
    title: mirror.title,
    articles,
    crumbs: [links.toHome()],
    pathOf: (name) => mirrorPath(mirror.name, name),
    feed: links.path(mirrorFeedPath(mirror.name)),
    mirror: {
      ...mirrorFacts(mirror),
      channels: channels.map((channel) => ({ ...links.toChannel(channel), count: channel.articles.length })),
    },
  };
}

function* pagesOf(list: List, { settings, links }: PlanContext): Generator<PagePlan> {
  const title = JSON.stringify(list.title);
  const firstDated = list.articles.findIndex(({ facts }) => facts.date !== undefined);
  const undated = firstDated < 0 ? list.articles : list.articles.slice(0, firstDated);
  const dated = firstDated < 0 ? [] : list.articles.slice(firstDated);
  for (const page of paginateDated(undated, dated, settings.perPage)) {
    yield {
      kind: list.kind,
      path: list.pathOf(page.name),
      inputs: inputsOf(title, list, page, links),
      maker: (context) => viewOf(list, page, context),
    };
  }
}

/**
 * Returns what a page's view depends on. The page's own path says where the list is. Digests and paths contain no
 * `|`, and JSON shows itself where it ends.
 */
function inputsOf(title: string, list: List, page: ListPage<CatalogArticle>, links: Links): string {
  const { newer, older } = neighboursOf(list, page, links);
  let inputs = `${title}|${newer ?? ""}|${older ?? ""}`;
  if (page.name !== undefined) links.path(list.pathOf());
  else
    inputs += `|${list.articles.length}|${JSON.stringify(courseOf(list)) ?? ""}|${JSON.stringify(list.mirror) ?? ""}`;
  for (const { facts } of page.items) inputs += `|${facts.cardDigest}`;
  return inputs;
}

function viewOf(list: List, page: ListPage<CatalogArticle>, { links, labels }: PlanContext): ListView {
  const { kind, title, crumbs, pathOf } = list;
  const { name, items } = page;
  const path = pathOf(name);
  const [from, to] = [items.at(0)?.facts.date, items.at(-1)?.facts.date];
  return {
    kind,
    path,
    root: rootOf(path),
    title,
    crumbs: name === undefined ? crumbs : [...crumbs, links.to(title, pathOf())],
    ...(name === undefined ? newestFields(list, labels) : {}),
    ...(typeof name === "number" ? { number: name } : {}),
    ...neighboursOf(list, page, links),
    groups: byDay(from ? items.toReversed() : items, links),
    ...(from && to ? { from, to } : {}),
    ...(from || kind === "undated" ? {} : { undated: links.toUndated().path }),
  };
}

/** Returns the paths of the pages beside one. */
function neighboursOf(
  { pathOf }: List,
  { newer, older }: ListPage<CatalogArticle>,
  links: Links,
): Pick<ListView, "newer" | "older"> {
  return {
    ...(newer === undefined ? {} : { newer: links.path(pathOf(newer === NEWEST ? undefined : newer)) }),
    ...(older === undefined ? {} : { older: links.path(pathOf(older)) }),
  };
}

function byDay(articles: readonly CatalogArticle[], links: Links): ListView["groups"] {
  const groups: { date: Day | undefined; day?: ReturnType<Links["toDay"]>; cards: Card[] }[] = [];
  for (const article of articles) {
    const { date } = article.facts;
    if (groups.length === 0 || groups.at(-1)?.date !== date)
      groups.push({ date, ...(date ? { day: links.toDay(date) } : {}), cards: [] });
    groups.at(-1)?.cards.push(links.card(article));
  }
  return groups.map(({ day, cards }) => (day ? { day, cards } : { cards }));
}

/** Returns what only the newest page says, since it changes with every article. */
function newestFields(list: List, labels: Labels): Pick<ListView, "count" | "feed" | "course" | "mirror"> {
  const { articles, feed, mirror } = list;
  const course = courseOf(list);
  return {
    count: articles.length,
    ...(feed ? { feed } : {}),
    ...(mirror ? { mirror } : {}),
    ...(course ? { course: drawn(course, labels) } : {}),
  };
}

/** Articles that a tag needs for a chart. */
const CHARTED = 10;
/** Months that a chart shows one by one; a longer time is shown in years. */
const MONTHS = 60;

/** Numbers of articles in each month, or in each year, from the first that has any to the last. */
interface Course {
  /** `YYYY-MM`, or `YYYY`. */
  readonly first: string;
  readonly last: string;
  readonly counts: readonly number[];
}

/** Returns the course of a tag that many articles carry, in more than one month. */
function courseOf({ kind, articles }: List): Course | undefined {
  const days = kind === "tag" ? articles.flatMap(({ facts }) => facts.date ?? []) : [];
  if (days.length < CHARTED) return undefined;
  const [first = "", last = ""] = [days.at(0), days.at(-1)].map((day) => day?.slice(0, 7));
  const months = monthsBetween(first, last);
  if (months.length === 1) return undefined;
  if (months.length <= MONTHS) return { first, last, counts: countsOf(articles, months) };
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return { first: first.slice(0, 4), last: last.slice(0, 4), counts: countsOf(articles, years) };
}

function drawn({ first, last, counts }: Course, labels: Labels): Chart {
  const isInYears = first.length === 4;
  const labelOf = (period: string): string => (isInYears ? labels.year(period) : labels.month(period));
  const span = labels.range(labelOf(first), labelOf(last));
  const key = isInYears ? "chart.years" : "chart.months";
  return barChart(counts, labels.text(key, { span, most: Math.max(...counts) }));
}
