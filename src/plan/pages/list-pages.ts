import { channelList, mirrorList, tagList, UNDATED_LIST } from "../../cache/relations/catalog-schema.js";
import { present } from "../../lib/present.js";
import type { ArticleList, CatalogArticle, MirrorOfSite, Tag } from "../../model/catalog.js";
import type { Day, SitePath } from "../../model/names.js";
import type { Card, Chart, SiteLink } from "../../model/view-elements.js";
import type { ListView } from "../../model/views/list-views.js";
import { barChart, countsOf, monthsBetween } from "../bar-chart.js";
import type { Labels } from "../labels.js";
import type { Links } from "../links.js";
import { hasFeed, isListed } from "../listed-tags.js";
import { type PagePlan, type PlanContext, viewBase } from "../page-plan.js";
import { type ListPage, NEWEST, paginateDated } from "../paginate.js";
import {
  channelFeedPath,
  channelPath,
  type ListPageName,
  mirrorFeedPath,
  mirrorPath,
  TAG_INDEX,
  tagFeedPath,
  tagPath,
  undatedPath,
} from "../paths.js";
import { mirrorFacts } from "./home-page.js";

interface List {
  /** Its name in the database of the catalog. */
  readonly name: string;
  readonly kind: ListView["kind"];
  readonly title: string;
  readonly articles: ArticleList;
  readonly crumbs: readonly SiteLink[];
  readonly pathOf: (name?: ListPageName) => SitePath;
  readonly feed?: SitePath;
  readonly mirror?: ListView["mirror"];
}

/** Where a list changed. */
export interface ChangedPart {
  /** The indexes of articles that changed in their places. */
  readonly inPlace: readonly number[];
  /** The index of the first article that came or went: all later ones moved. Infinity if none did. */
  readonly movedFrom: number;
}

/** Tells whether a list changed between two indexes. */
export const isChangedIn = ({ inPlace, movedFrom }: ChangedPart, first: number, end: number): boolean =>
  end > movedFrom || inPlace.some((index) => index >= first && index < end);

/** The part of each list that changed, by the list's name. */
export type ChangedLists = ReadonlyMap<string, ChangedPart>;

export const WHOLE: ChangedPart = { inPlace: [], movedFrom: 0 };

/**
 * Plans the pages of mirrors, of channels, of tags that enough articles carry, and of the articles without a date.
 * @param changed lists to plan, and which part of each; default: all
 * @param tags the tags whose lists may be among them; default: all
 */
export function* listPages(
  context: PlanContext,
  changed?: ChangedLists,
  tags: readonly Tag[] = context.catalog.tags,
): Generator<PagePlan> {
  for (const list of listsOf(context, tags)) {
    const part = changed ? changed.get(list.name) : WHOLE;
    if (part) yield* pagesOf(list, part, context);
  }
}

function* listsOf(context: PlanContext, tags: readonly Tag[]): Generator<List> {
  const { catalog, labels, links, settings } = context;
  const home = links.toHome();
  for (const ofSite of catalog.mirrors) yield listOfMirror(ofSite, context);
  for (const channel of catalog.channels) {
    const { folder, label, articles } = channel;
    const pathOf = (name?: ListPageName): SitePath => channelPath(folder, name);
    const feed = links.path(channelFeedPath(folder));
    const crumbs = links.aboveChannel(channel);
    yield { name: channelList(channel.id), kind: "channel", title: label, articles, crumbs, pathOf, feed };
  }
  const tagIndex = links.to(labels.text("site.tags"), TAG_INDEX);
  for (const tag of tags) {
    if (!isListed(tag, settings)) continue;
    const { label, slug, articles } = tag;
    const pathOf = (name?: ListPageName): SitePath => tagPath(slug, name);
    const feed = hasFeed(tag, settings) ? { feed: links.path(tagFeedPath(slug)) } : {};
    yield {
      name: tagList(tag.key),
      kind: "tag",
      title: label,
      articles,
      crumbs: [home, tagIndex],
      pathOf,
      ...feed,
    };
  }
  const { undated } = catalog;
  if (undated.length > 0) {
    yield {
      name: UNDATED_LIST,
      kind: "undated",
      title: labels.text("date.unknown"),
      articles: undated,
      crumbs: [home],
      pathOf: undatedPath,
    };
  }
}

function listOfMirror({ mirror, channels, articles }: MirrorOfSite, { links }: PlanContext): List {
  return {
    name: mirrorList(mirror),
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

/** Plans the newest page of a list, and those that a part of it changes. */
function* pagesOf(list: List, part: ChangedPart, { settings, links }: PlanContext): Generator<PagePlan> {
  const title = JSON.stringify(list.title);
  const { undated, pages } = paginated(list.articles, settings.perPage);
  for (const { items, ...place } of pages) {
    const [first = 0] = items;
    // The page before the first that moved may have another neighbour.
    const isMoved = part.movedFrom < first + 2 * settings.perPage || part.movedFrom <= undated;
    if (place.name !== undefined && !isMoved && !isChangedIn(part, first, first + items.length)) continue;
    const page = { ...place, items: list.articles.slice(first, first + items.length) };
    const newest = page.items.at(-1)?.facts.date;
    yield {
      kind: list.kind,
      path: list.pathOf(page.name),
      listed: { list: list.name, newest },
      inputs: inputsOf(title, list, page, links),
      makeView: (context) => viewOf(list, page, context),
    };
  }
}

/** Cuts a list into pages. Their items are the indexes of articles. */
function paginated(
  articles: ArticleList,
  perPage: number,
): { readonly undated: number; readonly pages: readonly ListPage<number>[] } {
  const undated = undatedIn(articles);
  const indexes = Array.from({ length: articles.length }, (_, index) => index);
  return { undated, pages: paginateDated(indexes.slice(0, undated), indexes.slice(undated), perPage) };
}

/** Returns the paths of all pages of changed lists. @param tags the tags whose lists may be among them */
export function listPaths(context: PlanContext, changed: ChangedLists, tags: readonly Tag[]): SitePath[] {
  return [...listsOf(context, tags)]
    .filter(({ name }) => changed.has(name))
    .flatMap(({ articles, pathOf }) =>
      paginated(articles, context.settings.perPage).pages.map(({ name }) => pathOf(name)),
    );
}

/** Returns the number of articles without a date, which come first. */
function undatedIn(articles: ArticleList): number {
  if (articles.queries) return articles.queries.countUndated();
  let count = 0;
  while (count < articles.length && articles.at(count)?.facts.date === undefined) count++;
  return count;
}

/** Returns what a page's view depends on, besides its path. Digests and paths hold no `|`, and JSON shows where it ends. */
function inputsOf(title: string, list: List, page: ListPage<CatalogArticle>, links: Links): string {
  const { newer, older } = neighboursOf(list, page, links);
  let inputs = `${title}|${newer ?? ""}|${older ?? ""}`;
  if (page.name !== undefined) links.path(list.pathOf());
  else
    inputs += `|${list.articles.length}|${list.feed ?? ""}|${JSON.stringify(courseOf(list)) ?? ""}|${JSON.stringify(list.mirror) ?? ""}`;
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
    ...viewBase(path, title, name === undefined ? crumbs : [...crumbs, links.to(title, pathOf())]),
    ...(name === undefined ? newestFields(list, labels) : {}),
    ...(typeof name === "number" ? { number: name } : {}),
    ...neighboursOf(list, page, links),
    groups: groupsOf(kind, from ? items.toReversed() : items, links),
    ...(from && to ? { from, to } : {}),
    ...(from && typeof page.older === "string" ? { olderIsUndated: true } : {}),
    ...(from || kind === "undated" ? {} : { undated: links.toUndated().path }),
  };
}

function neighboursOf(
  { pathOf }: List,
  { newer, older }: ListPage<CatalogArticle>,
  links: Links,
): Pick<ListView, "newer" | "older"> {
  const pathTo = (name: ListPageName): SitePath | undefined =>
    name === undefined ? undefined : links.path(pathOf(name === NEWEST ? undefined : name));
  return present({ newer: pathTo(newer), older: pathTo(older) });
}

/** An article is in the lists of many tags. They show it by its title and day alone, in one group. */
const groupsOf = (
  kind: List["kind"],
  articles: readonly CatalogArticle[],
  links: Links,
): ListView["groups"] =>
  kind === "tag" ? [{ cards: articles.map((article) => links.card(article)) }] : byDay(articles, links);

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
  return present({ count: articles.length, feed, mirror, course: course && drawCourse(course, labels) });
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
  const undated = kind === "tag" ? undatedIn(articles) : articles.length;
  if (articles.length - undated < CHARTED) return undefined;
  const [first = "", last = ""] = [undated, -1].map((index) => articles.at(index)?.facts.date?.slice(0, 7));
  const months = monthsBetween(first, last);
  if (months.length === 1) return undefined;
  if (months.length <= MONTHS) return { first, last, counts: countsOf(articles, months) };
  const years = [...new Set(months.map((month) => month.slice(0, 4)))];
  return { first: first.slice(0, 4), last: last.slice(0, 4), counts: countsOf(articles, years) };
}

function drawCourse({ first, last, counts }: Course, labels: Labels): Chart {
  const isInYears = first.length === 4;
  const labelOf = (period: string): string => (isInYears ? labels.year(period) : labels.month(period));
  const span = labels.range(labelOf(first), labelOf(last));
  const key = isInYears ? "chart.years" : "chart.months";
  return barChart(counts, labels.text(key, { span, most: Math.max(...counts) }));
}
