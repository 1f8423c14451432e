import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { convertArticle } from "../convert/convert-article.js";
import type { Article, ArticleDetails, ArticleFacts, ArticleMeta, TagMention } from "../model/article.js";
import { DEFAULT_LIMITS, type Limits } from "../model/limits.js";
import type { ArticleId, Digest, SourcePath } from "../model/names.js";
import { ArticleError, type Notice } from "../model/problem.js";
import type { RawArticle } from "../model/raw-article.js";
import { LONG_TITLE, readArticle } from "../source/read-article.js";
import {
  type Outcome,
  OutcomePacker,
  type PackedOutcomes,
  type PartsPlace,
  type RefusedOutcome,
} from "./outcome-row.js";

/** Files to convert. */
export interface ConvertTask {
  readonly content: string;
  readonly limits: Limits;
  readonly files: readonly { readonly path: SourcePath; readonly id: ArticleId; readonly digest: Digest }[];
}

/**
 * Converts a batch of files. A file that cannot be converted is a problem, and the others go on.
 * One that says the same as the file before it, once its frame is off, has the same outcome: copies of an article in
 * several channels mostly differ in their frames only.
 * @returns what the table of outcomes takes in, as bytes, which the main thread need not encode
 */
export default async function convertBatch({
  content,
  limits,
  files,
}: ConvertTask): Promise<PackedOutcomes[]> {
  const packer = new OutcomePacker();
  let last: { readonly raw: RawArticle | RefusedOutcome; readonly converted: Converted } | undefined;
  for (const { path: at, id, digest } of files) {
    const raw = readBytes(readFileSync(path.join(content, at)), at, id);
    if (!last || !isDeepStrictEqual(raw, last.raw)) last = { raw, converted: converted(raw, limits, packer) };
    packer.add(digest, last.converted.outcome, last.converted.place);
  }
  return [packer.packed()];
}

interface Converted {
  readonly outcome: Outcome;
  readonly place?: PartsPlace;
}

function converted(raw: RawArticle | RefusedOutcome, limits: Limits, packer: OutcomePacker): Converted {
  const result = "problem" in raw ? raw : attempt(() => convertArticle(raw, limits));
  if ("problem" in result) return { outcome: result };
  const { meta, markdown, notices = [] } = result;
  const { facts, details } = splitMeta(meta, markdown);
  const all = meta.title.length > LONG_TITLE ? [...notices, longTitle(meta.title)] : notices;
  return {
    outcome: { facts, ...(all.length > 0 ? { notices: all } : {}) },
    place: packer.store(details, markdown),
  };
}

/** Parts what is known of an article into what is held for all of them, and what is loaded for pages. @param markdown its body */
export function splitMeta(
  meta: ArticleMeta,
  markdown: string,
): { readonly facts: ArticleFacts<TagMention>; readonly details: ArticleDetails } {
  const { id, date, source, channels, tagMentions, links, length, textDigest, ...details } = meta;
  const { summary, ...words } = details;
  const { title, image, lang } = words;
  return {
    facts: {
      id,
      date,
      source,
      channels,
      tags: tagMentions,
      links,
      length,
      textDigest,
      cardDigest: digestOfJson([id, date, title, summary, image !== undefined, lang]),
      ownDigest: digestOfJson([id, date, source, words, tagMentions.map(({ text }) => text), markdown]),
    },
    details,
  };
}

const digestOfJson = (value: unknown): Digest =>
  hash("sha256", JSON.stringify(value), "base64url").slice(0, 22) as Digest;

const longTitle = (title: string): Notice => ({
  code: "long-title",
  message: `the title has ${title.length} characters`,
  hint: "see whether the scraper took text for the title",
});

/** Converts one file's bytes, or says why not. Pure. */
export function convertBytes(
  bytes: Uint8Array,
  at: string,
  id: ArticleId,
  limits: Limits = DEFAULT_LIMITS,
): Article | RefusedOutcome {
  const raw = readBytes(bytes, at, id);
  return "problem" in raw ? raw : attempt(() => convertArticle(raw, limits));
}

const readBytes = (bytes: Uint8Array, at: string, id: ArticleId): RawArticle | RefusedOutcome =>
  attempt(() => readArticle(bytes, path.posix.extname(at).toLowerCase(), id));

function attempt<Result>(act: () => Result): Result | RefusedOutcome {
  try {
    return act();
  } catch (error) {
    if (error instanceof ArticleError) return { problem: error.problem() };
    // A fault of ours met in one article must not cost the operator the other hundred thousand.
    const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return {
      problem: { code: "conversion-failed", message: reason, hint: "please report it with the file" },
    };
  }
}
