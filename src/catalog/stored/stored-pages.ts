import type { Database } from "../../cache/relations/database.js";
import type { Day, SitePath } from "../../model/names.js";

/** A page that the sitemap lists, besides those of articles, days, months and years. */
export interface ListedPage {
  /** The list that it is a page of, or `OTHER_PAGES`. */
  readonly list: string;
  readonly path: SitePath;
  /** The newest day of its articles. */
  readonly newest: Day | undefined;
}

/** The pages that are of no list, in the place of the name of one. */
export const OTHER_PAGES = "other";

/** The listed pages of a database, in the order of the bytes of their paths, as SQLite compares texts. */
export class StoredPages {
  /** Index of the first page that came or went. */
  private moved = Number.POSITIVE_INFINITY;
  /** Indexes of pages whose newest day is another. */
  private readonly changed: number[] = [];

  constructor(private readonly database: Database) {}

  get length(): number {
    return this.database.count("FROM page");
  }

  slice(from: number, to: number): { readonly path: SitePath; readonly day?: Day }[] {
    const some = "FROM (SELECT path, newest FROM page ORDER BY path LIMIT ? OFFSET ?)";
    return this.database
      .tuples<[path: SitePath, newest: Day | null]>("path, newest", some, to - from, from)
      .map(([path, newest]) => (newest ? { path, day: newest } : { path }));
  }

  /** Returns the pages of a list. */
  pathsIn(list: string): SitePath[] {
    return this.database
      .all<{ path: SitePath }>("SELECT path FROM page WHERE list = ?", list)
      .map(({ path }) => path);
  }

  /** Notes that some pages are gone, and that others are there. Call it once. */
  change(gone: readonly SitePath[], pages: Iterable<ListedPage>): void {
    const moved: SitePath[] = [...gone];
    const changed: SitePath[] = [];
    for (const path of gone) this.database.run("DELETE FROM page WHERE path = ?", path);
    for (const page of pages) {
      const before = this.database.get<{ newest: Day | null }>(
        "SELECT newest FROM page WHERE path = ?",
        page.path,
      );
      if (!before) moved.push(page.path);
      else if ((before.newest ?? undefined) !== page.newest) changed.push(page.path);
      this.add(page);
    }
    const indexOf = (path: SitePath): number => this.database.count("FROM page WHERE path < ?", path);
    this.moved = Math.min(...moved.map(indexOf), this.moved);
    this.changed.push(...changed.map(indexOf));
  }

  add({ list, path, newest }: ListedPage): void {
    this.database.run("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", path, list, newest ?? null);
  }

  /** Tells whether `change` changed pages from one index to another. */
  isChanged(from: number, to: number): boolean {
    return to > this.moved || this.changed.some((index) => index >= from && index < to);
  }
}
