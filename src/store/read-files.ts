import type { SourceFile } from "../model/article.js";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { KnownSource } from "./build-state.js";
import type { DigestResult, DigestTask } from "./digest-batch.js";
import { batchesOf, type Workers } from "./workers.js";

/** Files that go to a worker at once: some tenths of a second of work where the disk is quick. */
const BATCH = 5000;

/** What is known of files now and was not before; undefined of those that are gone, or cannot be read any more. */
export type SourceChanges = ReadonlyMap<SourcePath, KnownSource | undefined>;

/**
 * Finds which files are not as the last build knew them. One whose size and time are those of the last build is not read
 * again, unless `verify` asks for it; one that cannot be read is a problem.
 * @param last what the last build knew; nothing for a cold build
 */
export async function readFiles(
  files: readonly SourceFile[],
  { content, verify }: Settings,
  last: ReadonlyMap<SourcePath, KnownSource>,
  workers: Workers,
): Promise<{ readonly changes: SourceChanges; readonly problems: readonly Problem[] }> {
  const unsure: SourceFile[] = [];
  let known = 0;
  for (const file of files) {
    const before = last.get(file.path);
    if (before) known++;
    if (verify || before?.size !== file.size || before.mtimeMs !== file.mtimeMs) unsure.push(file);
  }
  const changes = new Map<SourcePath, KnownSource | undefined>();
  const problems: Problem[] = [];
  const results = await digestsOf(
    unsure.map((file) => file.path),
    content,
    workers,
  );
  for (const { path, size, mtimeMs } of unsure) {
    const result = results.get(path) as DigestResult;
    const before = last.get(path);
    if ("message" in result) {
      problems.push({ code: "unreadable-file", path, message: result.message });
      if (before) changes.set(path, undefined);
    } else if (before?.digest !== result.digest || before.size !== size || before.mtimeMs !== mtimeMs)
      changes.set(path, { size, mtimeMs, digest: result.digest });
  }
  if (known < last.size) {
    const present = new Set(files.map((file) => file.path));
    for (const path of last.keys()) if (!present.has(path)) changes.set(path, undefined);
  }
  return { changes, problems };
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
