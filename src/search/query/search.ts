import { getOrAdd } from "../../lib/memoize.js";
import type { CardRow, SearchTable, TableSegment } from "../format/search-format.js";
import { flatten } from "./lists.js";
import { type Load, type LoadedSegment, loadCard, loadSegment } from "./load-files.js";
import { matchSegment, type SegmentMatch } from "./match-segment.js";
import { type Query, type Term, wantedTerms } from "./parse-query.js";
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

/** The most candidates that are looked at ahead: two for each that turned out not to match. */
const MOST_AHEAD = 8;

type Found = Omit<Result, "score">;

interface Candidate {
  readonly segment: LoadedSegment;
  readonly document: number;
  readonly score: number;
}

/** One search over the index. Whether a document has a phrase is seen from its text, when results are asked for. */
export class Search {
  /** What the segments have answered so far, the newest first. */
  private matches: readonly SegmentMatch[] = [];
  private candidates: readonly Candidate[] = [];
  private readonly passages = new Map<string, Promise<Passage | undefined>>();
  /** The candidates that were looked at, by segment and document: undefined for those that do not match. */
  private readonly seen = new Map<string, Promise<Found | undefined>>();
  private rejected = 0;
  private unverified = 0;
  /** The terms that a candidate may lack, or have although they are excluded. */
  private readonly uncertain: readonly Term[];

  constructor(
    private readonly table: SearchTable,
    private readonly query: Query,
    private readonly load: Load,
    private readonly readText: ReadText = async () => undefined,
  ) {
    this.uncertain = query.terms.filter(needsVerifying);
  }

  /**
   * Matches all segments: first the newest, of which the table says all, and then the others.
   * @param onAnswer called after the answer of each segment, when `results` and `count` tell of those that have answered. The
   * others wait for it as long as the newest are asked; @throws what `load` throws
   */
  async run(
    order: Order = "fit",
    onAnswer: (progress: Progress) => Promise<void> | void = () => {},
  ): Promise<void> {
    const segments = [...this.table.segments].reverse();
    const of = sum(segments.map(([, , documents]) => documents));
    const answers: (SegmentMatch | undefined)[] = segments.map(() => undefined);
    const ask = async (segment: TableSegment): Promise<void> => {
      const loaded = await loadSegment(segment, this.load);
      answers[segments.indexOf(segment)] = await matchSegment(loaded, this.query, this.load);
      this.matches = answers.filter((answer) => answer !== undefined);
      this.candidates = this.ordered(order);
      await onAnswer({ done: sum(this.matches.map(({ segment }) => segment.documents)), of });
    };
    await Promise.all(segments.filter(([, , , list]) => list).map(ask));
    await Promise.all(segments.filter(([, , , list]) => !list).map(ask));
  }

  /** How many documents were found, without those that turned out not to match. */
  get count(): number {
    return this.candidates.length - this.rejected;
  }

  /** Whether all documents that `count` counts match for certain. */
  get isExact(): boolean {
    return this.uncertain.length === 0 || (this.seen.size >= this.candidates.length && this.unverified === 0);
  }

  /** Returns some of the results in order. @param from index of the first; @param count how many at most */
  async results(from: number, count: number): Promise<Result[]> {
    const { candidates } = this;
    const results: Result[] = [];
    let asked = 0;
    for (let index = 0; index < candidates.length && results.length < from + count; index++) {
      const ahead = Math.min(2 * this.rejected, MOST_AHEAD);
      const wanted = Math.min(candidates.length, index + from + count - results.length + ahead);
      while (asked < wanted) this.look(candidates[asked++] as Candidate);
      const candidate = candidates[index] as Candidate;
      const found = await this.look(candidate);
      if (found) results.push({ ...found, score: candidate.score });
    }
    return results.slice(from);
  }

  /**
   * Returns a result before its text is read, in a list, if its tags have all parts of each word of the query: tags are short, so
   * it most likely matches. The list is empty where the text has to be read.
   * @param index of the result, if all before it match
   */
  async likely(index: number): Promise<Result[]> {
    const candidate = this.candidates[index];
    if (!candidate || !this.isInTags(candidate)) return [];
    const card = await loadCard(candidate.document, candidate.segment, this.load);
    return [{ card, isVerified: this.uncertain.length === 0, gap: Infinity, score: candidate.score }];
  }

  private isInTags({ segment, document }: Candidate): boolean {
    const match = this.matches.find((one) => one.segment === segment) as SegmentMatch;
    const terms = wantedTerms(this.query.terms);
    return this.uncertain.every(
      (term) => !term.isExcluded && match.postings[terms.indexOf(term)]?.tags.includes(document),
    );
  }

  /** Returns where a document has the words of the query; undefined where its text cannot be read. */
  passage([address]: CardRow): Promise<Passage | undefined> {
    return getOrAdd(this.passages, address, async () => {
      const text = await this.readText(address);
      return text && findPassage(text, this.query.terms);
    });
  }

  private look(candidate: Candidate): Promise<Found | undefined> {
    return getOrAdd(this.seen, candidate.segment.folder + candidate.document, () => {
      const found = this.verify(candidate);
      // Who waits for it is told. It may be looked at ahead, and then nobody does.
      found.catch(() => {});
      return found;
    });
  }

  private async verify({ segment, document }: Candidate): Promise<Found | undefined> {
    const card = await loadCard(document, segment, this.load);
    const title = { title: card[1], tags: [], body: "" };
    const { gap } = findPassage(title, this.query.terms);
    const isExcluding = this.uncertain.some(({ isExcluded }) => isExcluded);
    if (!isExcluding && findPassage(title, this.uncertain).isMatch) return { card, isVerified: true, gap };
    const isRead = this.rejected < MOST_REJECTED;
    const passage = isRead ? await this.passage(card) : undefined;
    if (passage?.isMatch) return { card, isVerified: true, gap: passage.gap };
    if (passage) this.rejected++;
    else this.unverified++;
    return passage ? undefined : { card, isVerified: false, gap };
  }

  /** Returns what the segments found that have answered, in order. Of those that fit alike, the newest comes first. */
  private ordered(order: Order): Candidate[] {
    const weights = order === "fit" ? weightsOf(this.matches, this.query) : [];
    const alike = new Map<number, Candidate[]>();
    for (const match of this.matches) {
      const scores = scoresOf(match, weights);
      for (let index = scores.length - 1; index >= 0; index--) {
        const score = scores[index] as number;
        const candidate = { segment: match.segment, document: match.documents[index] as number, score };
        getOrAdd(alike, score, () => []).push(candidate);
      }
    }
    const groups = Array.from(alike).sort(([a], [b]) => b - a);
    return flatten(groups.map(([, group]) => group));
  }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Puts those results first, among results that fit alike, whose words stand nearest. */
export const nearestFirst = (results: readonly Result[]): Result[] =>
  results
    .map((result, index) => ({ result, index }))
    // The difference of two infinite gaps is no number, which counts as no difference.
    .sort((a, b) => b.result.score - a.result.score || a.result.gap - b.result.gap || a.index - b.index)
    .map(({ result }) => result);
