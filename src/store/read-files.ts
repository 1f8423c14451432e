import type { SourceFile } from "../model/article.js";
import { type Columns, nameOf, pathIn, rowsOf, split } from "../model/file-columns.js";
import type { SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { filesOf, type Scan, type ScannedFolder } from "../source/scan-content.js";
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
 * @param last what the last build knew of them, a `KnownSource` a file, by folder; nothing for a cold build
 */
export async function readFiles(
  { folders }: Pick<Scan, "folders">,
  { content, verify }: Settings,
  last: ReadonlyMap<string, Columns>,
  workers: Workers,
): Promise<{ readonly changes: SourceChanges; readonly problems: readonly Problem[] }> {
  const changes = new Map<SourcePath, KnownSource | undefined>();
  const unsure: [file: SourceFile, before: KnownSource | undefined][] = [];
  for (const [folder, scanned] of folders) {
    if (!verify && isAsBefore(scanned, last.get(folder))) continue;
    const known = rowsOf<KnownSource>(last.get(folder));
    for (const file of filesOf(folder, scanned)) {
      const name = nameOf(file.path);
      const before = known.get(name);
      known.delete(name);
      if (verify || !before || !isOfTime(before, file)) unsure.push([file, before]);
    }
    for (const name of known.keys()) changes.set(pathIn(folder, name), undefined);
  }
  for (const [folder, [names]] of last)
    if (!folders.has(folder)) for (const name of split(names)) changes.set(pathIn(folder, name), undefined);
  const problems: Problem[] = [];
  const results = await digestsOf(
    unsure.map(([file]) => file.path),
    content,
    workers,
  );
  for (const [file, before] of unsure) {
    const { path, size, mtimeMs } = file;
    const result = results.get(path) as DigestResult;
    if ("message" in result) {
      problems.push({ code: "unreadable-file", path, message: result.message });
      if (before) changes.set(path, undefined);
    } else if (before?.[2] !== result.digest || !isOfTime(before, file))
      changes.set(path, [String(size), String(mtimeMs), result.digest]);
  }
  return { changes, problems };
}

const isAsBefore = (scanned: ScannedFolder, columns: Columns | undefined): boolean =>
  columns !== undefined && scanned.every((column, at) => column === columns[at]);

const isOfTime = ([size, mtimeMs]: KnownSource, file: SourceFile): boolean =>
  size === String(file.size) && mtimeMs === String(file.mtimeMs);

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
