import type { ArticleDetails, ArticleFacts } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { Notice, Problem } from "../model/problem.js";
import { LineLog } from "./line-log.js";

/** What a file's bytes were converted to: an article, its body stored under `stored`, or what is wrong with it. */
export type Outcome =
  | { readonly facts: ArticleFacts; readonly stored: Digest; readonly notices?: readonly Notice[] }
  | { readonly problem: Omit<Problem, "path"> };

/** An outcome with where in the table the article's details are. */
export type KnownOutcome = Outcome & { readonly place: number };

/** Between what is loaded of a row and what is not; JSON has no such character. */
const TAB = "\t";

/** Prints a row of the table. @param details of the article, where there is one */
export const printOutcome = (digest: Digest, outcome: Outcome, details?: ArticleDetails): string =>
  `${JSON.stringify([digest, outcome])}${TAB}${details ? JSON.stringify(details) : ""}`;

/**
 * The outcomes of all conversions by digest of what they depend on (see convert-batch.ts), kept between builds in a log.
 * Of an article only the facts are in memory; its details are read when they are asked for.
 */
export class OutcomeTable {
  private readonly log: LineLog;
  private readonly known = new Map<Digest, KnownOutcome>();
  private rows = 0;

  /** @param file where it lies; @param converter fingerprint of the code that reads sources and makes outcomes */
  constructor(
    readonly file: string,
    readonly converter: Digest,
  ) {
    this.log = new LineLog(file, converter);
  }

  /** Reads the outcomes of earlier builds; none where there is no such table, or a damaged one. */
  load(): void {
    this.known.clear();
    this.rows = 0;
    try {
      for (const { bytes, at } of this.log.read()) {
        for (let from = 0; from < bytes.length; ) {
          const end = bytes.indexOf("\n", from);
          this.note(bytes, from, at);
          from = end < 0 ? bytes.length : end + 1;
        }
      }
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.known.clear();
      this.log.close();
    }
  }

  get(digest: Digest): KnownOutcome | undefined {
    return this.known.get(digest);
  }

  /** Adds rows, in whatever order: each as `printOutcome` makes it. */
  add(rows: readonly string[]): void {
    let at = this.log.append(rows);
    for (const row of rows) {
      const bytes = Buffer.from(row);
      this.note(bytes, 0, at);
      at += bytes.length + 1;
    }
  }

  /** Takes over the rows of another table that this one lacks. */
  adopt(other: OutcomeTable): void {
    const missing = [...other.known].filter(([digest]) => !this.known.has(digest));
    this.add(missing.map(([digest, outcome]) => other.rowOf(digest, outcome)));
  }

  /** Returns the details of an article. @param place of its outcome */
  detailsAt(place: number): ArticleDetails {
    return JSON.parse(this.log.lineAt(place).toString()) as ArticleDetails;
  }

  /** Forgets the outcomes that are not wanted any more, when they have become more than the others. Places change by it. */
  prune(isWanted: (digest: Digest) => boolean): void {
    const wanted = [...this.known].filter(([digest]) => isWanted(digest));
    if (this.rows <= 2 * wanted.length) return;
    const rowOf = this.rowOf.bind(this);
    this.log.replace(
      (function* () {
        for (const [digest, outcome] of wanted) yield rowOf(digest, outcome);
      })(),
    );
    this.load();
  }

  close(): void {
    this.log.close();
  }

  private rowOf(digest: Digest, { place, ...outcome }: KnownOutcome): string {
    return printOutcome(digest, outcome, "facts" in outcome ? this.detailsAt(place) : undefined);
  }

  /** Notes the row that begins at `from`, of bytes which lie in the log at `at`. */
  private note(bytes: Buffer, from: number, at: number): void {
    const tab = bytes.indexOf(TAB, from);
    if (tab < 0) throw new SyntaxError("a row without details");
    const [digest, outcome] = JSON.parse(bytes.toString("utf8", from, tab)) as [Digest, KnownOutcome];
    this.known.set(digest, Object.assign(outcome, { place: at + tab + 1 }));
    this.rows++;
  }
}
