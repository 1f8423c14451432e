import { groupedBy } from "../catalog/grouped-by.js";
import type { CatalogArticle } from "../model/catalog.js";
import type { Day, SitePath } from "../model/names.js";
import type { ListView, SiteLink } from "../model/page.js";
import { type ListPage, paginate } from "./paginate.js";
import { channelPath, rootOf, TAG_INDEX, tagPath } from "./paths.js";
import type { PlanContext } from "./plan-pages.js";

interface List {
  readonly kind: ListView["kind"];
  readonly title: string;
  readonly articles: readonly CatalogArticle[];
  readonly crumbs: readonly SiteLink[];
  readonly pathOf: (number?: number) => SitePath;
}

/** Yields what makes the pages of each channel, and of each tag that enough articles carry. */
export function* listViews(context: PlanContext): Generator<() => ListView> {
  const { catalog, settings, links } = context;
  const home = links.toHome(settings.title);
  for (const { id, label, articles } of catalog.channels) {
    const pathOf = (number?: number): SitePath => channelPath(id, number);
    yield* pagesOf({ kind: "channel", title: label, articles, crumbs: [home], pathOf }, context);
  }
  const tagIndex = links.to("标签", TAG_INDEX);
  for (const { label, slug, articles } of catalog.tags.values()) {
    if (articles.length < settings.tags.minArticles) continue;
    const pathOf = (number?: number): SitePath => tagPath(slug, number);
    yield* pagesOf({ kind: "tag", title: label, articles, crumbs: [home, tagIndex], pathOf }, context);
  }
}

function* pagesOf(list: List, context: PlanContext): Generator<() => ListView> {
  for (const page of paginate(list.articles, context.settings.perPage))
    yield () => pageOf(list, page, context);
}

function pageOf(
  list: List,
  { number, items, newer, older }: ListPage<CatalogArticle>,
  { settings, links }: PlanContext,
): ListView {
  const path = list.pathOf(number);
  const newestFirst = items.toReversed();
  return {
    kind: list.kind,
    path,
    root: rootOf(path),
    title: list.title,
    crumbs: number === undefined ? list.crumbs : [...list.crumbs, links.to(list.title, list.pathOf())],
    ...(number === undefined ? { count: list.articles.length } : { number }),
    groups: [...groupedBy(newestFirst, (article) => [article.meta.date])].map(([date, articles]) => ({
      day: links.toDay(date),
      cards: articles.map((article) => links.card(article, settings.lang)),
    })),
    from: items.at(0)?.meta.date as Day,
    to: items.at(-1)?.meta.date as Day,
    ...(newer === undefined
      ? {}
      : { newer: links.path(list.pathOf(newer === "newest" ? undefined : newer)) }),
    ...(older === undefined ? {} : { older: links.path(list.pathOf(older)) }),
  };
}
