import type { CatalogArticle } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { ListView } from "../../model/page.js";
import type { Card, Chart, SiteLink } from "../../model/view-elements.js";
import { barChart, countsOf, monthsBetween } from "../bar-chart.js";
import { monthLabel, yearLabel } from "../day-labels.js";
import type { Links } from "../links.js";
import { listedTags } from "../listed-tags.js";
import type { PagePlan, PlanContext } from "../page-plan.js";
import { type ListPage, paginate } from "../paginate.js";
import { channelFeedPath, channelPath, rootOf, TAG_INDEX, tagPath } from "../paths.js";

interface List {
  readonly kind: ListView["kind"];
  readonly title: string;
  readonly articles: readonly CatalogArticle[];
  readonly crumbs: readonly SiteLink[];
  readonly pathOf: (number?: number) => SitePath;
  readonly feed?: SitePath;
}

/** Drafts the pages of each channel, and of each tag that enough articles carry. */
export function* listPages(context: PlanContext): Generator<PagePlan> {
  const { catalog, settings, links } = context;
  const home = links.toHome();
  for (const { id, label, articles } of catalog.channels) {
    const pathOf = (number?: number): SitePath => channelPath(id, number);
    const feed = links.path(channelFeedPath(id));
    yield* pagesOf({ kind: "channel", title: label, articles, crumbs: [home], pathOf, feed }, context);
  }
  const tagIndex = links.to("标签", TAG_INDEX);
  for (const { label, slug, articles } of listedTags(catalog, settings)) {
    const pathOf = (number?: number): SitePath => tagPath(slug, number);
    yield* pagesOf({ kind: "tag", title: label, articles, crumbs: [home, tagIndex], pathOf }, context);
  }
}

function* pagesOf(list: List, { settings, links }: PlanContext): Generator<PagePlan> {
  const title = JSON.stringify(list.title);
  for (const page of paginate(list.articles, settings.perPage)) {
    const path = list.pathOf(page.number);
    yield {
      kind: list.kind,
      path,
      inputs: inputsOf(title, list, page, links),
      maker: (context) => viewOf(list, page, context.links),
    };
  }
}

/**
 * Returns what a page's view depends on. Where the list lies is left out: the page's own path says it. Digests and paths
 * hold no `|`, and JSON says itself where it ends.
 */
function inputsOf(title: string, list: List, page: ListPage<CatalogArticle>, links: Links): string {
  const { newer, older } = besides(list, page, links);
  let inputs = `${title}|${newer ?? ""}|${older ?? ""}`;
  if (page.number !== undefined) links.path(list.pathOf());
  else inputs += `|${list.articles.length}|${JSON.stringify(courseOf(list)) ?? ""}`;
  for (const { facts } of page.items) inputs += `|${facts.cardDigest}`;
  return inputs;
}

function viewOf(list: List, page: ListPage<CatalogArticle>, links: Links): ListView {
  const { kind, title, crumbs, pathOf } = list;
  const { number, items } = page;
  const path = pathOf(number);
  return {
    kind,
    path,
    root: rootOf(path),
    title,
    crumbs: number === undefined ? crumbs : [...crumbs, links.to(title, pathOf())],
    ...(number === undefined ? onNewest(list) : { number }),
    ...besides(list, page, links),
    groups: byDay(items.toReversed(), links),
    from: items.at(0)?.facts.date as Day,
    to: items.at(-1)?.facts.date as Day,
  };
}

/** Returns where the pages beside one lie. */
function besides(
  { pathOf }: List,
  { newer, older }: ListPage<CatalogArticle>,
  links: Links,
): Pick<ListView, "newer" | "older"> {
  return {
    ...(newer === undefined ? {} : { newer: links.path(pathOf(newer === "newest" ? undefined : newer)) }),
    ...(older === undefined ? {} : { older: links.path(pathOf(older)) }),
  };
}

function byDay(articles: readonly CatalogArticle[], links: Links): ListView["groups"] {
  const groups: { day: ReturnType<Links["toDay"]>; cards: Card[] }[] = [];
  for (const article of articles) {
    const { date } = article.facts;
    if (groups.at(-1)?.day.date !== date) groups.push({ day: links.toDay(date), cards: [] });
    groups.at(-1)?.cards.push(links.card(article));
  }
  return groups;
}

/** What only the newest page says, since it changes with every article. */
function onNewest(list: List): Pick<ListView, "count" | "feed" | "course"> {
  const { articles, feed } = list;
  const course = courseOf(list);
  return { count: articles.length, ...(feed ? { feed } : {}), ...(course ? { course: drawn(course) } : {}) };
}

/** Articles that a tag needs for its course to tell something. */
const TELLING = 10;
/** Months that are told apart; a longer course is told in years. */
const MONTHS = 60;

/** How many articles of a tag each month has had, or each year, from the first that has any to the last. */
interface Course {
  /** `YYYY-MM`, or `YYYY`. */
  readonly first: string;
  readonly last: string;
  readonly counts: readonly number[];
}

/** Returns the course of a tag that many articles carry, and not all in one month. */
function courseOf({ kind, articles }: List): Course | undefined {
  if (kind !== "tag" || articles.length < TELLING) return undefined;
  const [first = "", last = ""] = [articles.at(0), articles.at(-1)].map((one) => one?.facts.date.slice(0, 7));
  const months = monthsBetween(first, last);
  if (months.length === 1) return undefined;
  if (months.length <= MONTHS) return { first, last, counts: countsOf(articles, months) };
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return { first: first.slice(0, 4), last: last.slice(0, 4), counts: countsOf(articles, years) };
}

function drawn({ first, last, counts }: Course): Chart {
  const span =
    first.length === 4
      ? `${yearLabel(first)}至${yearLabel(last)}每年的篇数`
      : `${monthLabel(first)}至${monthLabel(last)}每月的篇数`;
  return barChart(counts, `${span}，最多 ${Math.max(...counts)} 篇`);
}
