import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import { isDeepStrictEqual } from "node:util";
import { convertArticle } from "../convert/convert-article.js";
import type { Article, SourceFile } from "../model/article.js";
import { DEFAULT_LIMITS, type Limits } from "../model/limits.js";
import type { ArticleId, Digest, SourcePath } from "../model/names.js";
import { ArticleError, type Problem } from "../model/problem.js";
import type { RawArticle } from "../model/raw-article.js";
import { readArticle } from "../source/read-article.js";
import { storeArticle } from "./article-store.js";
import type { Outcome } from "./build-state.js";

/** Files to convert and where their articles go. */
export interface ConvertTask {
  readonly content: string;
  readonly cache: string;
  readonly limits: Limits;
  readonly files: readonly { readonly path: SourcePath; readonly id: ArticleId; readonly digest: Digest }[];
}

/**
 * Converts a batch of files and stores the articles. A file that cannot be converted is a problem, and the others go on.
 * One that says the same as the file before it, once its frame is off, has the same outcome: copies of an article in
 * several channels mostly differ in their frames only.
 */
export default async function convertBatch({
  content,
  cache,
  limits,
  files,
}: ConvertTask): Promise<[Digest, Outcome][]> {
  const outcomes: [Digest, Outcome][] = [];
  let last: { readonly raw: RawArticle | Refusal; readonly outcome: Outcome } | undefined;
  for (const { path: at, id, digest } of files) {
    const raw = readBytes(readFileSync(path.join(content, at)), at, id);
    if (!last || !isDeepStrictEqual(raw, last.raw)) last = { raw, outcome: outcomeOf(raw, cache, limits) };
    outcomes.push([digest, last.outcome]);
  }
  return outcomes;
}

function outcomeOf(raw: RawArticle | Refusal, cache: string, limits: Limits): Outcome {
  const result = "problem" in raw ? raw : attempt(() => convertArticle(raw, limits));
  if ("problem" in result) return result;
  const stored = storeArticle(cache, result);
  const { meta, notices } = result;
  return notices ? { meta, stored, notices } : { meta, stored };
}

/** Why there is no article. */
interface Refusal {
  readonly problem: Omit<Problem, "path">;
}

/** Converts one file's bytes, or says why not. Pure. */
export function convertBytes(
  bytes: Uint8Array,
  at: string,
  id: ArticleId,
  limits: Limits = DEFAULT_LIMITS,
): Article | Refusal {
  const raw = readBytes(bytes, at, id);
  return "problem" in raw ? raw : attempt(() => convertArticle(raw, limits));
}

const readBytes = (bytes: Uint8Array, at: string, id: ArticleId): RawArticle | Refusal =>
  attempt(() => readArticle(bytes, path.posix.extname(at).toLowerCase(), id));

function attempt<Result>(act: () => Result): Result | Refusal {
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

/** Returns the digest of all that a file's conversion depends on: its bytes, its id and its ending. */
export function digestOf(bytes: Uint8Array, file: Pick<SourceFile, "id" | "path">): Digest {
  const hash = createHash("sha256")
    .update(bytes)
    .update(`\0${file.id}\0${path.posix.extname(file.path).toLowerCase()}`);
  return hash.digest("hex").slice(0, 32) as Digest;
}
