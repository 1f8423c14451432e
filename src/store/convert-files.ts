import { readFileSync } from "node:fs";
import path from "node:path";
import type { ArticleCopy, SourceFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { LONG_TITLE } from "../source/read-article.js";
import type { KnownSource, Outcome, Outcomes, Sources } from "./build-state.js";
import { type ConvertTask, digestOf } from "./convert-batch.js";
import { batchesOf, runTasks } from "./run-tasks.js";

/** Files that go to a worker at once: some tenths of a second of work. */
const BATCH = 100;

/** What the files hold, by file. */
export type Digests = ReadonlyMap<SourceFile, Digest>;

/** What reading the content folder gave. */
export interface ReadFiles {
  readonly digests: Digests;
  /** What is known of the files now, for the next build. */
  readonly sources: Sources;
  readonly problems: readonly Problem[];
}

/**
 * Finds the digest of each file. One whose size and time are those of the last build is not read again, unless
 * `verify` asks for it; one that cannot be read is a problem.
 */
export function readFiles(
  files: readonly SourceFile[],
  { content, verify }: Settings,
  last: ReadonlyMap<SourcePath, KnownSource>,
): ReadFiles {
  const digests = new Map<SourceFile, Digest>();
  const sources: Sources = new Map();
  const problems: Problem[] = [];
  for (const file of files) {
    const { path: at, size, mtimeMs } = file;
    const known = last.get(at);
    try {
      const isSame = known !== undefined && known.size === size && known.mtimeMs === mtimeMs;
      const digest = isSame && !verify ? known.digest : digestOf(readFileSync(path.join(content, at)), file);
      digests.set(file, digest);
      sources.set(at, isSame && known.digest === digest ? known : { size, mtimeMs, digest });
    } catch (error) {
      problems.push({ code: "unreadable-file", path: at, message: (error as Error).message });
    }
  }
  return { digests, sources, problems };
}

/**
 * Converts what was never converted before, each content once however many files hold it.
 * @param known outcomes of earlier builds and of other machines
 * @param isStored tells whether an article still lies in the store; what was removed from there is converted again
 * @returns the outcomes of all contents that files have now
 */
export async function convertFiles(
  digests: Digests,
  known: readonly ReadonlyMap<Digest, Outcome>[],
  isStored: (stored: Digest) => boolean,
  { content, cache, jobs, site }: Settings,
  tick: (done: number, of: number) => void,
): Promise<Outcomes> {
  const outcomes: Outcomes = new Map();
  const wanted = new Map<Digest, ConvertTask["files"][number]>();
  for (const [{ path: at, id }, digest] of digests) {
    const outcome = known.map((table) => table.get(digest)).find(Boolean);
    if (outcome && ("problem" in outcome || isStored(outcome.stored))) outcomes.set(digest, outcome);
    else wanted.set(digest, { path: at, id, digest });
  }
  // Copies of one article side by side, since a batch converts what only their frames part once.
  const files = [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const tasks = batchesOf(files, BATCH).map(
    (batch): ConvertTask => ({ content, cache, limits: site.limits, files: batch }),
  );
  const results = await runTasks<ConvertTask, [Digest, Outcome][]>(tasks, {
    module: new URL("./convert-batch.js", import.meta.url),
    count: tasks.length,
    jobs,
    sizeOf: (task) => task.files.length,
    onProgress: (done) => tick(done, wanted.size),
    onDeath: convertOneByOne,
  });
  for (const [digest, outcome] of results.flat()) outcomes.set(digest, outcome);
  return outcomes;
}

/** A batch that killed its worker twice holds a file that does: each goes alone, and the deadly one is named. */
async function convertOneByOne(
  task: ConvertTask,
  _death: Error,
  run: (task: ConvertTask) => Promise<[Digest, Outcome][]>,
): Promise<[Digest, Outcome][]> {
  const outcomes: [Digest, Outcome][] = [];
  for (const file of task.files) {
    try {
      outcomes.push(...(await run({ ...task, files: [file] })));
    } catch (error) {
      const message = `the worker that converted it died: ${(error as Error).message}`;
      outcomes.push([
        file.digest,
        { problem: { code: "conversion-failed", message, hint: "please report it with the file" } },
      ]);
    }
  }
  return outcomes;
}

/** Returns the articles that the files hold, and what is wrong with the others. */
export function collectCopies(
  digests: Digests,
  outcomes: ReadonlyMap<Digest, Outcome>,
): { readonly copies: readonly ArticleCopy[]; readonly problems: readonly Problem[] } {
  const copies: ArticleCopy[] = [];
  const problems: Problem[] = [];
  for (const [{ path: at, channel }, digest] of digests) {
    const outcome = outcomes.get(digest);
    if (!outcome) throw new Error(`${at} was not converted`);
    if ("problem" in outcome) problems.push({ ...outcome.problem, path: at });
    else {
      const { meta, stored, notices = [] } = outcome;
      copies.push({ path: at, digest: stored, meta, ...(channel ? { channel } : {}) });
      for (const notice of notices) problems.push({ ...notice, path: at });
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
