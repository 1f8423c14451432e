import { readFile } from "node:fs/promises";
import path from "node:path";
import type { ArticleCopy, SourceFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { LONG_TITLE } from "../source/read-article.js";
import { dropArticles } from "./article-store.js";
import type { BuildState, Outcome } from "./build-state.js";
import { type ConvertTask, digestOf } from "./convert-batch.js";
import { batchesOf, runTasks } from "./run-tasks.js";

/** Files that go to a worker at once: some tenths of a second of work. */
const BATCH = 100;

/** What the files hold, by file. */
export type Digests = ReadonlyMap<SourceFile, Digest>;

/**
 * Finds the digest of each file and notes it in the state. A file whose size and time are those of the last build is
 * not read again; one that cannot be read is a problem.
 */
export async function digestFiles(
  files: readonly SourceFile[],
  content: string,
  state: BuildState,
): Promise<{ readonly digests: Digests; readonly problems: readonly Problem[] }> {
  const digests = new Map<SourceFile, Digest>();
  const problems: Problem[] = [];
  const last = new Map(state.sources);
  state.sources.clear();
  for (const file of files) {
    const { path: at, size, mtimeMs } = file;
    const known = last.get(at);
    try {
      const isSame = known !== undefined && known.size === size && known.mtimeMs === mtimeMs;
      const digest = isSame ? known.digest : digestOf(await readFile(path.join(content, at)), file);
      digests.set(file, digest);
      state.sources.set(at, { size, mtimeMs, digest });
    } catch (error) {
      problems.push({ code: "unreadable-file", path: at, message: (error as Error).message });
    }
  }
  return { digests, problems };
}

/**
 * Converts what was never converted before, each content once however many files hold it, and notes the outcomes in the
 * state; outcomes that no file has any more are forgotten and their stored articles removed.
 */
export async function convertFiles(
  digests: Digests,
  { content, cache, jobs }: Settings,
  state: BuildState,
  tick: (done: number, of: number) => void,
): Promise<void> {
  const wanted = new Map<Digest, ConvertTask["files"][number]>();
  for (const [{ path: at, id }, digest] of digests) {
    if (!state.outcomes.has(digest)) wanted.set(digest, { path: at, id, digest });
  }
  const tasks = batchesOf([...wanted.values()], BATCH).map(
    (files): ConvertTask => ({ content, cache, files }),
  );
  const results = await runTasks<ConvertTask, [Digest, Outcome][]>(tasks, {
    module: new URL("./convert-batch.js", import.meta.url),
    jobs,
    sizeOf: (task) => task.files.length,
    onProgress: (done) => tick(done, wanted.size),
  });
  for (const [digest, outcome] of results.flat()) state.outcomes.set(digest, outcome);
  await dropArticles(cache, forgetUnused(state.outcomes, new Set(digests.values())));
}

/** Returns the stored articles that belong to no outcome any more. */
function forgetUnused(outcomes: Map<Digest, Outcome>, used: ReadonlySet<Digest>): Set<Digest> {
  const dropped = new Set<Digest>();
  for (const [digest, outcome] of outcomes) {
    if (used.has(digest)) continue;
    outcomes.delete(digest);
    if ("stored" in outcome) dropped.add(outcome.stored);
  }
  for (const outcome of outcomes.values()) if ("stored" in outcome) dropped.delete(outcome.stored);
  return dropped;
}

/** Returns the articles that the files hold, and what is wrong with the others. */
export function collectCopies(
  digests: Digests,
  state: BuildState,
): { readonly copies: readonly ArticleCopy[]; readonly problems: readonly Problem[] } {
  const copies: ArticleCopy[] = [];
  const problems: Problem[] = [];
  for (const [{ path: at, channel }, digest] of digests) {
    const outcome = state.outcomes.get(digest);
    if (!outcome) throw new Error(`${at} was not converted`);
    if ("problem" in outcome) problems.push({ ...outcome.problem, path: at });
    else {
      const { meta, stored } = outcome;
      copies.push({ path: at, digest: stored, meta, ...(channel ? { channel } : {}) });
      if (meta.title.length > LONG_TITLE) problems.push(longTitle(at, meta.title));
    }
  }
  return { copies, problems };
}

const longTitle = (at: SourcePath, title: string): Problem => ({
  code: "long-title",
  path: at,
  message: `the title has ${title.length} characters`,
  hint: "see whether the scraper took text for the title",
});
