import type { ArticleCopy } from "../model/article.js";
import { pathIn, split } from "../model/file-columns.js";
import type { ChannelId, Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { articleIdOf, channelIn } from "../source/scan-content.js";
import type { BuildState } from "./build-state.js";
import type { ConvertTask } from "./convert-batch.js";
import { OutcomePacker, type PackedOutcomes } from "./outcome-row.js";
import type { KnownOutcome, OutcomeTable } from "./outcome-table.js";
import { batchesOf, type Workers } from "./workers.js";

/** Files that go to a worker at once: some tenths of a second of work. */
const BATCH = 100;

/** A source file. */
export interface Source {
  readonly path: SourcePath;
  readonly channel: ChannelId | undefined;
  /** Of what its outcome depends on. */
  readonly digest: Digest;
}

/** Returns all source files that a table knows. */
export function sourcesIn({ folders }: BuildState["sources"]): Source[] {
  const sources: Source[] = [];
  for (const [folder, [names, , , digests = ""]] of folders) {
    const channel = channelIn(folder);
    const ofFiles = split(digests) as Digest[];
    for (const [at, name] of split(names).entries())
      sources.push({ path: pathIn(folder, name), channel, digest: ofFiles[at] as Digest });
  }
  return sources;
}

const MODULE = new URL("./convert-batch.js", import.meta.url);

/** Has workers load what converts. @param count files that are to be converted */
export function prepareToConvert(count: number, { content, site }: Settings, workers: Workers): void {
  if (count === 0) return;
  const task: ConvertTask = { content, limits: site.limits, files: [] };
  workers.prepare(MODULE, task, Math.ceil(count / BATCH));
}

/**
 * Converts what was never converted before, each content once however many files hold it.
 * @param outcomes of earlier builds; those of this one are added as they come
 * @returns the outcome of each source, in their order
 */
export async function convertFiles(
  sources: readonly Source[],
  outcomes: OutcomeTable,
  { content, site }: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<KnownOutcome[]> {
  const known = sources.map(({ digest }) => outcomes.get(digest));
  const wanted = new Map<Digest, ConvertTask["files"][number]>();
  for (const [at, { path, digest }] of sources.entries())
    if (!known[at]) wanted.set(digest, { path, id: articleIdOf(path), digest });
  // Copies of one article side by side, since a batch converts what only their frames part once.
  const files = [...wanted.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const tasks = batchesOf(files, BATCH).map(
    (batch): ConvertTask => ({ content, limits: site.limits, files: batch }),
  );
  let done = 0;
  await workers.run<ConvertTask, PackedOutcomes[]>(tasks, tasks.length, {
    module: MODULE,
    onResult: (converted, task) => {
      for (const packed of converted) outcomes.add(packed);
      done += task.files.length;
      tick(done, wanted.size);
    },
    onDeath: convertOneByOne,
  });
  return sources.map(({ path, digest }, at) => {
    const outcome = known[at] ?? outcomes.get(digest);
    if (!outcome) throw new Error(`${path} was not converted`);
    return outcome;
  });
}

/** A batch that killed its worker twice holds a file that does: each goes alone, and the deadly one is named. */
async function convertOneByOne(
  { files, ...task }: ConvertTask,
  _death: Error,
  run: (task: ConvertTask) => Promise<PackedOutcomes[]>,
): Promise<PackedOutcomes[]> {
  const outcomes: PackedOutcomes[] = [];
  for (const file of files) {
    try {
      outcomes.push(...(await run({ ...task, files: [file] })));
    } catch (error) {
      const message = `the worker that converted it died: ${(error as Error).message}`;
      const hint = "please report it with the file";
      const packer = new OutcomePacker();
      packer.add(file.digest, { problem: { code: "conversion-failed", message, hint } }, undefined);
      outcomes.push(packer.packed());
    }
  }
  return outcomes;
}

/** Returns the articles that the files hold, and what is wrong with the others. @param outcomes of each file */
export function collectCopies(
  sources: readonly Source[],
  outcomes: readonly KnownOutcome[],
): { readonly copies: readonly ArticleCopy[]; readonly problems: readonly Problem[] } {
  const copies: ArticleCopy[] = [];
  const problems: Problem[] = [];
  for (const [at, { path, channel }] of sources.entries()) {
    const outcome = outcomes[at] as KnownOutcome;
    if ("problem" in outcome) problems.push({ ...outcome.problem, path });
    else {
      copies.push({ path, channel, article: outcome });
      for (const notice of outcome.notices ?? []) problems.push({ ...notice, path });
    }
  }
  return { copies, problems };
}
