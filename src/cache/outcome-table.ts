import { renameSync } from "node:fs";
import path from "node:path";
import { batchesOf } from "../lib/batches.js";
import { temporaryName } from "../lib/write-atomic.js";
import type { ArticleDetails, ArticleFacts, BodyPlace, StoredArticle, TagMention } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { Notice, Refusal } from "../model/problem.js";
import { articlesFile } from "./article-bodies.js";
import { LineLog, parseLines } from "./line-log.js";
import {
  checked,
  factsOf,
  isRefused,
  numbered,
  type Outcome,
  OutcomePacker,
  type PackedOutcomes,
  type PartsPlace,
  type Row,
  tagsIn,
} from "./outcome-row.js";
import { RandomAccessFile } from "./random-access-file.js";
import { type PrintedTag, TagDictionary } from "./tag-dictionary.js";

/** An article of the table. */
class KnownArticle implements StoredArticle, PartsPlace {
  constructor(
    readonly facts: ArticleFacts,
    readonly notices: readonly Notice[] | undefined,
    readonly start: number,
    readonly middle: number,
    readonly end: number,
    private readonly file: RandomAccessFile,
  ) {}

  get body(): BodyPlace {
    return { at: this.middle, size: this.end - this.middle };
  }

  details(): ArticleDetails {
    return JSON.parse(this.file.bytesAt(this.start, this.middle - this.start).toString()) as ArticleDetails;
  }
}

/** A line that names tags; the number of each is how many were named before it. */
interface TagLine {
  readonly tags: readonly PrintedTag[];
}

const isTagLine = (line: unknown): line is TagLine =>
  typeof line === "object" && line !== null && "tags" in line && Array.isArray(line.tags);

/** What is known of a file that was converted. */
export type KnownOutcome = KnownArticle | Refusal;

/** Outcomes that are copied at once. */
const AT_ONCE = 100;

/** The two files of a table. */
interface OutcomeFiles {
  readonly rows: string;
  readonly articles: string;
}

/** Names the files of a table. @param suffix of a table that is not the one which builds use */
export const outcomeFiles = (cache: string, suffix = ""): OutcomeFiles => ({
  rows: path.join(cache, `outcomes${suffix}.log`),
  articles: articlesFile(cache, suffix),
});

/**
 * The outcomes of all conversions by digest of what they depend on (see convert-batch.ts), kept between builds. What
 * each build reads of all articles, their facts, is a log of its own; their details and bodies, nearly twenty times as
 * many bytes, lie in a file beside it, and are read when they are asked for.
 *
 * The log has lines of three kinds: rows; tags, to which rows refer by number; and numbers, which say where the parts begin
 * to which the rows after it refer. Whoever dies while they are written leaves parts without rows, which the next ones take
 * the place of.
 */
export class OutcomeTable {
  private readonly log: LineLog;
  private readonly articles: RandomAccessFile;
  private known = new Map<Digest, KnownOutcome>();
  private rows = 0;
  private tags = new TagDictionary();
  /** Where the parts begin to which the rows refer that come now, and where those of the next article go. */
  private base = 0;
  private end = 0;

  /** @param converter fingerprint of the code that reads sources and makes outcomes */
  constructor(
    private readonly files: OutcomeFiles,
    readonly converter: Digest,
  ) {
    this.log = new LineLog(files.rows, converter);
    this.articles = new RandomAccessFile(files.articles);
  }

  /** Reads the outcomes of earlier builds; none where there is no such table, or a damaged one. */
  load(): void {
    this.close();
    try {
      for (const lines of this.log.read()) this.note(lines);
    } catch (error) {
      if (!(error instanceof SyntaxError)) throw error;
      this.close();
    }
    const size = this.articles.open() ?? 0;
    if (size < this.end) this.close();
  }

  /** What the mentions of tags say that its articles give by number. */
  get mentions(): readonly TagMention[] {
    return this.tags.mentions;
  }

  get(source: Digest): KnownOutcome | undefined {
    return this.known.get(source);
  }

  /** Adds outcomes, in whatever order. */
  add({ rows, parts }: PackedOutcomes): void {
    if (this.rows === 0) {
      // There may be files of other code: as long as its rows are there, the parts that they refer to must be.
      this.close();
      this.log.remove();
    }
    const at = this.end;
    if (this.articles.isOpen) this.articles.writeFrom(at, [parts]);
    else this.articles.replace([parts]);
    const packed = parseLines(Buffer.from(rows).subarray(0, -1)) as Row<PrintedTag>[];
    const tags = this.tags.addUnknown(packed.flatMap(tagsIn));
    const added = packed.map((row) => numbered(row, (tag) => this.tags.numberOf(tag)));
    const lines = [at, ...(tags.length > 0 ? [{ tags } satisfies TagLine] : []), ...added];
    this.log.append(lines.map((line) => `${JSON.stringify(line)}\n`));
    this.base = at;
    for (const row of added) this.noteRow(row);
    this.end = at + parts.length;
  }

  /** Takes over the outcomes of another table that this one lacks. */
  adopt(other: OutcomeTable): void {
    this.take(
      other,
      [...other.known.keys()].filter((source) => !this.known.has(source)),
    );
  }

  /** Forgets all outcomes but those of the digests that are named, when there are more than twice as many. Places change by it. */
  prune(wantedBy: readonly { readonly digest: Digest }[]): void {
    if (this.rows <= 2 * wantedBy.length) return;
    const wanted = new Set(wantedBy.map(({ digest }) => digest));
    const kept = [...wanted].filter((source) => this.known.has(source));
    if (kept.length === 0) {
      this.remove();
      return;
    }
    const { rows, articles } = this.files;
    const files = { rows: temporaryName(rows), articles: temporaryName(articles) };
    const smaller = new OutcomeTable(files, this.converter);
    smaller.take(this, kept);
    smaller.close();
    // A build that dies here has no rows, which costs it its outcomes; rows beside the parts of others would be wrong.
    this.log.remove();
    renameSync(files.articles, articles);
    renameSync(files.rows, rows);
    this.load();
  }

  /** Lets go of all outcomes. Articles of it can still be read. */
  release(): void {
    this.known = new Map();
  }

  /** Removes the table's files. */
  remove(): void {
    this.close();
    this.log.remove();
    this.articles.remove();
  }

  close(): void {
    this.log.close();
    this.articles.close();
    this.known.clear();
    [this.rows, this.base, this.end] = [0, 0, 0];
    this.tags = new TagDictionary();
  }

  private take(other: OutcomeTable, sources: readonly Digest[]): void {
    for (const some of batchesOf(sources, AT_ONCE)) {
      const packer = new OutcomePacker();
      for (const source of some) {
        const outcome = other.known.get(source) as KnownOutcome;
        if (outcome instanceof KnownArticle)
          packer.add(source, other.named(outcome), packer.storeBytes(...other.partsOf(outcome)));
        else packer.add(source, outcome, undefined);
      }
      this.add(packer.packed());
    }
  }

  private named({ facts, notices }: KnownArticle): Outcome {
    return {
      facts: { ...facts, tags: facts.tags.map((number) => this.mentions[number] as TagMention) },
      notices,
    };
  }

  private partsOf({ start, middle, end }: PartsPlace): [bytes: Buffer, middle: number] {
    return [this.articles.bytesAt(start, end - start), middle - start];
  }

  /** @throws SyntaxError where one of the lines is none of this table */
  private note(lines: readonly unknown[]): void {
    for (const line of lines) {
      if (typeof line === "number") this.base = line;
      else if (isTagLine(line)) this.tags.add(line.tags);
      else this.noteRow(checked(line));
    }
  }

  private noteRow(row: Row<number>): void {
    this.rows++;
    if (isRefused(row)) {
      this.known.set(row[0], { problem: row[1] });
      return;
    }
    const { base, articles } = this;
    const [source, start, middle, end, notices] = row;
    const place = [base + start, base + middle, base + end] as const;
    this.known.set(source, new KnownArticle(factsOf(row), notices ?? undefined, ...place, articles));
    this.end = Math.max(this.end, base + end);
  }
}
