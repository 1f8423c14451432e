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

/** Outcomes that a worker hands over to the table, as bytes. */
export interface PackedOutcomes {
  /** A `Row<PrintedTag>` in JSON for each outcome, each with a line break. */
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

/**
 * An outcome as a list, without the names of its fields: each build reads all rows, and they are shorter and faster so.
 * @typeParam Tag a mention of a tag: its number in the table, its words on the way there
 */
export type Row<Tag> = RefusedRow | ConvertedRow<Tag>;

type RefusedRow = [source: Digest, problem: Omit<Problem, "path">];

type ConvertedRow<Tag> = [
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

/** One empty list for the many articles without tags or links. */
const NONE: readonly never[] = [];

const REFUSED_LENGTH = 2;
const ARTICLE_LENGTH = 17;
const TAGS = 9;

export const isRefused = <Tag>(row: Row<Tag>): row is RefusedRow => row.length === REFUSED_LENGTH;

/** Returns a value as a row. @throws SyntaxError if its length is not that of a row */
export function checkedRow(value: unknown): Row<number> {
  const length = Array.isArray(value) ? value.length : 0;
  if (length !== REFUSED_LENGTH && length !== ARTICLE_LENGTH) throw new SyntaxError("not a row");
  return value as Row<number>;
}

/** Returns the tags that a row mentions. */
export const tagsIn = (row: Row<PrintedTag>): readonly PrintedTag[] =>
  isRefused(row) ? NONE : (row[TAGS] ?? NONE);

/** Returns a row with numbers in place of its tags. */
export function withTagNumbers(row: Row<PrintedTag>, numberOf: (tag: PrintedTag) => number): Row<number> {
  if (isRefused(row)) return row;
  const numbers = row[TAGS]?.map(numberOf) ?? null;
  return Object.assign([...row], { [TAGS]: numbers }) as unknown as ConvertedRow<number>;
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

/** Each day once. Many articles have the same day, and each row would hold a text of its own. */
const days = new Map<Day, Day>();

function sharedDay(day: Day): Day {
  const known = days.get(day);
  if (known === undefined) days.set(day, day);
  return known ?? day;
}

/** Returns the facts of an article's row. @param mentions by number */
export function factsOf(row: ConvertedRow<number>, mentions: readonly TagMention[]): ArticleFacts {
  // Destructuring is slower, since it goes through an iterator. Each build does this for all articles.
  return {
    id: row[5],
    date: row[6] === null ? undefined : sharedDay(row[6]),
    source: row[7] ?? undefined,
    channels: row[8] ?? undefined,
    tags: row[TAGS]?.map((number) => mentions[number] as TagMention) ?? NONE,
    links: row[10] ?? NONE,
    length: row[11],
    textDigest: row[12],
    cardDigest: row[13],
    ownDigest: row[14],
    release: row[15],
    local: row[16] ?? undefined,
  };
}
