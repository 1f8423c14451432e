import { type SearchTable, TABLE } from "../format/search-format.js";
import { loadSegments, loadTable } from "../query/load-files.js";
import { LoadError, sharedLoader } from "./script-loader.js";

/** The index of the site, as far as this page has loaded it. */
export class SiteIndex {
  private readonly loader = sharedLoader();
  /** The table that took the place of the first. */
  private fresh: SearchTable | undefined;
  readonly load = this.loader.load;

  /** @param engine file name of this program */
  constructor(private readonly engine: string) {}

  /** Returns the table. @throws LoadError where it cannot be loaded, or is made for another version of this program */
  readonly table = async (): Promise<SearchTable> => {
    const table = this.fresh || (await loadTable(this.load));
    if (table.engine !== this.engine) throw new LoadError(TABLE);
    return table;
  };

  /** Loads the lists of files before they are needed. If one is missing, that is told of when the reader searches. */
  prepare(): void {
    this.table()
      .then((table) => loadSegments(table, this.load))
      .catch(() => {});
  }

  /** Loads the table past all caches. @returns what was published since it was loaded, if anything was; @throws LoadError */
  async refresh(): Promise<"program" | "index" | undefined> {
    const segments = await this.table().then(
      (table) => table.segments,
      () => [],
    );
    const newest = segments[segments.length - 1];
    const fresh = (await this.loader.reload(TABLE, newest ? newest[1] : "0")) as SearchTable;
    if (fresh.engine !== this.engine) return "program";
    if (JSON.stringify(segments) === JSON.stringify(fresh.segments)) return undefined;
    this.fresh = fresh;
    return "index";
  }
}
