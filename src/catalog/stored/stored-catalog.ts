import path from "node:path";
import {
  ALL,
  type ArticleRow,
  type CopyRow,
  channelList,
  DAYS_OF_LIST,
  dayOfRank,
  mirrorList,
  ranksOfDay,
  tagList,
} from "../../cache/relations/catalog-schema.js";
import { type Database, parseStored } from "../../cache/relations/database.js";
import { articleIdOf } from "../../intake/article-names.js";
import { compare } from "../../lib/compare.js";
import { getOrAdd } from "../../lib/memoize.js";
import { present } from "../../lib/present.js";
import type {
  ArticleCopy,
  ArticleDetails,
  BodyPlace,
  MeasuredPicture,
  StoredArticle,
} from "../../model/article.js";
import type {
  ArticleList,
  Catalog,
  CatalogArticle,
  Channel,
  FindPicture,
  LinkTargets,
  MirrorOfSite,
  Tag,
} from "../../model/catalog.js";
import {
  type Day,
  idInMirror,
  type MirrorId,
  mirrorRoot,
  type SourcePath,
  type TagKey,
} from "../../model/names.js";
import type { SiteMirror } from "../../model/settings.js";
import { addressKey } from "../addresses/address-key.js";
import type { LocalAddresses } from "./address-names.js";
import { DatabaseArticle } from "./database-article.js";
import { StoredAddresses } from "./stored-addresses.js";
import { StoredList } from "./stored-list.js";

interface ArticleFile {
  readonly articlesFile: string;
  detailsIn(place: Omit<BodyPlace, "file">): ArticleDetails;
}

/** A channel in the values of the whole site. */
interface StoredChannel extends Omit<Channel, "articles" | "mirror"> {
  /** That of its mirror. Absent in a site of one mirror. */
  readonly root?: string;
}

type StoredRow = [rank: number, name: string, row: ArticleRow];

/** A row of `tag`. */
type TagRow = [key: TagKey, label: string, slug: string, articles: number];

const TAG_COLUMNS = "key, label, slug, articles";

/** What a catalog needs besides its database. */
interface CatalogBase {
  /** The files of the articles in the cache. */
  readonly files: readonly ArticleFile[];
  /** The pictures of the mirrors. */
  readonly pictures: readonly MeasuredPicture[];
  /** Those of a site that has several, else none. */
  readonly mirrors: readonly SiteMirror[];
  /** The number of articles that a tag needs to be among `tags`. */
  readonly minArticles: number;
}

/**
 * The catalog that a database holds. It loads what it is asked for, so its cost follows the question.
 * An article or a tag that is loaded twice is one object.
 */
export class StoredCatalog implements Catalog {
  readonly mirrors: readonly MirrorOfSite[];
  readonly articles: ArticleList;
  readonly undated: ArticleList;
  readonly channels: readonly Channel[];
  readonly pictureOf?: FindPicture;
  readonly local: LocalAddresses;
  readonly addresses: StoredAddresses<DatabaseArticle>;
  private readonly loaded = new Map<number, DatabaseArticle>();
  private readonly tagByKey = new Map<TagKey, Tag>();
  private allDays: ReadonlyMap<Day, ArticleList> | undefined;
  private allTags: readonly Tag[] | undefined;

  constructor(
    readonly database: Database,
    private readonly base: CatalogBase,
  ) {
    const { pictures, mirrors } = base;
    this.local = readSiteValue<LocalAddresses>(database, "local") ?? { inLinks: false, ofPictures: false };
    this.addresses = new StoredAddresses(database, this);
    if (pictures.length > 0) this.pictureOf = this.addresses.pictureFinder(pictures);
    this.articles = this.list(ALL);
    this.undated = this.list(ALL, ranksOfDay(undefined));
    const channels = readSiteValue<readonly StoredChannel[]>(database, "channels") ?? [];
    this.channels = channels.map(({ root, ...channel }) => ({
      ...channel,
      ...present({ mirror: this.mirrorAt(root) }),
      articles: this.list(channelList(channel.id)),
    }));
    this.mirrors = mirrors.flatMap((mirror) => {
      const articles = this.list(mirrorList(mirror));
      const own = this.channels.filter((channel) => channel.mirror === mirror);
      return articles.length > 0 ? [{ mirror, channels: own, articles }] : [];
    });
  }

  /** Returns a list of the database. @param ranks those of one day; default: all */
  list(list: string, ranks?: { readonly first: number; readonly end: number }): StoredList {
    return new StoredList(this.database, list, ranks, (wanted) => this.ofRanks(wanted));
  }

  get days(): ReadonlyMap<Day, ArticleList> {
    this.allDays ??= new Map(
      this.database
        .all<{ first: number; articles: number }>(DAYS_OF_LIST, ALL)
        .flatMap(({ first, articles }) => {
          const day = dayOfRank(first);
          return day ? [[day, this.list(ALL, ranksOfDay(day)).ofLength(articles)] as const] : [];
        }),
    );
    return this.allDays;
  }

  get tags(): readonly Tag[] {
    this.allTags ??= this.database
      .tuples<TagRow>(TAG_COLUMNS, "FROM tag WHERE articles >= ?", this.base.minArticles)
      .map((row) => this.tagOf(row))
      .sort((a, b) => compare(a.key, b.key));
    return this.allTags;
  }

  get tagCount(): number {
    return this.database.count("FROM tag");
  }

  /** Counts tags by the number of their articles. @param least the fewest articles of a tag that is counted */
  tagSizes(least: number): [articles: number, tags: number][] {
    const sizes = "SELECT articles, count(*) AS tags FROM tag WHERE articles >= ? GROUP BY articles";
    return this.database.tuples("articles, tags", `FROM (${sizes} ORDER BY articles)`, least);
  }

  /** Returns the tag of a key; undefined if no article has it. */
  tag(key: TagKey): Tag | undefined {
    const row = this.tagByKey.has(key)
      ? undefined
      : this.database.tuples<TagRow>(TAG_COLUMNS, "FROM tag WHERE key = ?", key)[0];
    return row ? this.tagOf(row) : this.tagByKey.get(key);
  }

  /** Returns articles. @param where what comes behind `FROM article` in a query */
  select(where: string, ...values: readonly (string | number)[]): DatabaseArticle[] {
    return this.database
      .tuples<StoredRow>("rank, name, json(data)", `FROM (SELECT * FROM article ${where})`, ...values)
      .map(([rank, name, row]) =>
        getOrAdd(this.loaded, rank, () => new DatabaseArticle(rank, name, row, this)),
      );
  }

  readonly repeatsSource = ({ facts: { source }, rank }: CatalogArticle): boolean =>
    source !== undefined &&
    this.database.get(
      "SELECT rank FROM article WHERE address = ? AND rank < ? AND data ->> '$.facts.source' = ? LIMIT 1",
      ...[addressKey(source), rank, source],
    ) !== undefined;

  /** Returns the articles of some ranks, as far as they are there. */
  ofRanks(ranks: Iterable<number>): DatabaseArticle[] {
    const wanted = [...ranks];
    const missing = wanted.filter((rank) => !this.loaded.has(rank));
    if (missing.length > 0)
      this.select("WHERE rank IN (SELECT value FROM json_each(?))", JSON.stringify(missing));
    return wanted.flatMap((rank) => this.loaded.get(rank) ?? []);
  }

  readonly neighboursOf = (article: CatalogArticle): ReturnType<Catalog["neighboursOf"]> => {
    const [channel] = article.channels;
    return channel === undefined ? [undefined, undefined] : this.beside(channelList(channel), article.rank);
  };

  /** Returns the articles of a list before and after a rank. */
  beside(list: string, rank: number): [DatabaseArticle | undefined, DatabaseArticle | undefined] {
    const inList = "SELECT article FROM listed WHERE list = ? AND article";
    const [before, after] = [`${inList} < ? ORDER BY article DESC`, `${inList} > ? ORDER BY article`].map(
      (sql) => {
        const row = this.database.get<{ article: number }>(`${sql} LIMIT 1`, list, rank);
        return row && this.ofRanks([row.article])[0];
      },
    );
    return [before, after];
  }

  /** Returns the ranks behind a rank in a list, lowest first. @param most how many at most; default: all */
  ranksIn(list: string, after: number, most = Number.MAX_SAFE_INTEGER): number[] {
    const sql = "SELECT article FROM listed WHERE list = ? AND article > ? ORDER BY article LIMIT ?";
    return this.database.all<{ article: number }>(sql, list, after, most).map(({ article }) => article);
  }

  /** Returns the ranks behind a rank that are in two lists or more. */
  ranksInSeveral(lists: readonly string[], after: number): number[] {
    const inLists =
      "SELECT article FROM listed WHERE list IN (SELECT value FROM json_each(?)) AND article > ?";
    const sql = `${inLists} GROUP BY article HAVING count(*) > 1`;
    return this.database
      .all<{ article: number }>(sql, JSON.stringify(lists), after)
      .map(({ article }) => article);
  }

  readonly targetsOf = (article: CatalogArticle): LinkTargets => this.addresses.targetsOf(article);
  readonly citing = (article: CatalogArticle): readonly CatalogArticle[] => this.addresses.citing(article);

  /** Returns the article with an id; undefined if there are several. */
  byId(id: MirrorId): DatabaseArticle | undefined {
    const alike = this.select("WHERE id = ? LIMIT 2", id);
    return alike.length === 1 ? alike[0] : undefined;
  }

  /** Returns the id of the article in a file; if it holds none, the id that its name gives. */
  idIn(file: SourcePath): MirrorId {
    const sql = "SELECT id FROM article WHERE file = ? UNION ALL SELECT id FROM copy WHERE path = ?";
    return this.database.get<{ id: MirrorId }>(sql, file, file)?.id ?? idInMirror(file, articleIdOf(file));
  }

  /** Returns all files that hold an article of an id. */
  copiesOf(id: MirrorId): Omit<ArticleCopy, "channel">[] {
    const published = this.select("WHERE id = ?", id).map(({ file, stored }) => this.copyIn(file, stored));
    const rows = this.database.all<{ path: SourcePath; data: string }>(
      "SELECT path, data FROM copy WHERE id = ?",
      id,
    );
    const others = rows.map(({ path: file, data }) =>
      this.copyIn(file, this.storedIn(parseStored<CopyRow>(data))),
    );
    return [...published, ...others];
  }

  private copyIn(file: SourcePath, article: StoredArticle): Omit<ArticleCopy, "channel"> {
    return { path: file, article, ...present({ mirror: this.mirrorAt(mirrorRoot(file)) }) };
  }

  /** Returns the mirror with a root; undefined in a site of one mirror. */
  mirrorAt(root: string | undefined): SiteMirror | undefined {
    return this.base.mirrors.find((mirror) => mirror.root === root);
  }

  storedIn({ facts, stored, body, details }: CopyRow): StoredArticle {
    const file = this.base.files.find(({ articlesFile }) => path.basename(articlesFile) === stored);
    if (!file) throw new Error(`the cache has no file ${stored}`);
    return {
      facts,
      body: { ...body, file: file.articlesFile },
      detailsOffset: details,
      details: () => file.detailsIn({ offset: details, size: body.offset - details }),
    };
  }

  private tagOf([key, label, slug, articles]: TagRow): Tag {
    return getOrAdd(this.tagByKey, key, () => ({
      key,
      label,
      slug,
      articles: this.list(tagList(key)).ofLength(articles),
    }));
  }
}

/** Reads a value of the whole site. */
export function readSiteValue<Value>(database: Database, name: string): Value | undefined {
  const row = database.get<{ value: string }>("SELECT value FROM site WHERE name = ?", name);
  return row && parseStored<Value>(row.value);
}
