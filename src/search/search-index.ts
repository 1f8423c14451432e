import { BitReader } from "./bits.js";
import { type Numbers, without } from "./number-sets.js";
import type { Query } from "./parse-query.js";
import {
  CARDS_IN_FILE,
  type CardRow,
  cardsFile,
  type SearchTable,
  type SegmentRow,
  SIGNATURES_IN_FILE,
  signaturesFile,
} from "./search-format.js";
import { type Load, SegmentMatcher } from "./segment-matcher.js";
import { type PhraseItem, phraseItems, readSignature, type Signature } from "./signature.js";

/** Where a document is: a segment of the table, and its place there. */
interface Place {
  readonly segment: number;
  readonly document: number;
}

/** An article that was found. */
export interface Hit {
  readonly place: Place;
  /** Where all terms were: in the title, in title and tags, or anywhere. */
  readonly rank: 0 | 1 | 2;
}

/** Documents whose signatures are looked at together at first; each time that too few are right, twice as many. */
const AT_ONCE = 2;

/** How far a search is. */
export interface Progress {
  /** Answers of segments, of all that there will be. */
  readonly done: number;
  readonly of: number;
}

/**
 * One search over the index: hits come as segments answer, those in titles first, then those in tags, then the others;
 * within each, newest first.
 */
export class Search {
  private readonly matchers: readonly SegmentMatcher[];
  /** By rank, then by segment. */
  private readonly found: Numbers[][] = [[], [], []];
  private readonly verdicts = new Map<string, Promise<boolean>>();
  private readonly decoded = new Map<string, Promise<Signature[]>>();
  private rejected = 0;
  private readonly items: readonly PhraseItem[];
  private readonly needsVerdicts: boolean;

  constructor(
    private readonly table: SearchTable,
    query: Query,
    private readonly load: Load,
  ) {
    this.matchers = table.segments.map((segment) => new SegmentMatcher(segment, query, load));
    const items: PhraseItem[] = [];
    for (const { tokens, isExcluded } of query.terms) if (!isExcluded) items.push(...phraseItems(tokens));
    this.items = items;
    this.needsVerdicts = query.terms.some((term) => phraseItems(term.tokens).length > 0);
  }

  /**
   * Asks all segments, titles first.
   * @param onProgress called after each answer; while it returns a promise, the search waits
   * @throws whatever `load` throws
   */
  async run(onProgress: (progress: Progress) => void | Promise<void> = () => {}): Promise<void> {
    const newestFirst = this.matchers.map((matcher, segment) => ({ matcher, segment })).reverse();
    const of = newestFirst.length * 2;
    let done = 0;
    const titles = newestFirst.map(({ matcher }) => quiet(matcher.titles()));
    for (const [at, { segment }] of newestFirst.entries()) {
      const { inTitle, inTags } = await (titles[at] as (typeof titles)[number]);
      (this.found[0] as Numbers[])[segment] = inTitle;
      (this.found[1] as Numbers[])[segment] = inTags;
      await onProgress({ done: ++done, of });
    }
    const texts = newestFirst.map(({ matcher }) => quiet(matcher.texts()));
    for (const [at, { segment }] of newestFirst.entries()) {
      let rest = await (texts[at] as (typeof texts)[number]);
      for (const rank of [0, 1]) rest = without(rest, this.found[rank]?.[segment] ?? []);
      (this.found[2] as Numbers[])[segment] = rest;
      await onProgress({ done: ++done, of });
    }
  }

  /** How many documents were found so far, without those that turned out not to hold a phrase. */
  get count(): number {
    let count = -this.rejected;
    for (const segments of this.found) for (const list of segments) count += list?.length ?? 0;
    return count;
  }

  /** False where some of the documents counted may not hold a phrase: that is looked up for those that are shown. */
  get isExact(): boolean {
    return !this.needsVerdicts || this.verdicts.size >= this.count + this.rejected;
  }

  /** Returns the hits of what was found so far, from one on. */
  async hits(from: number, count: number): Promise<Hit[]> {
    if (from >= this.count) return [];
    const kept: Hit[] = [];
    const candidates = this.candidates();
    let atOnce = AT_ONCE;
    for (let isEnd = false; !isEnd && kept.length < from + count; atOnce *= 2) {
      const some: Hit[] = [];
      while (some.length < Math.max(atOnce, from + count - kept.length)) {
        const { value, done } = candidates.next();
        if (done) isEnd = true;
        if (!value) break;
        some.push(value);
      }
      const verdicts = await Promise.all(some.map((hit) => this.holds(hit.place)));
      for (const [at, hit] of some.entries()) if (verdicts[at]) kept.push(hit);
    }
    return kept.slice(from, from + count);
  }

  /** Returns what is known of a document that was found. */
  async card({ segment, document }: Place): Promise<CardRow> {
    const cards = (await this.load(cardsFile(this.segment(segment).id, document))) as readonly CardRow[];
    return cards[document % CARDS_IN_FILE] as CardRow;
  }

  private *candidates(): Generator<Hit, undefined> {
    for (const [rank, segments] of this.found.entries()) {
      for (let segment = this.table.segments.length - 1; segment >= 0; segment--) {
        const documents = segments[segment] ?? [];
        for (let at = documents.length - 1; at >= 0; at--)
          yield { place: { segment, document: documents[at] as number }, rank: rank as Hit["rank"] };
      }
    }
    return undefined;
  }

  /** Tells whether a document seems to hold the phrases, and none of the excluded ones. */
  private holds(place: Place): Promise<boolean> {
    if (!this.needsVerdicts) return Promise.resolve(true);
    const name = `${place.segment} ${place.document}`;
    let verdict = this.verdicts.get(name);
    if (!verdict) {
      verdict = this.judge(place);
      this.verdicts.set(name, verdict);
    }
    return verdict;
  }

  private async judge({ segment, document }: Place): Promise<boolean> {
    const has = (await this.signatures(segment, document))[document % SIGNATURES_IN_FILE] as Signature;
    const suspects = (this.matchers[segment] as SegmentMatcher).suspects;
    const isGood =
      this.items.every(has) &&
      !suspects.some(
        ({ term, documents: holders }) => holders.includes(document) && phraseItems(term.tokens).every(has),
      );
    if (!isGood) this.rejected++;
    return isGood;
  }

  /** Returns the signatures of the file that a document's lies in. */
  private signatures(segment: number, document: number): Promise<Signature[]> {
    const { id, documents } = this.segment(segment);
    const name = signaturesFile(id, document);
    let signatures = this.decoded.get(name);
    if (!signatures) {
      const first = document - (document % SIGNATURES_IN_FILE);
      const inFile = Math.min(SIGNATURES_IN_FILE, documents - first);
      signatures = this.load(name).then((text) => {
        const bits = new BitReader(text as string);
        return Array.from({ length: inFile }, () => readSignature(bits));
      });
      this.decoded.set(name, signatures);
    }
    return signatures;
  }

  private segment(segment: number): SegmentRow {
    return this.table.segments[segment] as SegmentRow;
  }
}

/** A promise that is awaited later may fail before: that is no unhandled fault. */
function quiet<Value>(promise: Promise<Value>): Promise<Value> {
  promise.catch(() => {});
  return promise;
}
