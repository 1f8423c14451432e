import type { SourceFile } from "../model/article.js";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { KnownSource } from "./build-state.js";
import type { DigestResult, DigestTask } from "./digest-batch.js";
import { batchesOf, type Workers } from "./workers.js";

/** Files that go to a worker at once: some tenths of a second of work where the disk is quick. */
const BATCH = 5000;

/**
 * Finds the digest of each file. One whose size and time are those of the last build is not read again, unless
 * `verify` asks for it; one that cannot be read is a problem.
 * @returns what is known of the files now, in their order; what is still so is the same entry
 */
export async function readFiles(
  files: readonly SourceFile[],
  { content, verify }: Settings,
  last: ReadonlyMap<SourcePath, KnownSource>,
  workers: Workers,
): Promise<{ readonly sources: Map<SourcePath, KnownSource>; readonly problems: readonly Problem[] }> {
  const isKnown = ({ path, size, mtimeMs }: SourceFile): boolean => {
    const known = last.get(path);
    return known !== undefined && known.size === size && known.mtimeMs === mtimeMs;
  };
  const paths = files.filter((file) => verify || !isKnown(file)).map((file) => file.path);
  const read = await digestsOf(paths, content, workers);
  const sources = new Map<SourcePath, KnownSource>();
  const problems: Problem[] = [];
  for (const file of files) {
    const { path, size, mtimeMs } = file;
    const known = last.get(path);
    const result = read.get(path);
    if (result === undefined) sources.set(path, known as KnownSource);
    else if ("message" in result) problems.push({ code: "unreadable-file", path, message: result.message });
    else if (known?.digest === result.digest && isKnown(file)) sources.set(path, known);
    else sources.set(path, { size, mtimeMs, digest: result.digest });
  }
  return { sources, problems };
}

async function digestsOf(
  paths: readonly SourcePath[],
  content: string,
  workers: Workers,
): Promise<ReadonlyMap<SourcePath, DigestResult>> {
  const read = new Map<SourcePath, DigestResult>();
  const tasks = batchesOf(paths, BATCH).map((batch): DigestTask => ({ content, paths: batch }));
  await workers.run<DigestTask, DigestResult[]>(tasks, tasks.length, {
    module: new URL("./digest-batch.js", import.meta.url),
    onResult: (results, task) => {
      for (const [index, at] of task.paths.entries()) read.set(at, results[index] as DigestResult);
    },
  });
  return read;
}
