import { ALL, channelList, tagList, tagOfList, UNDATED_LIST } from "../../cache/relations/catalog-schema.js";
import type { DatabaseArticle } from "../../catalog/stored/database-article.js";
import { laterRelated, weighedOtherwise } from "../../catalog/stored/later-related.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { listsOf } from "../../catalog/stored/write-catalog.js";
import { getOrAdd } from "../../lib/memoize.js";
import type { Tag } from "../../model/catalog.js";
import type { Day, TagKey } from "../../model/names.js";
import type { SiteSettings } from "../../model/settings.js";
import { isListed } from "../listed-tags.js";
import { type ChangedPart, WHOLE } from "../pages/list-pages.js";

/** The pages that a change may touch. More pages than necessary do no harm: their keys are then the same. */
export interface TouchedPages {
  /** Ranks of the articles whose own pages are touched. Some may be gone. */
  readonly articles: Set<number>;
  readonly days: Set<Day>;
  /** The ranks of articles that came, went or changed, by the names of their lists. */
  readonly lists: Map<string, TouchedRanks>;
  /** Names of lists whose feeds are touched. */
  readonly feeds: Set<string>;
  /** Ranks of articles with addresses that may mean another file of the mirror than before, or one no longer. */
  readonly addressed: Set<number>;
}

/** Returns empty sets, for the functions that add touched pages. */
export const nothingTouched = (): TouchedPages => ({
  articles: new Set(),
  days: new Set(),
  lists: new Map(),
  feeds: new Set(),
  addressed: new Set(),
});

/** The ranks before the change, and after it. That of an article that changed in its place is in both. */
type TouchedRanks = Readonly<Record<Side, Set<number>>>;
/** The two sides of a change. */
export type Side = "before" | "after";

/** An article that changed. */
interface Changed {
  readonly article: DatabaseArticle;
  /** Whether only the article's own page shows the change. */
  readonly onlyOwnPage: boolean;
  /** Whether its place and its tags stay. */
  readonly keepsPlace: boolean;
}

/**
 * Adds the pages that a changed article touches: its own, those of its neighbours, of articles that link to it or are
 * linked by it, and of later articles that may show it as related; the days, lists and feeds that it is in. Call it
 * for the catalog before and after the change, and then `touchWeighed`.
 */
export function touchPages(
  touched: TouchedPages,
  side: Side,
  catalog: StoredCatalog,
  { article, onlyOwnPage, keepsPlace }: Changed,
): void {
  const { rank, facts, channels } = article;
  touched.articles.add(rank);
  touched.addressed.add(rank);
  for (const list of listsOf(article)) touched.feeds.add(list);
  if (onlyOwnPage) return;
  if (facts.date) touched.days.add(facts.date);
  for (const list of [...listsOf(article), ...(facts.date ? [] : [UNDATED_LIST])])
    touchList(touched, list, side, rank);
  for (const channel of channels)
    for (const beside of catalog.beside(channelList(channel), rank))
      if (beside) touched.articles.add(beside.rank);
  for (const later of laterRelated(catalog, article, keepsPlace)) touched.articles.add(later);
  const linking = catalog.addresses.linkingTo(article);
  for (const { rank: citing } of linking) touched.addressed.add(citing);
  for (const linked of [
    ...linking,
    ...[article, ...linking].flatMap((one) => catalog.addresses.linkedBy(one)),
  ]) {
    touched.articles.add(linked.rank);
    // Feeds may have the texts of articles, with their links.
    for (const list of listsOf(linked)) touched.feeds.add(list);
  }
  for (const alike of facts.source === undefined ? [] : catalog.addresses.alike(facts.source))
    for (const list of listsOf(alike)) touched.feeds.add(list);
}

/** Adds the pages of articles for which a tag weighs otherwise, since articles of it came or went. @param catalog after the change */
export function touchWeighed({ articles, lists }: TouchedPages, catalog: StoredCatalog): void {
  for (const [list, ranks] of lists) {
    const key = tagOfList(list);
    const moved = movedRanks(ranks);
    if (key === undefined || moved.length === 0) continue;
    for (const rank of weighedOtherwise(catalog, key, moved)) articles.add(rank);
  }
}

/** Adds the pages that show a tag whose label changed, or that got or lost its pages. @param before see `applyChanges` */
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
    touchList(touched, tagList(key), "after", BEFORE_ALL);
    touched.feeds.add(tagList(key));
    for (const rank of catalog.ranksIn(tagList(key), 0)) touched.articles.add(rank);
  }
}

const isShown = (tag: Tag | undefined, settings: SiteSettings): boolean =>
  tag !== undefined && isListed(tag, settings);

/** A rank below all others. */
const BEFORE_ALL = -1;

function touchList({ lists }: TouchedPages, list: string, side: Side, rank: number): void {
  getOrAdd(lists, list, () => ({ before: new Set<number>(), after: new Set<number>() }))[side].add(rank);
}

/** Returns the part of each touched list with pages that changed, by the list's name. */
export function changedLists({ lists }: TouchedPages, catalog: StoredCatalog): Map<string, ChangedPart> {
  // The list of all articles has no pages.
  const withPages = [...lists].filter(([list]) => list !== ALL);
  return new Map(withPages.map(([list, ranks]) => [list, changedPart(list, ranks, catalog)]));
}

function changedPart(list: string, ranks: TouchedRanks, catalog: StoredCatalog): ChangedPart {
  if (list === UNDATED_LIST) return WHOLE;
  const { queries } = catalog.list(list);
  const moved = movedRanks(ranks);
  const firstMoved = Math.min(...moved);
  const inPlace = [...ranks.before].filter((rank) => ranks.after.has(rank) && rank < firstMoved);
  const movedFrom = moved.length > 0 ? queries.countBefore(firstMoved) : Number.POSITIVE_INFINITY;
  return { inPlace: queries.indexesOf(inPlace), movedFrom };
}

/** Returns the ranks that an article had only before the change or only after it. One that another article has taken is not among them. */
const movedRanks = ({ before, after }: TouchedRanks): number[] =>
  [...before, ...after].filter((rank) => !(before.has(rank) && after.has(rank)));

/** Returns the part of all articles with a date that changed; undefined if none did. */
export function changedDated({ lists }: TouchedPages, catalog: StoredCatalog): ChangedPart | undefined {
  const ranks = lists.get(ALL);
  if (!ranks) return undefined;
  const { inPlace, movedFrom } = changedPart(ALL, ranks, catalog);
  const undated = catalog.undated.length;
  return { inPlace: inPlace.map((index) => index - undated), movedFrom: movedFrom - undated };
}
