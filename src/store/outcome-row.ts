import type { ArticleDetails, ArticleFacts, ArticleLink, TagFact } from "../model/article.js";
import type { ArticleId, ChannelId, Day, Digest } from "../model/names.js";
import type { Notice, Problem } from "../model/problem.js";

/** An article, as far as it is held in memory. */
export interface ConvertedOutcome {
  readonly facts: ArticleFacts;
  /** Of the body. */
  readonly digest: Digest;
  readonly notices?: readonly Notice[];
}

/** What a file's bytes were converted to: an article, or what is wrong with the file. */
export type Outcome = ConvertedOutcome | { readonly problem: Omit<Problem, "path"> };

/** What of an article is kept beside its facts, and not held in memory. */
export interface StoredParts {
  readonly details: ArticleDetails;
  /** The body, as Markdown. */
  readonly markdown: string;
}

/** Between the parts of a row; JSON has no such character. */
export const TAB = "\t";

/** The first part of a row. Facts have no names there, since each build reads those of all articles. */
type Head =
  | [source: Digest, problem: Omit<Problem, "path">]
  | [
      source: Digest,
      id: ArticleId,
      date: Day,
      address: string | null,
      channels: readonly ChannelId[] | null,
      tags: readonly TagFact[] | null,
      links: readonly ArticleLink[] | null,
      length: number,
      textDigest: Digest,
      cardDigest: Digest,
      wordsDigest: Digest,
      digest: Digest,
      notices: readonly Notice[] | null,
    ];

/** Prints a row of the table, with the break that ends its line. @param parts of the article, where there is one */
export function printOutcome(source: Digest, outcome: Outcome, parts?: StoredParts): string {
  const { details = null, markdown = null } = parts ?? {};
  return `${[headOf(source, outcome), details, markdown].map((part) => JSON.stringify(part)).join(TAB)}\n`;
}

function headOf(source: Digest, outcome: Outcome): Head {
  if ("problem" in outcome) return [source, outcome.problem];
  const { facts, digest, notices = null } = outcome;
  const { id, date, channels = null, length, textDigest, cardDigest, wordsDigest } = facts;
  const [tags, links] = [orNull(facts.tags), orNull(facts.links)];
  const digests = [textDigest, cardDigest, wordsDigest, digest] as const;
  return [source, id, date, facts.source ?? null, channels, tags, links, length, ...digests, notices];
}

const orNull = <Item>(list: readonly Item[]): readonly Item[] | null => (list.length > 0 ? list : null);

/** Many articles have no links, and many the same day: what is equal is held once. */
const NONE: readonly never[] = [];
const days = new Map<Day, Day>();

function sameDay(day: Day): Day {
  const known = days.get(day);
  if (known === undefined) days.set(day, day);
  return known ?? day;
}

/** Reads the first part of a row. @throws SyntaxError where it is none */
export function parseHead(text: string): [source: Digest, outcome: Outcome] {
  const head = JSON.parse(text) as Head;
  if (head.length === 2) return [head[0], { problem: head[1] }];
  const [source, id, date, address, channels, tags, links, length, ...rest] = head;
  const [textDigest, cardDigest, wordsDigest, digest, notices] = rest;
  const facts: ArticleFacts = {
    id,
    date: sameDay(date),
    source: address ?? undefined,
    channels: channels ?? undefined,
    tags: tags ?? NONE,
    links: links ?? NONE,
    length,
    textDigest,
    cardDigest,
    wordsDigest,
  };
  return [source, notices ? { facts, digest, notices } : { facts, digest }];
}
