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
  /** The paths of pages that came or went, and of those whose newest day is another. */
  private readonly moved: Buffer[] = [];
  private readonly changed: Buffer[] = [];

  constructor(private readonly database: Database) {}

  get length(): number {
    return this.database.count("FROM page");
  }

  slice(from: number, to: number): { readonly path: SitePath; readonly day?: Day }[] {
    const inOrder = "FROM (SELECT path, newest FROM page ORDER BY path LIMIT ? OFFSET ?)";
    return this.database
      .tuples<[path: SitePath, newest: Day | null]>("path, newest", inOrder, to - from, from)
      .map(([path, newest]) => (newest ? { path, day: newest } : { path }));
  }

  pathsIn(list: string): SitePath[] {
    return this.database
      .all<{ path: SitePath }>("SELECT path FROM page WHERE list = ?", list)
      .map(({ path }) => path);
  }

  /** Notes that some pages are gone, and that others are there. */
  change(gone: readonly SitePath[], pages: Iterable<ListedPage>): void {
    for (const path of gone) {
      this.database.run("DELETE FROM page WHERE path = ?", path);
      this.moved.push(Buffer.from(path));
    }
    for (const page of pages) {
      const before = this.database.get<{ newest: Day | null }>(
        "SELECT newest FROM page WHERE path = ?",
        page.path,
      );
      if (!before) this.moved.push(Buffer.from(page.path));
      else if ((before.newest ?? undefined) !== page.newest) this.changed.push(Buffer.from(page.path));
      this.add(page);
    }
  }

  add({ list, path, newest }: ListedPage): void {
    this.database.run("INSERT OR REPLACE INTO page VALUES (?, ?, ?)", path, list, newest ?? null);
  }

  /** Tells whether `change` changed pages from one index to another. All behind one that came or went are changed. */
  isChanged(from: number, to: number): boolean {
    const [first, last] = [this.pathAt(from), this.pathAt(to - 1)];
    const isUpToLast = (path: Buffer): boolean => !last || path.compare(last) <= 0;
    const isInside = (path: Buffer): boolean =>
      first !== undefined && path.compare(first) >= 0 && isUpToLast(path);
    return this.moved.some(isUpToLast) || this.changed.some(isInside);
  }

  /** Returns the path of the page at an index; undefined behind the last one. */
  private pathAt(index: number): Buffer | undefined {
    const row = this.database.get<{ path: string }>(
      "SELECT path FROM page ORDER BY path LIMIT 1 OFFSET ?",
      index,
    );
    return row && Buffer.from(row.path);
  }
}
