import type { ArticleDetails, ArticleFacts } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { Notice, Refusal } from "../model/problem.js";

/** A converted article without its details and its body. */
interface ConvertedOutcome {
  readonly facts: ArticleFacts;
  readonly notices?: readonly Notice[] | undefined;
}

/** The result of a conversion: an article, or why the file is none. */
type Outcome = ConvertedOutcome | Refusal;

/** Where an article lies in the file of articles, in bytes: its details from `start` to `middle`, its body from there to `end`. */
export interface PartsPlace {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** An outcome as the table stores it. */
export type OutcomeRow = { readonly source: Digest } & (Refusal | (ConvertedOutcome & PartsPlace));

/** Outcomes that a worker hands over to the table, as bytes. */
export interface PackedOutcomes {
  /** An `OutcomeRow` in JSON for each outcome, each with a line break. */
  readonly rows: Uint8Array;
  /** Details and bodies of articles. The offsets in the rows refer to these bytes. */
  readonly parts: Uint8Array;
}

/** Collects outcomes and packs them. */
export class OutcomePacker {
  private rows = "";
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  /** Stores details and body of an article. Any number of outcomes can refer to them. */
  store(details: ArticleDetails, markdown: string): PartsPlace {
    const parts = [details, markdown].map((part) => Buffer.from(JSON.stringify(part))) as [Buffer, Buffer];
    return this.storeBytes(Buffer.concat(parts), parts[0].length);
  }

  /** Stores details and body that are in JSON already. @param middle offset in the bytes at which the details end */
  storeBytes(bytes: Uint8Array, middle: number): PartsPlace {
    const start = this.size;
    this.parts.push(bytes);
    this.size += bytes.length;
    return { start, middle: start + middle, end: this.size };
  }

  /** Adds an outcome. @param place of the article; undefined for a file that is none */
  add(source: Digest, outcome: Outcome, place: PartsPlace | undefined): void {
    this.rows += `${JSON.stringify(rowOf(source, outcome, place))}\n`;
  }

  packed(): PackedOutcomes {
    return { rows: Buffer.from(this.rows), parts: Buffer.concat(this.parts) };
  }
}

function rowOf(source: Digest, outcome: Outcome, place: PartsPlace | undefined): OutcomeRow {
  if ("problem" in outcome) return { source, problem: outcome.problem };
  const { facts, notices } = outcome;
  if (!place) throw new Error(`the parts of ${facts.id} were not stored`);
  return { source, ...place, notices, facts };
}

/** Returns a value as a row. @throws SyntaxError if it is none */
export function checkedRow(value: unknown): OutcomeRow {
  const isRow =
    typeof value === "object" &&
    value !== null &&
    "source" in value &&
    ("problem" in value || "facts" in value);
  if (!isRow) throw new SyntaxError("not a row");
  return value as OutcomeRow;
}
