import { rmSync } from "node:fs";
import type { Database as SqliteDatabase, Statement } from "node-sqlite3-wasm";
import { getOrAdd } from "../../lib/memoize.js";

/** A value of a column. */
export type Value = string | number | null;

/** The page cache has 8 MiB, which SQLite counts in negative kibibytes. */
const PRAGMAS = "PRAGMA cache_size = -8192; PRAGMA synchronous = NORMAL";

/**
 * A file with an SQLite database. SQLite runs as WebAssembly: a damaged file is an error (see `isDatabaseError`), and never
 * the end of the process. A build that is killed leaves a journal, and the next one finds the state before the transaction.
 */
export class Database {
  private opened: SqliteDatabase | undefined;
  private readonly statements = new Map<string, Statement>();

  /** @param schema statements that create the tables */
  constructor(
    private readonly file: string,
    private readonly schema: string,
  ) {}

  /** Opens the database. @returns false if it is missing, damaged or of another stamp; it is removed then */
  async open(stamp: string): Promise<boolean> {
    this.close();
    const { default: sqlite } = await import("node-sqlite3-wasm");
    // Only one build at a time uses a cache folder, so a lock is of a build that died.
    rmSync(`${this.file}.lock`, { recursive: true, force: true });
    try {
      this.opened = new sqlite.Database(this.file, { fileMustExist: true });
      this.opened.exec(PRAGMAS);
      if (this.get<{ stamp: string }>("SELECT stamp FROM database")?.stamp === stamp) return true;
    } catch (error) {
      if (!isDatabaseError(error)) throw error;
    }
    this.remove();
    return false;
  }

  /** Replaces the database by an empty one, and begins a transaction. Fill it in this one: each commit waits for the disk. */
  async create(stamp: string): Promise<void> {
    this.remove();
    const { default: sqlite } = await import("node-sqlite3-wasm");
    this.opened = new sqlite.Database(this.file);
    this.opened.exec(PRAGMAS);
    this.begin();
    this.opened.exec(`CREATE TABLE database (stamp TEXT NOT NULL); ${this.schema}`);
    this.run("INSERT INTO database VALUES (?)", stamp);
  }

  /** Runs a statement. */
  run(sql: string, ...values: readonly Value[]): void {
    this.statement(sql).run([...values]);
  }

  /** Returns the first row of a query, by the names of its columns; undefined if there is none. */
  get<Row>(sql: string, ...values: readonly Value[]): Row | undefined {
    return (this.statement(sql).get([...values]) as Row | null) ?? undefined;
  }

  /** Returns all rows of a query. */
  all<Row>(sql: string, ...values: readonly Value[]): Row[] {
    return this.statement(sql).all([...values]) as Row[];
  }

  /**
   * Returns all rows of a query as lists of columns. SQLite hands them over as one text, in a third of the time of `all`.
   * @param columns separated by commas
   * @param from what comes behind the columns in a query
   */
  tuples<Tuple extends readonly unknown[]>(
    columns: string,
    from: string,
    ...values: readonly Value[]
  ): Tuple[] {
    const sql = `SELECT json_group_array(json_array(${columns})) AS rows ${from}`;
    return parseStored<Tuple[]>(this.get<{ rows: string }>(sql, ...values)?.rows ?? "[]");
  }

  /** Returns the number of rows. @param from what comes behind `SELECT count(*)` in a query */
  count(from: string, ...values: readonly Value[]): number {
    return this.get<{ rows: number }>(`SELECT count(*) AS rows ${from}`, ...values)?.rows ?? 0;
  }

  begin(): void {
    this.run("BEGIN");
  }

  commit(): void {
    this.run("COMMIT");
  }

  close(): void {
    const { opened } = this;
    const open = [...this.statements.values(), ...(opened ? [{ finalize: () => opened.close() }] : [])];
    this.statements.clear();
    this.opened = undefined;
    for (const one of open) {
      try {
        one.finalize();
      } catch (error) {
        // A statement that failed before fails again. That error was thrown then.
        if (!isDatabaseError(error)) throw error;
      }
    }
  }

  /** Removes the file, if there is one. */
  remove(): void {
    this.close();
    for (const suffix of ["", "-journal", ".lock"])
      rmSync(this.file + suffix, { recursive: true, force: true });
  }

  private statement(sql: string): Statement {
    return getOrAdd(this.statements, sql, () => {
      if (!this.opened) throw new Error(`${this.file} is not open`);
      return this.opened.prepare(sql);
    });
  }
}

/** A stored text is not what was stored. */
class DamagedText extends Error {}

/** Returns a stored value. @throws DamagedText if the text is no JSON */
export function parseStored<Stored>(text: string): Stored {
  try {
    return JSON.parse(text) as Stored;
  } catch (error) {
    throw new DamagedText("the database is damaged", { cause: error });
  }
}

/** Tells whether an error means that a database is damaged, or cannot be written. */
export const isDatabaseError = (error: unknown): boolean =>
  error instanceof DamagedText ||
  (error instanceof Error && (error.name === "SQLite3Error" || error.name === "RuntimeError"));
