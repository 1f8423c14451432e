import type { CatalogArticle } from "../model/catalog.js";
import type { Day, SitePath } from "../model/names.js";
import type { ListView } from "../model/page.js";
import type { Card, Chart, SiteLink } from "../model/view-parts.js";
import { barChart, countsOf, monthsBetween } from "./bar-chart.js";
import { monthLabel, yearLabel } from "./day-labels.js";
import type { Links } from "./links.js";
import { type ListPage, paginate } from "./paginate.js";
import { channelFeedPath, channelPath, rootOf, TAG_INDEX, tagPath } from "./paths.js";
import type { Draft, PlanContext } from "./plan-pages.js";

interface List {
  readonly kind: ListView["kind"];
  readonly title: string;
  readonly articles: readonly CatalogArticle[];
  readonly crumbs: readonly SiteLink[];
  readonly pathOf: (number?: number) => SitePath;
  readonly feed?: SitePath;
}

/** Drafts the pages of each channel, and of each tag that enough articles carry. */
export function* listPages(context: PlanContext): Generator<Draft> {
  const { catalog, settings, links } = context;
  const home = links.toHome();
  for (const { id, label, articles } of catalog.channels) {
    const pathOf = (number?: number): SitePath => channelPath(id, number);
    const feed = links.path(channelFeedPath(id));
    yield* pagesOf({ kind: "channel", title: label, articles, crumbs: [home], pathOf, feed }, context);
  }
  const tagIndex = links.to("标签", TAG_INDEX);
  for (const { label, slug, articles } of catalog.tags.values()) {
    if (articles.length < settings.tags.minArticles) continue;
    const pathOf = (number?: number): SitePath => tagPath(slug, number);
    yield* pagesOf({ kind: "tag", title: label, articles, crumbs: [home, tagIndex], pathOf }, context);
  }
}

function* pagesOf(list: List, { settings, links }: PlanContext): Generator<Draft> {
  for (const page of paginate(list.articles, settings.perPage)) {
    const path = list.pathOf(page.number);
    const frame = frameOf(list, page, links);
    const cards = page.items.map((article) => article.facts.cardDigest);
    yield {
      kind: list.kind,
      path,
      inputs: `${JSON.stringify(frame)} ${cards.join("")}`,
      maker: (context) => ({
        ...frameOf(list, page, context.links),
        kind: list.kind,
        path,
        root: rootOf(path),
        groups: byDay(page.items.toReversed(), context.links),
        from: page.items.at(0)?.facts.date as Day,
        to: page.items.at(-1)?.facts.date as Day,
      }),
    };
  }
}

/** What a page of a list shows around its cards. */
type Frame = Omit<ListView, "kind" | "path" | "root" | "groups" | "from" | "to">;

function frameOf(list: List, { number, newer, older }: ListPage<CatalogArticle>, links: Links): Frame {
  return {
    title: list.title,
    crumbs: number === undefined ? list.crumbs : [...list.crumbs, links.to(list.title, list.pathOf())],
    ...(number === undefined ? onNewest(list) : { number }),
    ...(newer === undefined
      ? {}
      : { newer: links.path(list.pathOf(newer === "newest" ? undefined : newer)) }),
    ...(older === undefined ? {} : { older: links.path(list.pathOf(older)) }),
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
function onNewest({ kind, articles, feed }: List): Partial<Pick<ListView, "count" | "feed" | "course">> {
  const course = kind === "tag" && articles.length >= TELLING ? courseOf(articles) : undefined;
  return { count: articles.length, ...(feed ? { feed } : {}), ...(course ? { course } : {}) };
}

/** Articles that a tag needs for its course to tell something. */
const TELLING = 10;
/** Months that are told apart; a longer course is told in years. */
const MONTHS = 60;

function courseOf(articles: readonly CatalogArticle[]): Chart | undefined {
  const [first = "", last = ""] = [articles.at(0), articles.at(-1)].map((one) => one?.facts.date.slice(0, 7));
  const months = monthsBetween(first, last);
  if (months.length === 1) return undefined;
  const isLong = months.length > MONTHS;
  const periods = isLong ? [...new Set(months.map((month) => month.slice(0, 4)))] : months;
  const counts = countsOf(articles, periods);
  const span = isLong
    ? `${yearLabel(first.slice(0, 4))}至${yearLabel(last.slice(0, 4))}每年的篇数`
    : `${monthLabel(first)}至${monthLabel(last)}每月的篇数`;
  return barChart(counts, `${span}，最多 ${Math.max(...counts)} 篇`);
}
