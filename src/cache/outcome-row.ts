import type {
  ArticleDetails,
  ArticleFacts,
  ArticleLink,
  LocalFacts,
  Release,
  TagMention,
} from "../model/article.js";
import type { ArticleId, ChannelId, Day, Digest } from "../model/names.js";
import type { Notice, Problem, Refusal } from "../model/problem.js";
import { type PrintedTag, printedTag } from "./tag-dictionary.js";

/** An article, as far as it is held in memory. */
export interface ConvertedOutcome {
  readonly facts: ArticleFacts<TagMention>;
  readonly notices?: readonly Notice[] | undefined;
}

/** What a file's bytes were converted to: an article, or what is wrong with the file. */
export type Outcome = ConvertedOutcome | Refusal;

/** Where the parts of an article lie that are not held in memory, in bytes: its details, and from `middle` on its body. */
export interface PartsPlace {
  readonly start: number;
  readonly middle: number;
  readonly end: number;
}

/** Outcomes on their way into a table. */
export interface PackedOutcomes {
  /** Lines of JSON, one an outcome: rows that name their tags. */
  readonly rows: Uint8Array;
  /** The parts of articles, to which the rows refer by place. */
  readonly parts: Uint8Array;
}

/** Packs outcomes for a table. */
export class OutcomePacker {
  private rows = "";
  private readonly parts: Uint8Array[] = [];
  private size = 0;

  /** Takes in the parts of an article, for any number of outcomes. */
  store(details: ArticleDetails, markdown: string): PartsPlace {
    const parts = [details, markdown].map((part) => Buffer.from(JSON.stringify(part))) as [Buffer, Buffer];
    return this.storeBytes(Buffer.concat(parts), parts[0].length);
  }

  /** @param middle where in the bytes the details end */
  storeBytes(bytes: Uint8Array, middle: number): PartsPlace {
    const start = this.size;
    this.parts.push(bytes);
    this.size += bytes.length;
    return { start, middle: start + middle, end: this.size };
  }

  add(source: Digest, outcome: Outcome, place: PartsPlace | undefined): void {
    this.rows += `${JSON.stringify(rowOf(source, outcome, place))}\n`;
  }

  packed(): PackedOutcomes {
    return { rows: Buffer.from(this.rows), parts: Buffer.concat(this.parts) };
  }
}

/**
 * A row of the table, or one on its way there. It has no names of fields, since each build reads all rows.
 * @typeParam Tag how it mentions tags: in words on the way, in the table by number, since most mentions are made again
 */
export type Row<Tag> = RefusedRow | ArticleRow<Tag>;

type RefusedRow = [source: Digest, problem: Omit<Problem, "path">];

export type ArticleRow<Tag> = [
  source: Digest,
  start: number,
  middle: number,
  end: number,
  notices: readonly Notice[] | null,
  id: ArticleId,
  date: Day | null,
  address: string | null,
  channels: readonly ChannelId[] | null,
  tags: readonly Tag[] | null,
  links: readonly ArticleLink[] | null,
  length: number,
  textDigest: Digest,
  cardDigest: Digest,
  ownDigest: Digest,
  release: Release,
  local: LocalFacts | null,
];

/** Many articles have no links. */
const NONE: readonly never[] = [];

const REFUSED_LENGTH = 2;
const ARTICLE_LENGTH = 17;
const TAGS = 9;

export const isRefused = <Tag>(row: Row<Tag>): row is RefusedRow => row.length === REFUSED_LENGTH;

/** @throws SyntaxError where a value is no row */
export function checked(value: unknown): Row<number> {
  const length = Array.isArray(value) ? value.length : 0;
  if (length !== REFUSED_LENGTH && length !== ARTICLE_LENGTH) throw new SyntaxError("a line that is no row");
  return value as Row<number>;
}

/** Returns the tags that a row names. */
export const tagsIn = (row: Row<PrintedTag>): readonly PrintedTag[] =>
  isRefused(row) ? NONE : (row[TAGS] ?? NONE);

/** Returns a row whose tags are numbers. */
export function numbered(row: Row<PrintedTag>, numberOf: (tag: PrintedTag) => number): Row<number> {
  if (isRefused(row)) return row;
  const numbers = row[TAGS]?.map(numberOf) ?? null;
  return Object.assign([...row], { [TAGS]: numbers }) as unknown as ArticleRow<number>;
}

function rowOf(source: Digest, outcome: Outcome, place: PartsPlace | undefined): Row<PrintedTag> {
  if ("problem" in outcome) return [source, outcome.problem];
  const { facts, notices = null } = outcome;
  if (!place) throw new Error(`the parts of ${facts.id} were not stored`);
  const {
    id,
    date,
    channels = null,
    length,
    textDigest,
    cardDigest,
    ownDigest,
    release,
    local = null,
  } = facts;
  const tags = facts.tags.map(printedTag);
  const ofFacts = [
    id,
    date ?? null,
    facts.source ?? null,
    channels,
    orNull(tags),
    orNull(facts.links),
    length,
  ] as const;
  const { start, middle, end } = place;
  return [source, start, middle, end, notices, ...ofFacts, textDigest, cardDigest, ownDigest, release, local];
}

const orNull = <Item>(list: readonly Item[]): readonly Item[] | null => (list.length > 0 ? list : null);

/** Many articles have the same day: what is equal is held once. */
const days = new Map<Day, Day>();

function sameDay(day: Day): Day {
  const known = days.get(day);
  if (known === undefined) days.set(day, day);
  return known ?? day;
}

/** Returns the facts of an article's row. */
export function factsOf(row: ArticleRow<number>): ArticleFacts {
  // By place: each build does this for all articles, and taking a list apart goes through its iterator.
  return {
    id: row[5],
    date: row[6] === null ? undefined : sameDay(row[6]),
    source: row[7] ?? undefined,
    channels: row[8] ?? undefined,
    tags: row[TAGS] ?? NONE,
    links: row[10] ?? NONE,
    length: row[11],
    textDigest: row[12],
    cardDigest: row[13],
    ownDigest: row[14],
    release: row[15],
    local: row[16] ?? undefined,
  };
}
