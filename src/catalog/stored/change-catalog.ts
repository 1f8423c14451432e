import { channelList, mirrorList, ranksOfDay } from "../../cache/relations/catalog-schema.js";
import { compare } from "../../lib/compare.js";
import { caseFolded } from "../../lib/safe-name.js";
import type { ArticleCopy, TagMention } from "../../model/article.js";
import type { Tag } from "../../model/catalog.js";
import {
  type ArticleId,
  type ChannelId,
  type Day,
  type MirrorId,
  mirrorRoot,
  pathInMirror,
  type TagKey,
} from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { foldedKeys, keyOf } from "../collect-tags.js";
import { compareInDay, type MergedArticle, mergeCopies, placeInDay } from "../merge-copies.js";
import { pageName } from "../published-facts.js";
import { hasLocalLinks } from "./address-names.js";
import type { DatabaseArticle } from "./database-article.js";
import type { StoredCatalog } from "./stored-catalog.js";
import {
  addArticle,
  copyRow,
  countTags,
  type NewArticle,
  readFolded,
  removeArticle,
} from "./write-catalog.js";

/** An article before and after a change. It is new if there is none before, and gone if there is none after. */
export interface ArticleChange {
  readonly before: DatabaseArticle | undefined;
  readonly after: MergedArticle | undefined;
}

/** The ids of all files that changed, and the files with an article of such an id as they are now. */
interface ChangedCopies {
  readonly ids: Iterable<MirrorId>;
  readonly copies: ReadonlyMap<MirrorId, readonly ArticleCopy[]>;
}

/** How the articles with some ids differ from those of the last build. */
export interface CatalogChanges {
  readonly changes: readonly ArticleChange[];
  /** Copies that differ, among all files with these ids. */
  readonly problems: readonly Problem[];
}

/**
 * Finds out how articles changed. Returns undefined if a change may show on pages that the catalog cannot name: a mirror, a
 * channel or the first link without a scheme comes, an id means several articles, an article of the day has another name
 * than its id, or other tags are joined.
 * @param catalog of the last build
 */
export function findChanges(
  catalog: StoredCatalog,
  { ids, copies }: ChangedCopies,
): CatalogChanges | undefined {
  const changes: ArticleChange[] = [];
  const problems: Problem[] = [];
  const channels = catalog.channels.map(({ id }) => id);
  for (const id of ids) {
    const before = catalog.select("WHERE id = ?", id);
    const merged = mergeCopies(copies.get(id) ?? [], channels);
    if (before.length > 1 || merged.articles.length > 1) return undefined;
    const change = { before: before[0], after: merged.articles[0] };
    if (!canFollow(catalog, change)) return undefined;
    problems.push(...merged.problems);
    if (change.before || change.after) changes.push(change);
  }
  return { changes, problems };
}

/** Tells whether the catalog can name all pages that show a change. */
function canFollow(catalog: StoredCatalog, { before, after }: ArticleChange): boolean {
  const { channels, mirrors, local } = catalog;
  const copy = after?.copy;
  const isNewChannel = (id: ChannelId): boolean => !channels.some((channel) => channel.id === id);
  const isNewMirror = copy?.mirror && !mirrors.some(({ mirror }) => mirror === copy.mirror);
  const isFirstLink = copy && hasLocalLinks(copy.article.facts) && !local.inLinks;
  return !(
    isNewMirror ||
    after?.channels.some(isNewChannel) ||
    isFirstLink ||
    (before && hasOtherNames(catalog, before.facts.date)) ||
    joinsOthers(catalog, before?.facts.tags, copy?.article.facts.tags)
  );
}

/** Tells whether the page of an article of a day has another name than its id. Then one that is gone or moved may free a name. */
function hasOtherNames({ database }: StoredCatalog, day: Day | undefined): boolean {
  const { first, end } = ranksOfDay(day);
  return database.count("FROM article WHERE rank >= ? AND rank < ? AND renamed", first, end) > 0;
}

/** Tells whether other tags are joined when an article's tags change. */
function joinsOthers(
  { database }: StoredCatalog,
  before: readonly TagMention[] = [],
  after: readonly TagMention[] = [],
): boolean {
  const now = foldedKeys(after);
  const known = now.size > 0 ? readFolded(database) : now;
  const isGone = (key: TagKey): boolean => !now.has(key);
  const isNew = (key: TagKey): boolean => !known.has(key);
  return [...foldedKeys(before).keys()].some(isGone) || [...now.keys()].some(isNew);
}

/**
 * Changes the articles of a database. Returns all tags that these articles had or have, as they were before, by their keys;
 * the value of a new tag is undefined. Returns undefined if some disk takes the name of an article for that of another of its
 * day, if the day is full, or if a channel or a mirror has no article any more. The database is then of no use.
 */
export function applyChanges(
  catalog: StoredCatalog,
  changes: readonly ArticleChange[],
): ReadonlyMap<TagKey, Tag | undefined> | undefined {
  const { database } = catalog;
  const keys = new Set<TagKey>();
  const folded = readFolded(database);
  for (const { before } of changes) {
    if (!before) continue;
    removeArticle(catalog, before, folded);
    for (const key of before.tagKeys) keys.add(key);
  }
  const inPlace = changes.filter(isInPlace);
  // The others find their places among those that keep theirs.
  for (const change of [...inPlace, ...changes.filter((change) => !isInPlace(change))]) {
    const { before, after } = change;
    if (!after) continue;
    const rank = before && isInPlace(change) ? before.rank : rankOf(catalog, after);
    if (rank === undefined) return undefined;
    const article = newArticle(after, rank, folded);
    for (const key of article.tagKeys) keys.add(key);
    addArticle(catalog, article, after.copy.article, folded);
  }
  // Until they are counted again, the tags are those of before.
  const tags = new Map(Array.from(keys, (key) => [key, catalog.tag(key)]));
  countTags(database, keys);
  const lists = [
    ...catalog.channels.map(({ id }) => channelList(id)),
    ...catalog.mirrors.map(({ mirror }) => mirrorList(mirror)),
  ];
  return lists.some((list) => catalog.list(list).length === 0) ? undefined : tags;
}

function newArticle(
  { copy, channels, duplicates }: MergedArticle,
  rank: number,
  folded: ReadonlyMap<TagKey, TagKey>,
): NewArticle {
  const { article, mirror, path } = copy;
  const tagKeys = new Set(article.facts.tags.map((mention) => keyOf(mention, folded)));
  return {
    rank,
    name: pageName(copy),
    isRenamed: false,
    file: path,
    mirror: mirror && { root: mirror.root },
    channels,
    tagKeys: [...tagKeys].filter((key) => key !== ""),
    ...copyRow(article),
    duplicates,
  };
}

/** Tells whether an article stays at its place among the others. */
export const isInPlace = ({ before, after }: ArticleChange): boolean =>
  before !== undefined &&
  after !== undefined &&
  before.facts.date === after.copy.article.facts.date &&
  before.facts.time === after.copy.article.facts.time;

interface RowInDay {
  readonly rank: number;
  readonly id: MirrorId;
  readonly name: string;
  readonly time: string | null;
}

/** Returns a rank between those of the articles before and after a new one. Undefined if there is none. */
function rankOf({ database }: StoredCatalog, { copy, place }: MergedArticle): number | undefined {
  const { first, end } = ranksOfDay(copy.article.facts.date);
  const others = database.all<RowInDay>(
    "SELECT rank, id, name, data ->> '$.facts.time' AS time FROM article WHERE rank >= ? AND rank < ? ORDER BY rank",
    ...[first, end],
  );
  if (others.some(({ name }) => caseFolded(name) === caseFolded(pageName(copy)))) return undefined;
  const isEarlier = (other: RowInDay): boolean => {
    const id = pathInMirror(other.id) as ArticleId;
    const order = compareInDay(placeInDay({ id, time: other.time ?? undefined }), place);
    return (order || compare(mirrorRoot(other.id), mirrorRoot(copy.path))) < 0;
  };
  const before = others.findLast(isEarlier)?.rank ?? first;
  const after = others.find((other) => !isEarlier(other))?.rank;
  // Articles mostly come after all others of their day. They leave room for more of them.
  const rank =
    after === undefined
      ? before + Math.min(STEP, Math.floor((end - before) / 2))
      : Math.floor((before + after) / 2);
  return rank > before ? rank : undefined;
}

/** The room that an article leaves behind the last one of its day. */
const STEP = 4096;
