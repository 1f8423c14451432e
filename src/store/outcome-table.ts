import { closeSync, openSync } from "node:fs";
import path from "node:path";
import type { ArticleDetails, BodyPlace } from "../model/article.js";
import type { Digest } from "../model/names.js";
import { LineLog, readBytes } from "./line-log.js";
import { type Outcome, parseHead, TAB } from "./outcome-row.js";
import { batchesOf } from "./workers.js";

/** Where the parts of a row lie in the log, in bytes. */
export interface RowPlace {
  readonly start: number;
  readonly details: number;
  readonly body: number;
  /** Where the line's break is. */
  readonly end: number;
}

/** An outcome with where its row is. */
export type KnownOutcome = Outcome & RowPlace;

/** Rows that are copied at once. */
const AT_ONCE = 100;

/** The name of the table in a cache folder. */
const FILE = "outcomes.log";

/**
 * The outcomes of all conversions by digest of what they depend on (see convert-batch.ts), kept between builds in a log.
 * Of an article only the facts are in memory; its details and its body are read when they are asked for.
 */
export class OutcomeTable {
  private readonly log: LineLog;
  private readonly known = new Map<Digest, KnownOutcome>();
  private rows = 0;
  readonly file: string;

  /**
   * @param cache the folder where it lies; @param converter fingerprint of the code that reads sources and makes outcomes
   * @param name where it is not the one that builds use
   */
  constructor(
    cache: string,
    readonly converter: Digest,
    name = FILE,
  ) {
    this.file = path.join(cache, name);
    this.log = new LineLog(this.file, converter);
  }

  /** Reads the outcomes of earlier builds; none where there is no such table, or a damaged one. */
  load(): void {
    this.known.clear();
    this.rows = 0;
    try {
      for (const { bytes, at } of this.log.read()) this.note(bytes, at);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.known.clear();
      this.log.close();
    }
  }

  get(source: Digest): KnownOutcome | undefined {
    return this.known.get(source);
  }

  /** Adds rows, in whatever order: each as `printOutcome` makes it. */
  add(rows: Uint8Array): void {
    this.note(Buffer.from(rows.buffer, rows.byteOffset, rows.length), this.log.append([rows]));
  }

  /** Takes over the rows of another table that this one lacks. */
  adopt(other: OutcomeTable): void {
    const missing = [...other.known].filter(([source]) => !this.known.has(source)).map(([, place]) => place);
    for (const some of batchesOf(missing, AT_ONCE))
      this.add(Buffer.concat(some.map((place) => other.rowAt(place))));
  }

  /** Returns the details of an article. @param place of its outcome */
  detailsAt({ details, body }: RowPlace): ArticleDetails {
    return JSON.parse(this.log.bytesAt(details, body - 1 - details).toString()) as ArticleDetails;
  }

  /** Forgets all outcomes but those of the digests that are named, when there are more than twice as many. Places change by it. */
  prune(wantedBy: ReadonlyMap<unknown, { readonly digest: Digest }>): void {
    if (this.rows <= 2 * wantedBy.size) return;
    const sources = new Set(Array.from(wantedBy.values(), ({ digest }) => digest));
    const wanted = [...sources].flatMap((source) => this.known.get(source) ?? []);
    this.log.replace(this.rowsAt(wanted));
    this.load();
  }

  close(): void {
    this.log.close();
  }

  private *rowsAt(places: readonly RowPlace[]): Generator<Buffer> {
    for (const place of places) yield this.rowAt(place);
  }

  private rowAt({ start, end }: RowPlace): Buffer {
    return this.log.bytesAt(start, end + 1 - start);
  }

  /** Notes rows which lie in the log at `at`. @param bytes whole lines, the last with its break or without */
  private note(bytes: Buffer, at: number): void {
    for (let from = 0; from < bytes.length; ) {
      const lineBreak = bytes.indexOf("\n", from);
      const end = lineBreak < 0 ? bytes.length : lineBreak;
      const details = bytes.indexOf(TAB, from) + 1;
      const body = bytes.indexOf(TAB, details) + 1;
      if (details === 0 || body === 0 || body > end) throw new SyntaxError("a row that lacks a part");
      const [source, outcome] = parseHead(bytes.toString("utf8", from, details - 1));
      this.known.set(source, {
        ...outcome,
        start: at + from,
        details: at + details,
        body: at + body,
        end: at + end,
      });
      this.rows++;
      from = end + 1;
    }
  }
}

/** Where an article's body lies. @param place of its outcome */
export const bodyPlace = ({ body, end }: RowPlace): BodyPlace => ({ at: body, size: end - body });

/**
 * Calls a function with one that returns articles' bodies as Markdown: what builds have stored in a cache folder, for
 * threads that have no table.
 * @throws Error where a place is none
 */
export function withBodies<Result>(
  cache: string,
  use: (load: (place: BodyPlace) => string) => Result,
): Result {
  const name = path.join(cache, FILE);
  const file = openSync(name, "r");
  try {
    return use(({ at, size }) => JSON.parse(readBytes(file, at, size, name).toString()) as string);
  } finally {
    closeSync(file);
  }
}
