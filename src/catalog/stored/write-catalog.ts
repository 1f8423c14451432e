import path from "node:path";
import {
  ALL,
  type ArticleRow,
  type CopyRow,
  channelList,
  ranksOfDay,
  tagList,
} from "../../cache/relations/catalog-schema.js";
import type { Database } from "../../cache/relations/database.js";
import { memoize } from "../../lib/memoize.js";
import type { ArticleCopy, StoredArticle, TagMention } from "../../model/article.js";
import type { CatalogArticle, WholeCatalog } from "../../model/catalog.js";
import type { ArticleId, Day, SitePath, SourcePath, TagKey } from "../../model/names.js";
import { foldedKeys, keyOf, nameOfSpellings } from "../collect-tags.js";
import { slugOf } from "../slug.js";
import { type DatabaseArticle, readSiteValue } from "./stored-catalog.js";

/** A page of a list, with the newest day on it. */
export interface ListedPage {
  readonly list: string;
  readonly path: SitePath;
  readonly newest: Day | undefined;
}

/** What is stored of an article, with its place and names. */
export interface NewArticle extends ArticleRow {
  readonly rank: number;
  /** The name of its page, without the ending. */
  readonly name: string;
}

/** Articles that are written between two pauses. */
const BATCH = 500;

/**
 * Fills an empty database with a catalog. Yields now and then, so that other work is not held up.
 * @param unpublished files that hold an article, and of which another file is published
 * @param pages of all lists
 */
export function* fillCatalog(
  database: Database,
  catalog: WholeCatalog,
  unpublished: readonly ArticleCopy[],
  pages: Iterable<ListedPage>,
): Generator<void> {
  database.begin();
  const spellings = new Map<string, number>();
  const folded = foldedKeys(new Set(catalog.articles.flatMap(({ facts }) => facts.tags)));
  // Most mentions are made by many articles, which share one object.
  const keyIn = memoize((mention: TagMention) => keyOf(mention, folded));
  const months = new Map<string, number>();
  let written = 0;
  for (const [day, articles] of [[undefined, catalog.undated] as const, ...catalog.days]) {
    const { first, end } = ranksOfDay(day);
    const gap = Math.floor((end - first) / (articles.length + 1));
    for (const [index, article] of articles.entries()) {
      const rank = first + (index + 1) * gap;
      writeArticle(database, { ...rowOf(article), rank, name: pageName(article) });
      for (const mention of article.facts.tags) {
        const key = keyIn(mention);
        if (key === "") continue;
        const spelling = `${key}\0${mention.text}`;
        spellings.set(spelling, (spellings.get(spelling) ?? 0) + 1);
      }
      for (const list of monthLists(article))
        if (day) months.set(`${day.slice(0, 7)}${list}`, (months.get(`${day.slice(0, 7)}${list}`) ?? 0) + 1);
      if (++written % BATCH === 0) yield;
    }
  }
  for (const [key, articles] of months)
    database.run("INSERT INTO month VALUES (?, ?, ?)", key.slice(7), key.slice(0, 7), articles);
  for (const [spelling, articles] of spellings) {
    const [key = "", text = ""] = spelling.split("\0");
    database.run("INSERT INTO spelling VALUES (?, ?, ?)", key, text, articles);
  }
  yield;
  for (const { key, label, hasVariants, slug, articles } of catalog.tags) {
    database.run(
      "INSERT INTO tag VALUES (?, ?, ?, ?, ?)",
      key,
      label,
      Number(hasVariants),
      slug,
      articles.length,
    );
    if (++written % BATCH === 0) yield;
  }
  for (const { path: file, article } of unpublished) {
    writeCopy(database, file, article);
    if (++written % BATCH === 0) yield;
  }
  for (const { list, path, newest } of pages) {
    database.run("INSERT INTO page VALUES (?, ?, ?)", list, path, newest ?? null);
    if (++written % BATCH === 0) yield;
  }
  const channels = catalog.channels.map(({ id, label, folder }) => ({ id, label, folder }));
  writeSiteValue(database, "channels", channels);
  writeSiteValue(database, "folded", [...folded]);
  database.commit();
}

/** Adds an article. Call `countTags` for its tags afterwards. */
export function addArticle(database: Database, article: NewArticle): void {
  writeArticle(database, article);
  count(database, article, 1);
}

/** Removes an article. Call `countTags` for its tags afterwards. */
export function removeArticle(database: Database, article: DatabaseArticle): void {
  const { rank, facts } = article;
  count(database, article, -1);
  for (const list of listsOf(article))
    database.run("DELETE FROM listed WHERE list = ? AND article = ?", list, rank);
  for (const { url, id } of facts.links)
    for (const name of [url, id ?? url])
      database.run("DELETE FROM link WHERE name = ? AND article = ?", name, rank);
  database.run("DELETE FROM article WHERE rank = ?", rank);
}

/** Counts the articles of tags again, and names them. */
export function countTags(database: Database, keys: Iterable<TagKey>): void {
  for (const key of keys) {
    database.run("DELETE FROM tag WHERE key = ?", key);
    const { articles = 0 } =
      database.get<{ articles: number }>(
        "SELECT count(*) AS articles FROM listed WHERE list = ?",
        tagList(key),
      ) ?? {};
    if (articles === 0) continue;
    const rows = database.all<{ text: string; articles: number }>(
      "SELECT text, articles FROM spelling WHERE key = ? AND articles > 0",
      key,
    );
    const { label, hasVariants } = nameOfSpellings(
      new Map(rows.map(({ text, articles: times }) => [text, times])),
    );
    database.run(
      "INSERT INTO tag VALUES (?, ?, ?, ?, ?)",
      key,
      label,
      Number(hasVariants),
      slugOf(key),
      articles,
    );
  }
}

/** Returns the pages of all lists. */
export const readListedPages = (database: Database): ListedPage[] =>
  database
    .all<{ list: string; path: SitePath; newest: Day | null }>("SELECT * FROM page")
    .map(({ newest, ...page }) => ({ ...page, newest: newest ?? undefined }));

/** Notes which pages of lists are gone, and which are new or have another newest day. */
export function writeListedPages(
  database: Database,
  gone: readonly ListedPage[],
  pages: readonly ListedPage[],
): void {
  for (const { list, path } of gone) database.run("DELETE FROM page WHERE list = ? AND path = ?", list, path);
  for (const { list, path, newest } of pages)
    database.run("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", list, path, newest ?? null);
}

/** Returns the keys that are replaced by others. */
export const readFolded = (database: Database): ReadonlyMap<TagKey, TagKey> =>
  new Map(readSiteValue<[TagKey, TagKey][]>(database, "folded"));

const rowOf = (article: CatalogArticle): ArticleRow => ({
  file: article.file,
  channels: article.channels,
  tagKeys: article.tags.map(({ key }) => key),
  ...copyRow(article),
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

/** Stores the files with an id of which another one is published, in the place of those that were known. */
export function writeCopies(database: Database, id: ArticleId, copies: Iterable<ArticleCopy>): void {
  database.run("DELETE FROM copy WHERE id = ?", id);
  for (const { path: file, article } of copies) writeCopy(database, file, article);
}

function writeCopy(database: Database, file: SourcePath, article: StoredArticle): void {
  database.run("INSERT INTO copy VALUES (?, ?, ?)", file, article.facts.id, JSON.stringify(copyRow(article)));
}

const pageName = ({ path }: CatalogArticle): string => path.slice(path.lastIndexOf("/") + 1, -".html".length);

function writeArticle(database: Database, { rank, name, ...row }: NewArticle): void {
  const { id, source, links } = row.facts;
  database.run(
    "INSERT INTO article VALUES (?, ?, ?, ?, ?)",
    rank,
    id,
    name,
    source ?? null,
    JSON.stringify(row),
  );
  for (const list of listsOf(row)) database.run("INSERT INTO listed VALUES (?, ?)", list, rank);
  for (const { url, id: target } of links)
    for (const linked of new Set([url, target ?? url]))
      database.run("INSERT OR IGNORE INTO link VALUES (?, ?)", linked, rank);
}

/** Counts an article in its months, and the spellings of its tags. @param by 1 or -1 */
function count(database: Database, article: Pick<ArticleRow, "channels" | "facts">, by: 1 | -1): void {
  const folded = readFolded(database);
  for (const mention of article.facts.tags.filter((one) => keyOf(one, folded) !== ""))
    database.run(
      "INSERT INTO spelling VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
      ...[keyOf(mention, folded), mention.text, by],
    );
  const month = article.facts.date?.slice(0, 7);
  for (const list of month ? monthLists(article) : [])
    database.run(
      "INSERT INTO month VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET articles = articles + excluded.articles",
      ...[list, month as string, by],
    );
}

const monthLists = ({ channels }: Pick<ArticleRow, "channels">): string[] => [
  ALL,
  ...channels.map(channelList),
];

/** Returns the names of the lists that an article is in. */
export const listsOf = (article: Pick<ArticleRow, "channels" | "tagKeys">): string[] => [
  ...monthLists(article),
  ...article.tagKeys.map(tagList),
];

/** Stores a value of the whole site. */
export function writeSiteValue(database: Database, name: string, value: unknown): void {
  database.run("INSERT OR REPLACE INTO site VALUES (?, ?)", name, JSON.stringify(value));
}
