import { renameSync } from "node:fs";
import path from "node:path";
import { digestOfParts } from "../lib/digest.js";
import { batchesOf } from "../lib/group-by.js";
import { getOrAdd } from "../lib/memoize.js";
import { temporaryName } from "../lib/write-atomic.js";
import type { ArticleDetails, ArticleFacts, BodyPlace, StoredArticle, TagMention } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { Notice, Refusal } from "../model/problem.js";
import { parseKept } from "./article-bodies.js";
import { LineLog, parseLines } from "./line-log.js";
import {
  checkedRow,
  OutcomePacker,
  type OutcomeRow,
  type PackedOutcomes,
  type PartsPlace,
} from "./outcome-row.js";
import { RandomAccessFile } from "./random-access-file.js";

class KnownArticle implements StoredArticle, PartsPlace {
  constructor(
    readonly facts: ArticleFacts,
    readonly notices: readonly Notice[] | undefined,
    /** See `PartsPlace`. */
    readonly start: number,
    readonly middle: number,
    readonly end: number,
    private readonly file: RandomAccessFile,
  ) {}

  get detailsOffset(): number {
    return this.start;
  }

  get body(): BodyPlace {
    return { file: this.file.name, offset: this.middle, size: this.end - this.middle };
  }

  details(): ArticleDetails {
    return parseKept(this.file.bytesFrom(this.start, this.middle - this.start), this.file.name);
  }
}

/** An outcome of the table. */
export type KnownOutcome = KnownArticle | Refusal;

/** Outcomes that are copied in one step. */
const COPY_BATCH = 100;

interface OutcomeFiles {
  readonly rows: string;
  readonly articles: string;
}

/** Returns the paths of the files of a table in a folder. @param kind that tells the tables of a folder apart */
export const outcomeFiles = (folder: string, kind = ""): OutcomeFiles => ({
  rows: path.join(folder, `outcomes${kind}.log`),
  articles: path.join(folder, `articles${kind}.log`),
});

/**
 * The outcomes of conversions by the digest of their source (see `sourceDigest`), kept between builds. They lie in two
 * files. A log has what each build reads of all articles: their facts. The file of articles has their details and bodies,
 * nearly twenty times as many bytes, which are read on demand.
 *
 * The log has lines of two kinds. A row is an outcome. A number is an offset in the file of articles; the offsets in the rows
 * after it are counted from there.
 *
 * Articles are written before their rows. If a process dies between, the next articles overwrite those without rows.
 */
export class OutcomeTable {
  private readonly log: LineLog;
  private readonly articles: RandomAccessFile;
  private known = new Map<Digest, KnownOutcome>();
  /** Tables whose outcomes count as well. */
  private included: OutcomeTable[] = [];
  private rows = 0;
  /** The different mentions of tags: most are made by many articles, and held once. */
  private mentions = new Map<string, TagMention>();
  /** Offset in the file of articles from which the next rows count. */
  private base = 0;
  /** Offset in the file of articles at which the next articles are written. */
  private end = 0;

  /** @param converter fingerprint of the code; outcomes of other code count as missing @param isShared see `LineLog` */
  constructor(
    private readonly files: OutcomeFiles,
    readonly converter: Digest,
    private readonly isShared = false,
  ) {
    this.log = new LineLog(files.rows, converter, isShared);
    this.articles = new RandomAccessFile(files.articles);
  }

  /** Reads the outcomes of earlier builds. A missing or damaged table is empty. */
  load(): void {
    this.reset();
    this.log.load(
      (line) => this.addLine(line),
      () => this.reset(),
    );
    const size = this.articles.open(this.isShared ? "r" : "r+") ?? 0;
    if (size < this.end) this.reset();
  }

  /** Opens the file of articles without reading the log, so that details can be read. @returns its size in bytes */
  openArticles(): number {
    return this.articles.open() ?? 0;
  }

  /** Number of outcomes that were read or added. */
  get size(): number {
    return this.known.size;
  }

  /** Returns a digest of the sources of the oldest outcomes. @param count their number */
  digestOfOldest(count: number): Digest {
    return digestOfParts([...this.known.keys()].slice(0, count));
  }

  /** Returns the outcome of a source; undefined if it was not converted yet. */
  get(source: Digest): KnownOutcome | undefined {
    const own = this.known.get(source);
    for (let index = 0; !own && index < this.included.length; index++) {
      const outcome = this.included[index]?.get(source);
      if (outcome) return outcome;
    }
    return own;
  }

  /** Has the outcomes of another table count as well, without copying them. It is closed with this one. */
  include(other: OutcomeTable): void {
    this.included.push(other);
  }

  /** The path of the file with details and bodies. */
  get articlesFile(): string {
    return this.files.articles;
  }

  /** Reads the details of an article by their place. */
  detailsIn({ offset, size }: Omit<BodyPlace, "file">): ArticleDetails {
    return parseKept(this.articles.bytesFrom(offset, size), this.files.articles);
  }

  /** Adds outcomes. Their order does not matter. */
  add({ rows, parts }: PackedOutcomes): void {
    if (this.rows === 0) {
      // Files of other code may be there. Their log goes first: its rows must never refer to articles of ours.
      this.reset();
      this.log.remove();
    }
    const offset = this.end;
    if (this.articles.isOpen) this.articles.writeFrom(offset, [parts]);
    else this.articles.replace([parts]);
    this.log.append([`${offset}\n`, rows]);
    this.base = offset;
    for (const row of parseLines(Buffer.from(rows).subarray(0, -1))) this.addRow(row as OutcomeRow);
    this.end = offset + parts.length;
  }

  /** Copies the outcomes of another table that this one lacks. */
  adopt(other: OutcomeTable): void {
    this.copyFrom(
      other,
      [...other.known.keys()].filter((source) => !this.known.has(source)),
    );
  }

  /** Removes the outcomes that no source needs, once they are most. Do not use outcomes that were got before. */
  prune(sources: readonly { readonly digest: Digest }[]): void {
    if (this.rows <= 2 * sources.length) return;
    const wanted = new Set(sources.map(({ digest }) => digest));
    const kept = [...wanted].filter((source) => this.known.has(source));
    if (kept.length === 0) {
      this.remove();
      return;
    }
    const { rows, articles } = this.files;
    const files = { rows: temporaryName(rows), articles: temporaryName(articles) };
    const smaller = new OutcomeTable(files, this.converter);
    smaller.copyFrom(this, kept);
    smaller.close();
    // The log goes first. If the build dies here, its outcomes are lost. Rows beside other articles would be wrong.
    this.log.remove();
    renameSync(files.articles, articles);
    renameSync(files.rows, rows);
    this.load();
  }

  /** Forgets all outcomes. Details and bodies of articles that were got before can still be read. */
  release(): void {
    [this.known, this.mentions] = [new Map(), new Map()];
    for (const table of this.included) table.release();
  }

  /** Removes the table's files. */
  remove(): void {
    this.reset();
    this.log.remove();
    this.articles.remove();
  }

  close(): void {
    this.reset();
    for (const table of this.included) table.close();
    this.included = [];
  }

  private reset(): void {
    this.log.close();
    this.articles.close();
    this.known.clear();
    this.mentions.clear();
    [this.rows, this.base, this.end] = [0, 0, 0];
  }

  private copyFrom(other: OutcomeTable, sources: readonly Digest[]): void {
    for (const batch of batchesOf(sources, COPY_BATCH)) {
      const packer = new OutcomePacker();
      // Copies of one article share its parts.
      const places = new Map<number, PartsPlace>();
      const placeOf = (article: KnownArticle): PartsPlace =>
        getOrAdd(places, article.start, () => packer.storeBytes(...other.partsAt(article)));
      for (const source of batch) {
        const outcome = other.known.get(source) as KnownOutcome;
        packer.add(source, outcome, outcome instanceof KnownArticle ? placeOf(outcome) : undefined);
      }
      this.add(packer.packed());
    }
  }

  private partsAt({ start, middle, end }: PartsPlace): [bytes: Buffer, middle: number] {
    return [this.articles.bytesFrom(start, end - start), middle - start];
  }

  /** @throws SyntaxError if a line is of neither kind */
  private addLine(line: unknown): void {
    if (typeof line === "number") this.base = line;
    else this.addRow(checkedRow(line));
  }

  private addRow(row: OutcomeRow): void {
    this.rows++;
    if ("problem" in row) {
      this.known.set(row.source, { problem: row.problem });
      return;
    }
    const { base } = this;
    const end = base + row.end;
    const tags = row.facts.tags.map((mention) =>
      getOrAdd(this.mentions, JSON.stringify(mention), () => mention),
    );
    const facts = { ...row.facts, tags };
    this.known.set(
      row.source,
      new KnownArticle(facts, row.notices, base + row.start, base + row.middle, end, this.articles),
    );
    this.end = Math.max(this.end, end);
  }
}
