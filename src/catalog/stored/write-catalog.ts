import path from "node:path";
import {
  ALL,
  type ArticleRow,
  CATALOG_INDEXES,
  type CopyRow,
  channelList,
  mirrorList,
  ranksOfDay,
  tagList,
} from "../../cache/relations/catalog-schema.js";
import type { Database } from "../../cache/relations/database.js";
import { articleIdOf } from "../../intake/article-names.js";
import { nameOf } from "../../lib/paths.js";
import type { ArticleCopy, ArticleDetails, StoredArticle, TagMention } from "../../model/article.js";
import type { CatalogArticle, Tag, WholeCatalog } from "../../model/catalog.js";
import { articlePath, idInMirror, type MirrorId, type SourcePath, type TagKey } from "../../model/names.js";
import { addressKey } from "../addresses/address-key.js";
import { countMentions, foldedKeys, keyOf, labelOf } from "../collect-tags.js";
import { pageName, publishedFacts } from "../published-facts.js";
import { slugOf } from "../slug.js";
import { addressWrites, localAddresses, removeAddresses, writeAddresses } from "./address-names.js";
import type { DatabaseArticle } from "./database-article.js";
import { documentDigest } from "./document-digest.js";
import { readSiteValue, type StoredCatalog } from "./stored-catalog.js";
import { type ListedPage, StoredPages } from "./stored-pages.js";

/** What is stored of an article, with its place and names. */
export interface NewArticle extends ArticleRow {
  readonly rank: number;
  /** The name of its page, without the ending. */
  readonly name: string;
  /** Whether another article has the name that its page would have. */
  readonly isRenamed: boolean;
}

/** Rows that are written between two pauses. */
const BATCH = 500;

/**
 * Fills an empty database with a catalog. Yields now and then, so that other work is not held up.
 * @param unpublished files that hold an article whose published copy is another file
 * @param pages that the sitemap lists, besides those of articles, days, months and years
 */
export function* fillCatalog(
  database: Database,
  catalog: WholeCatalog,
  unpublished: readonly ArticleCopy[],
  pages: Iterable<ListedPage>,
): Generator<void> {
  const folded = foldedKeys(new Set(catalog.articles.flatMap(({ facts }) => facts.tags)));
  const ranks: number[] = [];
  const storedPages = new StoredPages(database);
  const rows = [
    articleWrites(database, catalog, ranks),
    listWrites(database, catalog, ranks),
    spellingWrites(database, catalog, folded),
    writesOf(catalog.tags, (tag) => writeTag(database, tag, tag.articles.length)),
    writesOf(unpublished, ({ path: file, article }) => writeCopy(database, file, article)),
    writesOf(pages, (page) => storedPages.add(page)),
    addressWrites(database, catalog, ranks),
    writesOf(CATALOG_INDEXES, (index) => database.run(index)),
  ];
  let written = 0;
  for (const writes of rows) for (const _ of writes) if (++written % BATCH === 0) yield;
  const channels = catalog.channels.map(({ id, label, folder, mirror }) => ({
    id,
    label,
    folder,
    root: mirror?.root,
  }));
  writeSiteValue(database, "channels", channels);
  writeSiteValue(database, "folded", [...folded]);
  writeSiteValue(database, "local", localAddresses(catalog));
}

function* writesOf<Item>(items: Iterable<Item>, write: (item: Item) => void): Generator<void> {
  for (const item of items) yield write(item);
}

/** @param ranks is filled with the rank of each article in the database, by its rank in the catalog */
function* articleWrites(
  database: Database,
  { undated, days }: WholeCatalog,
  ranks: number[],
): Generator<void> {
  for (const [day, articles] of [[undefined, undated] as const, ...days]) {
    const { first, end } = ranksOfDay(day);
    const gap = Math.floor((end - first) / (articles.length + 1));
    for (const [index, article] of articles.entries()) {
      const rank = first + (index + 1) * gap;
      ranks[article.rank] = rank;
      const name = nameOf(article.path).slice(0, -".html".length);
      const isRenamed = name !== pageName({ article: article.stored, mirror: article.mirror });
      yield writeArticle(database, { ...rowOf(article), rank, name, isRenamed });
    }
  }
}

/** Writes each list as a whole, in the order of their names. */
function* listWrites(
  database: Database,
  { articles, mirrors, channels, tags }: WholeCatalog,
  ranks: readonly number[],
): Generator<void> {
  const lists = [
    [ALL, articles] as const,
    ...mirrors.map((one) => [mirrorList(one.mirror), [...one.articles]] as const),
    ...channels.map((channel) => [channelList(channel.id), channel.articles] as const),
    ...tags.map((tag) => [tagList(tag.key), tag.articles] as const),
  ];
  for (const [list, listed] of lists) {
    const rows = JSON.stringify(listed.map(({ rank }) => ranks[rank]));
    yield database.run("INSERT INTO listed SELECT ?, value FROM json_each(?)", list, rows);
  }
}

function* spellingWrites(
  database: Database,
  { articles }: WholeCatalog,
  folded: ReadonlyMap<TagKey, TagKey>,
): Generator<void> {
  for (const [mention, times] of countMentions(articles.map(({ facts }) => facts.tags)))
    yield countSpelling(database, mention, folded, times);
}

/** Adds an article. Call `countTags` for its tags afterwards. @param stored of which `article` is made */
export function addArticle(
  { database, local }: Pick<StoredCatalog, "database" | "local">,
  article: NewArticle,
  stored: StoredArticle,
  folded: ReadonlyMap<TagKey, TagKey>,
): void {
  writeArticle(database, article);
  const details = (): ArticleDetails => stored.details();
  writeAddresses(database, { ...article, details }, article.rank, local);
  for (const list of listsOf(article)) database.run("INSERT INTO listed VALUES (?, ?)", list, article.rank);
  for (const mention of article.facts.tags) countSpelling(database, mention, folded, 1);
}

/** Removes an article. Call `countTags` for its tags afterwards. */
export function removeArticle(
  { database, local }: Pick<StoredCatalog, "database" | "local">,
  article: DatabaseArticle,
  folded: ReadonlyMap<TagKey, TagKey>,
): void {
  const { rank, facts } = article;
  for (const mention of facts.tags) countSpelling(database, mention, folded, -1);
  for (const list of listsOf(article))
    database.run("DELETE FROM listed WHERE list = ? AND article = ?", list, rank);
  removeAddresses(database, article, local);
  database.run("DELETE FROM article WHERE rank = ?", rank);
}

/** Counts the articles of tags again, and names them. */
export function countTags(database: Database, keys: Iterable<TagKey>): void {
  for (const key of keys) {
    database.run("DELETE FROM tag WHERE key = ?", key);
    const articles = database.count("FROM listed WHERE list = ?", tagList(key));
    if (articles === 0) continue;
    const rows = database.all<{ text: string; articles: number }>(
      "SELECT text, articles FROM spelling WHERE key = ? AND articles > 0",
      key,
    );
    const label = labelOf(new Map(rows.map(({ text, articles: times }) => [text, times])));
    writeTag(database, { key, label, slug: slugOf(key) }, articles);
  }
}

function writeTag(database: Database, { key, label, slug }: Omit<Tag, "articles">, articles: number): void {
  database.run("INSERT INTO tag VALUES (?, ?, ?, ?)", key, label, slug, articles);
}

/** Returns what `foldedKeys` returned when the database was filled. */
export const readFolded = (database: Database): ReadonlyMap<TagKey, TagKey> =>
  new Map(readSiteValue<[TagKey, TagKey][]>(database, "folded"));

const rowOf = (article: CatalogArticle): ArticleRow => ({
  file: article.file,
  mirror: article.mirror && { root: article.mirror.root },
  channels: article.channels,
  tagKeys: article.tagKeys,
  ...copyRow(article.stored),
  duplicates: article.duplicates,
});

/** Returns what is stored of any file that holds an article. */
export const copyRow = ({ facts, body, detailsOffset }: StoredFacts): CopyRow => ({
  facts,
  stored: path.basename(body.file),
  body: { offset: body.offset, size: body.size },
  details: detailsOffset,
});

type StoredFacts = Pick<StoredArticle, "facts" | "body" | "detailsOffset">;

/** Replaces the stored files that hold the article with an id and are not published. @param copies those that are there now */
export function writeCopies(database: Database, id: MirrorId, copies: Iterable<ArticleCopy>): void {
  database.run("DELETE FROM copy WHERE id = ?", id);
  for (const { path: file, article } of copies) writeCopy(database, file, article);
}

function writeCopy(database: Database, file: SourcePath, article: StoredArticle): void {
  const id = idInMirror(file, article.facts.id);
  database.run("INSERT INTO copy VALUES (?, ?, ?)", file, id, JSON.stringify(copyRow(article)));
}

function writeArticle(database: Database, { rank, name, isRenamed, ...row }: NewArticle): void {
  const { file, channels, tagKeys } = row;
  const facts = publishedFacts(row.facts, name);
  const id = idInMirror(file, facts.id);
  const otherFile = articleIdOf(file) === facts.id ? null : file;
  const digest = documentDigest({ path: articlePath(facts.date, name), facts, channels, tagKeys });
  const address = facts.source === undefined ? null : addressKey(facts.source);
  const names = [rank, id, name, Number(isRenamed), address, otherFile];
  database.run("INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?)", ...names, digest, JSON.stringify(row));
}

/** Counts how often a tag is spelt as in a mention. @param by how often more */
function countSpelling(
  database: Database,
  mention: TagMention,
  folded: ReadonlyMap<TagKey, TagKey>,
  by: number,
): void {
  const key = keyOf(mention, folded);
  if (key === "") return;
  const add = "ON CONFLICT DO UPDATE SET articles = articles + excluded.articles";
  database.run(`INSERT INTO spelling VALUES (?, ?, ?) ${add}`, key, mention.text, by);
}

/** Returns the names of the lists that an article is in. */
export const listsOf = ({
  mirror,
  channels,
  tagKeys,
}: Pick<ArticleRow, "mirror" | "channels" | "tagKeys">): string[] => [
  ALL,
  ...(mirror ? [mirrorList(mirror)] : []),
  ...channels.map(channelList),
  ...tagKeys.map(tagList),
];

/** Stores a value of the whole site. */
export function writeSiteValue(database: Database, name: string, value: unknown): void {
  database.run("INSERT OR REPLACE INTO site VALUES (?, ?)", name, JSON.stringify(value));
}
