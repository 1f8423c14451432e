import type { CardRow, SearchTable } from "../format/search-format.js";
import { type Load, type LoadedSegment, loadCard, loadSegments } from "./load-files.js";
import { matchSegment, type SegmentMatch } from "./match-segment.js";
import type { Query } from "./parse-query.js";
import { type DocumentText, findPassage, type Passage } from "./passage.js";
import { scoresOf, weightsOf } from "./scorer.js";
import { needsVerifying } from "./term-lookups.js";

/** How results are ordered: by how well they fit, or the newest first. Of those that fit alike, the newest comes first. */
export type Order = "fit" | "newest";

/** A document that matches, or that may match. */
export interface Result {
  readonly card: CardRow;
  /** Whether it is known to match: its terms say so, or its text. */
  readonly isVerified: boolean;
  /** How well it fits. All are alike where results are ordered by time alone. */
  readonly score: number;
  /** The length of the shortest stretch of its title, or of a text that was read, that has all words; infinite without one. */
  readonly gap: number;
}

/** How many documents the segments have that have answered, and all segments. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Reads the text of a document by its address. @returns undefined where it cannot be read */
export type ReadText = (address: string) => Promise<DocumentText | undefined>;

/** After so many that turned out not to match, a search reads no more texts. The results that follow are not verified. */
const MOST_REJECTED = 100;

type Found = Omit<Result, "score">;

const AHEAD = 2;

/** The most documents of the segments that are asked at first. */
const FIRST_ROUND = 10_000;

interface Candidate {
  readonly segment: LoadedSegment;
  readonly document: number;
  readonly score: number;
}

/**
 * One search over the index. The index says which documents have all parts of a phrase. Whether they have the phrase is seen
 * from their texts, when results are asked for, as far as texts can be read.
 */
export class Search {
  /** Those of the newest segment come first. */
  private readonly matches: SegmentMatch[] = [];
  private candidates: readonly Candidate[] = [];
  private readonly passages = new Map<string, Promise<Passage | undefined>>();
  /** The candidates that were looked at, by segment and document: undefined for those that do not match. */
  private readonly seen = new Map<string, Promise<Found | undefined>>();
  private order: Order = "fit";
  private rejected = 0;
  private unverified = 0;
  private readonly isUncertain: boolean;
  private readonly isExcluding: boolean;
  /** How many candidates are looked at ahead, since some may turn out not to match. */
  private readonly ahead: number;

  constructor(
    private readonly table: SearchTable,
    private readonly query: Query,
    private readonly load: Load,
    private readonly readText: ReadText = async () => undefined,
  ) {
    this.isUncertain = query.terms.some(({ tokens }) => needsVerifying(tokens));
    this.ahead = this.isUncertain ? AHEAD : 0;
    this.isExcluding = query.terms.some(({ isExcluded }) => isExcluded);
  }

  /**
   * Matches all segments in two rounds: the newest, whose files are small, and then the others.
   * @param afterRound called after each round, when `results` and `count` tell of the segments that have answered. The next
   * round waits for it; @throws what `load` throws
   */
  async run(
    order: Order = "fit",
    afterRound: (progress: Progress) => Promise<void> | void = () => {},
  ): Promise<void> {
    this.order = order;
    const segments = (await loadSegments(this.table, this.load)).reverse();
    const of = sizeOf(segments);
    for (const round of inRounds(segments)) {
      this.matches.push(...(await Promise.all(round.map((one) => matchSegment(one, this.query, this.load)))));
      this.candidates = this.ordered();
      await afterRound({ done: sizeOf(this.matches.map(({ segment }) => segment)), of });
    }
  }

  /** How many documents were found, without those that turned out not to match. */
  get count(): number {
    return this.candidates.length - this.rejected;
  }

  /** Whether all documents that `count` counts match for certain. */
  get isExact(): boolean {
    return !this.isUncertain || (this.seen.size >= this.candidates.length && this.unverified === 0);
  }

  /** Returns some of the results in order. @param from index of the first; @param count how many at most */
  async results(from: number, count: number): Promise<Result[]> {
    const { candidates } = this;
    const results: Result[] = [];
    let asked = 0;
    for (let index = 0; index < candidates.length && results.length < from + count; index++) {
      const wanted = Math.min(candidates.length, index + from + count - results.length + this.ahead);
      while (asked < wanted) this.look(candidates[asked++] as Candidate);
      const candidate = candidates[index] as Candidate;
      const found = await this.look(candidate);
      if (found) results.push({ ...found, score: candidate.score });
    }
    return results.slice(from);
  }

  /** Returns where a document has the words of the query; undefined where its text cannot be read. */
  passage([address]: CardRow): Promise<Passage | undefined> {
    return kept(this.passages, address, async () => {
      const text = await this.readText(address);
      return text && findPassage(text, this.query.terms);
    });
  }

  private look(candidate: Candidate): Promise<Found | undefined> {
    return kept(this.seen, candidate.segment.folder + candidate.document, () => {
      const found = this.verify(candidate);
      // Who waits for it is told. It may be looked at ahead, and then nobody does.
      found.catch(() => {});
      return found;
    });
  }

  private async verify({ segment, document }: Candidate): Promise<Found | undefined> {
    const card = await loadCard(document, segment, this.load);
    const { isMatch, gap } = findPassage({ title: card[1], tags: [], body: "" }, this.query.terms);
    if (!this.isUncertain || (isMatch && !this.isExcluding)) return { card, isVerified: true, gap };
    const isRead = this.rejected < MOST_REJECTED;
    const passage = isRead ? await this.passage(card) : undefined;
    if (passage?.isMatch) return { card, isVerified: true, gap: passage.gap };
    if (passage) this.rejected++;
    else this.unverified++;
    return passage ? undefined : { card, isVerified: false, gap };
  }

  /** Returns what the segments found that have answered, in order. Of those that fit alike, the newest comes first. */
  private ordered(): Candidate[] {
    const weights = this.order === "fit" ? weightsOf(this.matches, this.query) : [];
    const alike = new Map<number, Candidate[]>();
    for (const match of this.matches) {
      const scores = scoresOf(match, weights);
      for (let index = scores.length - 1; index >= 0; index--) {
        const score = scores[index] as number;
        const candidate = { segment: match.segment, document: match.documents[index] as number, score };
        kept(alike, score, () => []).push(candidate);
      }
    }
    const groups = Array.from(alike).sort(([a], [b]) => b - a);
    return ([] as Candidate[]).concat(...groups.map(([, group]) => group));
  }
}

const sizeOf = (segments: readonly LoadedSegment[]): number =>
  segments.reduce((sum, { documents }) => sum + documents, 0);

/** Parts segments into those that are asked at first, one at least, and the others. */
function inRounds(segments: readonly LoadedSegment[]): LoadedSegment[][] {
  let count = 1;
  while (count < segments.length && sizeOf(segments.slice(0, count + 1)) <= FIRST_ROUND) count++;
  return [segments.slice(0, count), segments.slice(count)].filter(({ length }) => length > 0);
}

/** Returns the value of a key, and makes it where there is none. */
function kept<Key, Value>(values: Map<Key, Value>, key: Key, make: () => Value): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    values.set(key, value);
  }
  return value;
}

/** Puts those results first, among results that fit alike, whose words stand nearest. */
export const nearestFirst = (results: readonly Result[]): Result[] =>
  results
    .map((result, index) => ({ result, index }))
    .sort((a, b) => b.result.score - a.result.score || compareGaps(a.result, b.result) || a.index - b.index)
    .map(({ result }) => result);

const compareGaps = (a: Result, b: Result): number => (a.gap === b.gap ? 0 : a.gap - b.gap);
