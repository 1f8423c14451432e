import {
  type CardRow,
  cardOf,
  SEGMENT_FILE,
  type SearchTable,
  type Segment,
} from "../format/search-format.js";
import { type Load, matchSegment, type SegmentMatch } from "./match-segment.js";
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
}

/** How many segments have answered, and how many there are. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

/** Reads the text of a document by its address. @returns undefined where it cannot be read */
export type ReadText = (address: string) => Promise<DocumentText | undefined>;

/** After so many that turned out not to match, a search reads no more texts. The results that follow are not verified. */
const MOST_REJECTED = 100;

interface Candidate {
  readonly segment: number;
  readonly document: number;
}

/**
 * One search over the index. The index says which documents have all parts of a phrase. Whether they have the phrase is seen
 * from their texts, when results are asked for, as far as texts can be read.
 */
export class Search {
  private segments: readonly Segment[] = [];
  private candidates: readonly Candidate[] = [];
  private readonly passages = new Map<string, Promise<Passage | undefined>>();
  /** The candidates that were looked at, in order: what they are, or undefined for those that do not match. */
  private readonly seen: Promise<Result | undefined>[] = [];
  private rejected = 0;
  private unverified = 0;
  private readonly isUncertain: boolean;

  constructor(
    private readonly table: SearchTable,
    private readonly query: Query,
    private readonly load: Load,
    private readonly readText: ReadText = async () => undefined,
  ) {
    this.isUncertain = query.terms.some(({ tokens }) => needsVerifying(tokens));
  }

  /** Matches all segments. @param onProgress called after each answer; @throws what `load` throws */
  async run(order: Order = "fit", onProgress: (progress: Progress) => void = () => {}): Promise<void> {
    let done = 0;
    const of = this.table.segments.length;
    const answers = this.table.segments.map(async ([folder, version]) => {
      const segment = (await this.load(`${folder}/${SEGMENT_FILE}`, version)) as Segment;
      const match = await matchSegment(`${folder}/`, segment, this.query, this.load);
      onProgress({ done: ++done, of });
      return { segment, match };
    });
    const answered = await Promise.all(answers);
    this.segments = answered.map(({ segment }) => segment);
    const matches = answered.map(({ match }) => match);
    this.candidates = order === "newest" ? newestFirst(matches) : this.fittestFirst(matches);
  }

  /** How many documents were found, without those that turned out not to match. */
  get count(): number {
    return this.candidates.length - this.rejected;
  }

  /** Whether all documents that `count` counts match for certain. */
  get isExact(): boolean {
    return !this.isUncertain || (this.seen.length >= this.candidates.length && this.unverified === 0);
  }

  /** Returns some of the results in order. @param from index of the first; @param count how many at most */
  async results(from: number, count: number): Promise<Result[]> {
    const results: Result[] = [];
    for (let index = 0; index < this.candidates.length && results.length < from + count; ) {
      const wanted = from + count - results.length;
      const some = await Promise.all(
        this.candidates.slice(index, index + wanted).map((_, offset) => this.resultOf(index + offset)),
      );
      for (const result of some) if (result) results.push(result);
      index += wanted;
    }
    return results.slice(from, from + count);
  }

  /** Returns where a document has the words of the query; undefined where its text cannot be read. */
  passage([address]: CardRow): Promise<Passage | undefined> {
    const known = this.passages.get(address);
    if (known) return known;
    const passage = this.readText(address).then((text) => text && findPassage(text, this.query.terms));
    this.passages.set(address, passage);
    return passage;
  }

  private resultOf(index: number): Promise<Result | undefined> {
    const known = this.seen[index];
    if (known) return known;
    const result = this.verify(this.candidates[index] as Candidate);
    this.seen[index] = result;
    return result;
  }

  private async verify({ segment, document }: Candidate): Promise<Result | undefined> {
    const [folder] = this.table.segments[segment] as SearchTable["segments"][number];
    const [[name, version], index] = cardOf(this.segments[segment] as Segment, document);
    const card = ((await this.load(`${folder}/${name}`, version)) as readonly CardRow[])[index] as CardRow;
    if (!this.isUncertain) return { card, isVerified: true };
    const isRead = this.rejected < MOST_REJECTED;
    const passage = isRead ? await this.passage(card) : undefined;
    if (passage?.isMatch) return { card, isVerified: true };
    if (passage) this.rejected++;
    else this.unverified++;
    return passage ? undefined : { card, isVerified: false };
  }

  private fittestFirst(matches: readonly SegmentMatch[]): Candidate[] {
    const total = this.segments.reduce((sum, { documents }) => sum + documents, 0);
    const terms = this.query.terms.filter(({ isExcluded }) => !isExcluded).length;
    const weights = weightsOf(matches, terms, total);
    const scores = matches.map((match) => scoresOf(match, weights));
    const byScore = new Map<number, Candidate[]>();
    for (const candidate of newestFirst(matches, (segment, index) => scores[segment]?.[index] as number)) {
      const alike = byScore.get(candidate.score);
      if (alike) alike.push(candidate);
      else byScore.set(candidate.score, [candidate]);
    }
    const groups = Array.from(byScore).sort(([a], [b]) => b - a);
    return ([] as Candidate[]).concat(...groups.map(([, alike]) => alike));
  }
}

function newestFirst(
  matches: readonly SegmentMatch[],
  scoreOf: (segment: number, index: number) => number = () => 0,
): (Candidate & { readonly score: number })[] {
  const all: (Candidate & { readonly score: number })[] = [];
  for (let segment = matches.length - 1; segment >= 0; segment--) {
    const { documents } = matches[segment] as SegmentMatch;
    for (let index = documents.length - 1; index >= 0; index--)
      all.push({ segment, document: documents[index] as number, score: scoreOf(segment, index) });
  }
  return all;
}
