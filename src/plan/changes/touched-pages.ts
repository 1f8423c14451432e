import { ALL, channelList, tagList, UNDATED_LIST } from "../../cache/relations/catalog-schema.js";
import type { DatabaseArticle, StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { listsOf } from "../../catalog/stored/write-catalog.js";
import type { Tag } from "../../model/catalog.js";
import type { Day, TagKey } from "../../model/names.js";
import type { SiteSettings } from "../../model/settings.js";
import { isListed } from "../listed-tags.js";

/** The pages that a change may touch. More pages than necessary do no harm: their keys are then the same. */
export interface TouchedPages {
  /** Ranks of the articles whose own pages are touched. Some may be gone. */
  readonly articles: Set<number>;
  readonly days: Set<Day>;
  /** Names of lists, with the rank of the first article that came, went or changed. */
  readonly lists: Map<string, number>;
  /** Names of lists whose feeds are touched. */
  readonly feeds: Set<string>;
}

/** An article that changed. */
interface Changed {
  readonly article: DatabaseArticle;
  /** Whether only the article's own page shows the change. */
  readonly onlyOwnPage: boolean;
}

/**
 * Adds the pages that changed articles touch: their own, those of their neighbours, of articles that link to them or are
 * linked by them, and of later articles that share a tag with them; the days, lists and feeds that they are in. Call it
 * for the catalog before and after the change.
 */
export function touchPages(touched: TouchedPages, catalog: StoredCatalog, changed: Iterable<Changed>): void {
  for (const { article, onlyOwnPage } of changed) {
    const { rank, facts, channels, tagKeys } = article;
    touched.articles.add(rank);
    for (const list of listsOf(article)) touched.feeds.add(list);
    if (onlyOwnPage) continue;
    if (facts.date) touched.days.add(facts.date);
    for (const list of [...listsOf(article), ...(facts.date ? [] : [UNDATED_LIST])])
      touchList(touched, list, rank);
    for (const channel of channels)
      for (const beside of catalog.beside(channelList(channel), rank))
        if (beside) touched.articles.add(beside.rank);
    for (const key of tagKeys)
      for (const later of catalog.ranksIn(tagList(key), rank)) touched.articles.add(later);
    for (const linked of linkedWith(article, catalog)) {
      touched.articles.add(linked.rank);
      // Feeds may have the texts of articles, with their links.
      for (const list of listsOf(linked)) touched.feeds.add(list);
    }
    for (const alike of facts.source === undefined ? [] : catalog.select("WHERE source = ?", facts.source))
      for (const list of listsOf(alike)) touched.feeds.add(list);
  }
}

/** Adds the pages that show the name of a tag, or whether it has pages, where that changed. @param before the tags as they were */
export function touchTags(
  touched: TouchedPages,
  catalog: StoredCatalog,
  before: ReadonlyMap<TagKey, Tag | undefined>,
  settings: SiteSettings,
): void {
  for (const [key, old] of before) {
    const now = catalog.tag(key);
    const isSame = old?.label === now?.label && isShown(old, settings) === isShown(now, settings);
    if (isSame) continue;
    touchList(touched, tagList(key), 0);
    touched.feeds.add(tagList(key));
    for (const rank of catalog.ranksIn(tagList(key), 0)) touched.articles.add(rank);
  }
}

const isShown = (tag: Tag | undefined, settings: SiteSettings): boolean =>
  tag !== undefined && isListed(tag, settings);

function touchList({ lists }: TouchedPages, list: string, rank: number): void {
  lists.set(list, Math.min(rank, lists.get(list) ?? rank));
}

/** Yields the articles that link to one, and all that these or the one itself name in links. */
function* linkedWith(article: DatabaseArticle, catalog: StoredCatalog): Generator<DatabaseArticle> {
  const linking = catalog.linkingTo([article.id, article.facts.source]);
  yield* linking;
  for (const { facts } of [article, ...linking])
    for (const { url, id } of facts.links) yield* catalog.select("WHERE source = ? OR id = ?", url, id ?? "");
}

/** Returns the index of the first article that came, went or changed in each touched list with pages, by the list's name. */
export function changedLists({ lists }: TouchedPages, catalog: StoredCatalog): Map<string, number> {
  const indexOf = (list: string, rank: number): number =>
    list === UNDATED_LIST ? 0 : catalog.list(list).countBefore(rank);
  // The list of all articles has no pages.
  const withPages = [...lists].filter(([list]) => list !== ALL);
  return new Map(withPages.map(([list, rank]) => [list, indexOf(list, rank)]));
}
