import type { ArticleFacts, BodyPlace } from "../../model/article.js";
import type { ChannelId, Day, SourcePath, TagKey } from "../../model/names.js";
import type { SiteMirror } from "../../model/settings.js";

/**
 * What relates the articles of a site to each other, as the last build found it. A later build asks it what a small change
 * touches. It is made again whenever a build plans the whole site.
 *
 * - `article`: one row an article. `rank` grows in the order of the catalog, see `ranksOfDay`; `name` is the name of its
 *   page without the ending, and `renamed` is 1 where another article has the name that it would have; `digest` is that of
 *   `documentDigest`; `data` is an `ArticleRow` as JSON. `file` is its file, if that is not named like the article;
 *   `address` is the key of the address that it states, see `addressKey`.
 * - `copy`: files that hold an article whose published copy is another file; `data` is a `CopyRow` as JSON.
 * - `listed`: the articles of each list, see `ALL`, `mirrorList`, `channelList` and `tagList`.
 * - `counted`: how many articles each list has on each day that has any, see `ranksOfDay`. Triggers keep it like `listed`.
 * - `tag`, `spelling`: the tags, and how often each is spelt how.
 * - `link`: the keys of addresses and the ids that an article links to, and what its links without a scheme may name.
 * - `called`: the names by which links without a scheme find articles; see `LinkNames`. `own` is 1 for the name of an
 *   article's file. Empty unless an article has such a link.
 * - `shown`: the names that the addresses of an article's pictures may mean; see `namesInAddress`. Empty for a mirror without
 *   pictures, but for those that files hold within themselves.
 * - `page`: the pages that the sitemap lists besides those of articles, days, months and years, with the newest day on each.
 * - `site`: values of the whole site, as JSON.
 */
export const CATALOG_SCHEMA = `
CREATE TABLE article (rank INTEGER PRIMARY KEY, id TEXT NOT NULL, name TEXT NOT NULL, renamed INTEGER NOT NULL, address TEXT, file TEXT, digest TEXT NOT NULL, data TEXT NOT NULL);
CREATE TABLE copy (path TEXT PRIMARY KEY, id TEXT NOT NULL, data TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE listed (list TEXT, article INTEGER, PRIMARY KEY (list, article)) WITHOUT ROWID;
CREATE TABLE counted (list TEXT, day INTEGER, articles INTEGER, PRIMARY KEY (list, day)) WITHOUT ROWID;
CREATE TABLE tag (key TEXT PRIMARY KEY, label TEXT, slug TEXT, articles INTEGER) WITHOUT ROWID;
CREATE TABLE spelling (key TEXT, text TEXT, articles INTEGER, PRIMARY KEY (key, text)) WITHOUT ROWID;
CREATE TABLE link (name TEXT, article INTEGER, PRIMARY KEY (name, article)) WITHOUT ROWID;
CREATE TABLE called (name TEXT, article INTEGER, own INTEGER, PRIMARY KEY (name, article)) WITHOUT ROWID;
CREATE TABLE shown (name TEXT, article INTEGER, PRIMARY KEY (name, article)) WITHOUT ROWID;
CREATE TABLE page (path TEXT PRIMARY KEY, list TEXT, newest TEXT) WITHOUT ROWID;
CREATE TABLE site (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
`;

/** Ranks that a day has. Between two articles there is room for others. */
export const RANKS_OF_DAY = 2 ** 24;

/**
 * Statements that make the indexes of full tables, and what is counted of them. That is faster than to let them grow row by
 * row.
 */
export const CATALOG_INDEXES = [
  "CREATE INDEX article_id ON article (id)",
  "CREATE INDEX article_address ON article (address)",
  "CREATE INDEX article_file ON article (file) WHERE file IS NOT NULL",
  "CREATE INDEX copy_id ON copy (id)",
  "CREATE INDEX page_list ON page (list)",
  `INSERT INTO counted SELECT list, article / ${RANKS_OF_DAY}, count(*) FROM listed GROUP BY 1, 2`,
  `CREATE TRIGGER listed_more AFTER INSERT ON listed BEGIN
    INSERT INTO counted VALUES (new.list, new.article / ${RANKS_OF_DAY}, 1)
    ON CONFLICT DO UPDATE SET articles = articles + 1;
  END`,
  `CREATE TRIGGER listed_fewer AFTER DELETE ON listed BEGIN
    UPDATE counted SET articles = articles - 1 WHERE list = old.list AND day = old.article / ${RANKS_OF_DAY};
    DELETE FROM counted WHERE list = old.list AND day = old.article / ${RANKS_OF_DAY} AND articles = 0;
  END`,
];

/** What is stored of any file that holds an article. */
export interface CopyRow {
  readonly facts: ArticleFacts;
  /** The name of the file of articles in the cache, which can be moved. */
  readonly stored: string;
  readonly body: Omit<BodyPlace, "file">;
  /** Offset of its details in the file of articles. They end where the body begins. */
  readonly details: number;
}

/** What is stored of an article besides its place and names. */
export interface ArticleRow extends CopyRow {
  readonly file: SourcePath;
  /** Absent in a site of one mirror. */
  readonly mirror?: Pick<SiteMirror, "root"> | undefined;
  readonly channels: readonly ChannelId[];
  /** The keys of its tags, in the order in which it names them. */
  readonly tagKeys: readonly TagKey[];
  /** Number of other files that hold it. */
  readonly duplicates: number;
}

/** The list of all articles, and that of those without a date, which has pages. */
export const ALL = "";
export const UNDATED_LIST = "undated";
/** The list of the articles of a mirror of a site that has several. */
export const mirrorList = ({ root }: Pick<SiteMirror, "root">): string => `mirror ${root}`;
export const channelList = (id: ChannelId): string => `channel ${id}`;
export const tagList = (key: TagKey): string => `tag ${key}`;

/** Returns the key of the tag of a list; undefined for another list. */
export const tagOfList = (list: string): TagKey | undefined =>
  list.startsWith(tagList("" as TagKey)) ? (list.slice(tagList("" as TagKey).length) as TagKey) : undefined;

const DAY = 86_400_000;
const FIRST_DAY = "1599-12-31";

/** Returns the ranks of a day: from `first` to the one before `end`. Those without a date come first. */
export function ranksOfDay(day: Day | undefined): { readonly first: number; readonly end: number } {
  const number = day === undefined ? 0 : Math.round((Date.parse(day) - Date.parse(FIRST_DAY)) / DAY);
  return { first: number * RANKS_OF_DAY, end: (number + 1) * RANKS_OF_DAY };
}

/** A query for the days of a list, the first rank of each, and how many articles it has. Day 0 has those without a date. */
export const DAYS_OF_LIST = `SELECT day * ${RANKS_OF_DAY} AS first, articles FROM counted WHERE list = ?`;

/** A query for the months of a list, and how many articles each has. Those without a date are not counted. */
export const MONTHS_OF_LIST = `
SELECT strftime('%Y-%m', '${FIRST_DAY}', day || ' days') AS month, sum(articles) AS articles
FROM counted WHERE list = ? AND day > 0 GROUP BY month`;

/** Returns the day of a rank; undefined for that of an article without a date. */
export function dayOfRank(rank: number): Day | undefined {
  const number = Math.floor(rank / RANKS_OF_DAY);
  return number === 0
    ? undefined
    : (new Date(Date.parse(FIRST_DAY) + number * DAY).toISOString().slice(0, 10) as Day);
}
