import { dayOfRank, ranksOfDay, type StoredRow } from "../../cache/relations/catalog-schema.js";
import type { Database } from "../../cache/relations/database.js";
import type { ArticleList, CatalogArticle } from "../../model/catalog.js";
import { articlePath, type Day, type SitePath } from "../../model/names.js";

/** The ranks of all articles. */
const EVERY = { first: 0, end: Number.MAX_SAFE_INTEGER };

const IN_LIST = "FROM listed WHERE list = ? AND article >= ? AND article < ?";

/** A list of articles in a database. It is counted, and its articles are loaded, when somebody asks for them. */
export class StoredList implements ArticleList {
  private counted: number | undefined;

  /**
   * @param list its name in the database
   * @param ranks those of its articles that belong to this list
   * @param articleOf returns the article of a row
   */
  constructor(
    private readonly database: Database,
    private readonly list: string,
    private readonly ranks: { readonly first: number; readonly end: number } = EVERY,
    private readonly articleOf: (row: StoredRow) => CatalogArticle,
  ) {}

  /** Tells how long the list is, if that is known. */
  ofLength(length: number): this {
    this.counted = length;
    return this;
  }

  get length(): number {
    this.counted ??= this.count(this.ranks.end);
    return this.counted;
  }

  /** Returns the number of articles before a rank. */
  countBefore(rank: number): number {
    return this.count(Math.min(rank, this.ranks.end));
  }

  at(index: number): CatalogArticle | undefined {
    const from = index < 0 ? this.length + index : index;
    return from < 0 ? undefined : this.slice(from, from + 1)[0];
  }

  slice(from = 0, to = Number.MAX_SAFE_INTEGER): readonly CatalogArticle[] {
    const first = from < 0 ? Math.max(0, this.length + from) : from;
    const end = to < 0 ? this.length + to : to;
    if (end <= first) return [];
    return this.database.all<StoredRow>(...this.part("rank, id, name, data", first, end)).map(this.articleOf);
  }

  [Symbol.iterator](): Iterator<CatalogArticle> {
    return this.slice()[Symbol.iterator]();
  }

  readonly known = {
    undatedIn: () => this.count(Math.min(ranksOfDay(undefined).end, this.ranks.end)),
    countMonths: () => this.countMonths(),
    pathsIn: (from: number, to: number) => this.pathsIn(from, to),
  };

  private pathsIn(from: number, to: number): readonly SitePath[] {
    const [sql, ...values] = this.part("rank, name", from, to);
    return this.database
      .tuples<[rank: number, name: string]>("rank, name", `FROM (${sql})`, ...values)
      .map(([rank, name]) => articlePath(dayOfRank(rank), name));
  }

  /** Returns a query for columns of the articles from one index to another, and its values. */
  private part(columns: string, from: number, to: number): [sql: string, ...(string | number)[]] {
    const { list, ranks } = this;
    const some = `SELECT article ${IN_LIST} ORDER BY article LIMIT ? OFFSET ?`;
    const sql = `SELECT ${columns} FROM article JOIN (${some}) ON rank = article ORDER BY rank`;
    return [sql, list, ranks.first, ranks.end, to - from, from];
  }

  private countMonths(): ReadonlyMap<string, number> {
    const rows = this.database.all<{ month: string; articles: number }>(
      "SELECT month, articles FROM month WHERE list = ?",
      this.list,
    );
    const months = new Map(rows.map(({ month, articles }) => [month, articles]));
    if (months.size > 0) return months;
    // Months of tags are not in the database.
    for (const [day, articles] of this.countDays()) {
      const month = day.slice(0, 7);
      months.set(month, (months.get(month) ?? 0) + articles);
    }
    return months;
  }

  private count(end: number): number {
    return this.database.count(IN_LIST, this.list, this.ranks.first, end);
  }

  /** Returns the number of articles of each day that has some, oldest first. */
  countDays(): ReadonlyMap<Day, number> {
    const days = new Map<Day, number>();
    const { list, ranks } = this;
    const rows = this.database.all<{ first: number; articles: number }>(
      `SELECT min(article) AS first, count(*) AS articles ${IN_LIST} GROUP BY article >> 24`,
      ...[list, ranks.first, ranks.end],
    );
    for (const { first, articles } of rows) {
      const day = dayOfRank(first);
      if (day !== undefined) days.set(day, articles);
    }
    return days;
  }
}
