import { dayOfRank, MONTHS_OF_LIST, RANKS_OF_DAY, ranksOfDay } from "../../cache/relations/catalog-schema.js";
import type { Database, Value } from "../../cache/relations/database.js";
import type { ArticleList, CatalogArticle } from "../../model/catalog.js";
import { articlePath } from "../../model/names.js";

/** The ranks of all articles. */
const EVERY = { first: 0, end: Number.MAX_SAFE_INTEGER };

type DayRow = [day: number, articles: number];
type MonthRow = [month: string, articles: number];

/** So many articles are skipped one by one. Above that, the day of the first that is wanted is looked for. */
const SKIPPED = 200;

const IN_LIST = "FROM listed WHERE list = ? AND article >= ? AND article < ?";

/** A list of articles in a database. Its length and its articles are read on demand. */
export class StoredList implements ArticleList {
  private counted: number | undefined;

  /**
   * @param list its name in the database
   * @param ranks those of its articles that belong to this list
   * @param articlesOf returns the articles of some ranks
   */
  constructor(
    private readonly database: Database,
    private readonly list: string,
    private readonly ranks: { readonly first: number; readonly end: number } = EVERY,
    private readonly articlesOf: (ranks: readonly number[]) => readonly CatalogArticle[],
  ) {}

  /** Sets the length of the list, which is then not counted. @returns the list */
  ofLength(length: number): this {
    this.counted = length;
    return this;
  }

  get length(): number {
    this.counted ??= this.count(this.ranks.end);
    return this.counted;
  }

  at(index: number): CatalogArticle | undefined {
    const from = index < 0 ? this.length + index : index;
    return from < 0 ? undefined : this.slice(from, from + 1)[0];
  }

  slice(from = 0, to = Number.MAX_SAFE_INTEGER): readonly CatalogArticle[] {
    const first = from < 0 ? Math.max(0, this.length + from) : from;
    const end = to < 0 ? this.length + to : to;
    if (end <= first) return [];
    return this.articlesOf(this.queries.ranksIn(first, end));
  }

  [Symbol.iterator](): Iterator<CatalogArticle> {
    return this.slice()[Symbol.iterator]();
  }

  readonly queries = {
    countUndated: () => this.queries.countBefore(ranksOfDay(undefined).end),
    countBefore: (rank: number): number => this.count(Math.min(rank, this.ranks.end)),
    /** Returns the indexes that articles of some ranks have, lowest first. */
    indexesOf: (ranks: readonly number[]): number[] => {
      let [from, index] = [this.ranks.first, 0];
      return ranks
        .toSorted((a, b) => a - b)
        .map((rank) => {
          index += this.count(rank, from);
          from = rank;
          return index;
        });
    },
    countMonths: () =>
      new Map(this.database.tuples<MonthRow>("month, articles", `FROM (${MONTHS_OF_LIST})`, this.list)),
    /** Returns the ranks of the articles from one index to another. */
    ranksIn: (from: number, to: number): number[] => {
      const [sql, ...values] = this.part(Math.max(0, from), to);
      return this.database
        .tuples<[rank: number]>("article", `FROM (${sql})`, ...values)
        .map(([rank]) => rank);
    },
    pathsIn: (from: number, to: number) =>
      this.tuplesIn<[rank: number, name: string]>("rank, name", from, to).map(([rank, name]) =>
        articlePath(dayOfRank(rank), name),
      ),
    documentsIn: (from: number, to: number) => {
      const rows = this.tuplesIn<[rank: number, digest: string]>("rank, digest", from, to);
      return {
        digests: rows.map(([, digest]) => digest),
        articlesAt: (indexes: readonly number[]) =>
          this.articlesOf(indexes.map((index) => rows[index]?.[0] as number)),
      };
    },
  };

  /** Returns columns of the articles from one index to another. */
  private tuplesIn<Tuple extends readonly Value[]>(columns: string, from: number, to: number): Tuple[] {
    const [sql, ...values] = this.part(from, to);
    const inOrder = `FROM (SELECT ${columns} FROM article JOIN (${sql}) ON rank = article ORDER BY rank)`;
    return this.database.tuples<Tuple>(columns, inOrder, ...values);
  }

  /** Returns a query for the ranks of the articles from one index to another, and its values. */
  private part(from: number, to: number): [sql: string, ...(string | number)[]] {
    const { list, ranks } = this;
    const start = from > SKIPPED ? this.dayAt(from) : { first: ranks.first, before: 0 };
    const sql = `SELECT article ${IN_LIST} ORDER BY article LIMIT ? OFFSET ?`;
    return [sql, list, start.first, ranks.end, to - from, from - start.before];
  }

  /** Returns the first rank of the day that has the article of an index, and how many articles are before it. */
  private dayAt(index: number): { readonly first: number; readonly before: number } {
    const { list, ranks } = this;
    const from = "FROM (SELECT day, articles FROM counted WHERE list = ? AND day >= ? ORDER BY day)";
    const firstDay = ranks.first / RANKS_OF_DAY;
    let before = 0;
    for (const [day, articles] of this.database.tuples<DayRow>("day, articles", from, list, firstDay)) {
      if (before + articles > index) return { first: day * RANKS_OF_DAY, before };
      before += articles;
    }
    return { first: ranks.end, before: index };
  }

  /** Counts the articles of some ranks: whole days by what is counted of them, and parts of days one by one. */
  private count(end: number, from = this.ranks.first): number {
    const [firstDay, endDay] = [Math.ceil(from / RANKS_OF_DAY), Math.floor(end / RANKS_OF_DAY)];
    if (firstDay >= endDay) return this.countListed(from, end);
    const sql =
      "SELECT coalesce(sum(articles), 0) AS rows FROM counted WHERE list = ? AND day >= ? AND day < ?";
    const days = this.database.get<{ rows: number }>(sql, this.list, firstDay, endDay)?.rows ?? 0;
    return (
      this.countListed(from, firstDay * RANKS_OF_DAY) + days + this.countListed(endDay * RANKS_OF_DAY, end)
    );
  }

  private countListed(from: number, end: number): number {
    return from < end ? this.database.count(IN_LIST, this.list, from, end) : 0;
  }
}
