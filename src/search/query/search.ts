import { BitReader } from "../format/bit-codec.js";
import {
  CARDS_IN_FILE,
  type CardRow,
  cardsFile,
  type SearchTable,
  type SegmentRow,
  SIGNATURES_IN_FILE,
  signaturesFile,
} from "../format/search-format.js";
import { readSignature, type Shingle, type Signature, shinglesOf } from "../format/signature.js";
import type { Query } from "./parse-query.js";
import { difference, type Ids } from "./posting-lists.js";
import { type Load, SegmentMatcher } from "./segment-matcher.js";

/** Where a document is in the index. */
interface DocumentAddress {
  /** Index of its segment in the table. */
  readonly segment: number;
  /** Its number in the segment. */
  readonly document: number;
}

/** A document that matches. */
export interface Hit {
  readonly address: DocumentAddress;
  /** 0 where all terms are in the title, 1 where they are in title and tags, 2 otherwise. */
  readonly rank: 0 | 1 | 2;
}

/** How many answers of segments a search has, and how many there will be. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** How many documents are verified together at first. Each time that too few pass, it is twice as many. */
const VERIFIED_TOGETHER = 2;

/**
 * One search over the index. Hits are ordered by rank, then from the newest to the oldest. Documents that have all terms of
 * a phrase are verified by their signatures when they are asked for.
 */
export class Search {
  private readonly matchers: readonly SegmentMatcher[];
  /** The documents by rank, then by segment. */
  private readonly found: Ids[][] = [[], [], []];
  private readonly verified = new Map<string, Promise<boolean>>();
  private readonly signatures = new Map<string, Promise<Signature[]>>();
  private rejected = 0;
  private readonly shingles: readonly Shingle[];
  private readonly needsVerifying: boolean;

  constructor(
    private readonly table: SearchTable,
    query: Query,
    private readonly load: Load,
  ) {
    this.matchers = table.segments.map((segment) => new SegmentMatcher(segment, query, load));
    this.needsVerifying = query.terms.some(({ tokens }) => shinglesOf(tokens).length > 0);
    const shingles: Shingle[] = [];
    for (const { tokens, isExcluded } of query.terms) if (!isExcluded) shingles.push(...shinglesOf(tokens));
    this.shingles = shingles;
  }

  /**
   * Matches titles and tags in all segments, then texts.
   * @param onProgress called after each answer of a segment; the search waits for the promise that it returns
   * @throws what `load` throws
   */
  async run(onProgress: (progress: Progress) => void | Promise<void> = () => {}): Promise<void> {
    const newestFirst = this.matchers.map((matcher, segment) => ({ matcher, segment })).reverse();
    const of = newestFirst.length * 2;
    let done = 0;
    const titles = newestFirst.map(({ matcher }) => awaitedLater(matcher.matchTitles()));
    for (const [index, { segment }] of newestFirst.entries()) {
      const { inTitle, inTags } = await (titles[index] as (typeof titles)[number]);
      (this.found[0] as Ids[])[segment] = inTitle;
      (this.found[1] as Ids[])[segment] = inTags;
      await onProgress({ done: ++done, of });
    }
    const texts = newestFirst.map(({ matcher }) => awaitedLater(matcher.matchTexts()));
    for (const [index, { segment }] of newestFirst.entries()) {
      let rest = await (texts[index] as (typeof texts)[number]);
      for (const rank of [0, 1]) rest = difference(rest, this.found[rank]?.[segment] ?? []);
      (this.found[2] as Ids[])[segment] = rest;
      await onProgress({ done: ++done, of });
    }
  }

  /** How many documents were found so far, without those that were verified and rejected. */
  get count(): number {
    let count = -this.rejected;
    for (const segments of this.found) for (const documents of segments) count += documents?.length ?? 0;
    return count;
  }

  /** Whether all documents that `count` counts match for certain. */
  get isExact(): boolean {
    return !this.needsVerifying || this.verified.size >= this.count + this.rejected;
  }

  /** Returns hits of what was found so far. @param from index of the first; @param count how many at most */
  async hits(from: number, count: number): Promise<Hit[]> {
    if (from >= this.count) return [];
    const hits: Hit[] = [];
    const candidates = this.candidates();
    let together = VERIFIED_TOGETHER;
    for (let isEnd = false; !isEnd && hits.length < from + count; together *= 2) {
      const some: Hit[] = [];
      while (some.length < Math.max(together, from + count - hits.length)) {
        const { value, done } = candidates.next();
        if (done) isEnd = true;
        if (!value) break;
        some.push(value);
      }
      const matches = await Promise.all(some.map(({ address }) => this.matches(address)));
      for (const [index, hit] of some.entries()) if (matches[index]) hits.push(hit);
    }
    return hits.slice(from, from + count);
  }

  /** Returns what the results show of a document. */
  async card({ segment, document }: DocumentAddress): Promise<CardRow> {
    const cards = (await this.load(cardsFile(this.segment(segment).id, document))) as readonly CardRow[];
    return cards[document % CARDS_IN_FILE] as CardRow;
  }

  private *candidates(): Generator<Hit, undefined> {
    for (const [rank, segments] of this.found.entries()) {
      for (let segment = this.table.segments.length - 1; segment >= 0; segment--) {
        const documents = segments[segment] ?? [];
        for (let index = documents.length - 1; index >= 0; index--)
          yield { address: { segment, document: documents[index] as number }, rank: rank as Hit["rank"] };
      }
    }
    return undefined;
  }

  /** Tells whether a document may have all phrases, and no excluded one. */
  private matches(address: DocumentAddress): Promise<boolean> {
    if (!this.needsVerifying) return Promise.resolve(true);
    const name = `${address.segment} ${address.document}`;
    return memoized(this.verified, name, () => this.verify(address));
  }

  private async verify({ segment, document }: DocumentAddress): Promise<boolean> {
    const signatures = await this.signaturesBeside(segment, document);
    const mayHave = signatures[document % SIGNATURES_IN_FILE] as Signature;
    const { maybeExcluded } = this.matchers[segment] as SegmentMatcher;
    const isExcluded = maybeExcluded.some(
      ({ phrase, documents }) => documents.includes(document) && shinglesOf(phrase.tokens).every(mayHave),
    );
    const matches = this.shingles.every(mayHave) && !isExcluded;
    if (!matches) this.rejected++;
    return matches;
  }

  /** Returns all signatures of the file that has a document's. */
  private signaturesBeside(segment: number, document: number): Promise<Signature[]> {
    const { id, documents } = this.segment(segment);
    const first = document - (document % SIGNATURES_IN_FILE);
    const length = Math.min(SIGNATURES_IN_FILE, documents - first);
    const name = signaturesFile(id, document);
    return memoized(this.signatures, name, async () => {
      const bits = new BitReader((await this.load(name)) as string);
      return Array.from({ length }, () => readSignature(bits));
    });
  }

  private segment(segment: number): SegmentRow {
    return this.table.segments[segment] as SegmentRow;
  }
}

/** Returns a promise that may fail before somebody waits for it, without an unhandled rejection. */
function awaitedLater<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}

function memoized<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const value = values.get(key) ?? make();
  values.set(key, value);
  return value;
}
