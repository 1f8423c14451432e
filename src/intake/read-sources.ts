import { batchesOf } from "../lib/batches.js";
import { type Columns, rowsOf, splitColumn } from "../lib/file-columns.js";
import { nameOf, pathIn } from "../lib/paths.js";
import type { SourceFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { MirrorFolders, Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { foldersOf } from "./mirror-folders.js";
import { filesOf, type Scan, type ScannedFolder } from "./scan-content.js";

/** Files that one worker reads in a task: some tenths of a second where the disk is fast. */
const BATCH = 5000;

/** What is known of a source file since it was read: size in bytes, modification time, and `sourceDigest`. */
export type KnownSource = readonly [size: string, mtimeMs: string, digest: Digest];

/** The new state of each file that changed; undefined for a file that is gone or can no longer be read. */
export type SourceChanges = ReadonlyMap<SourcePath, KnownSource | undefined>;

/** Files to read. */
export interface DigestTask {
  readonly folders: MirrorFolders;
  readonly paths: readonly SourcePath[];
}

/** The `sourceDigest` of a file, or why the file could not be read. */
export type DigestResult = { readonly digest: Digest } | { readonly message: string };

/**
 * Finds the files that changed since the last build. A file whose size and modification time are unchanged is not
 * read, unless `verify` is set. A file that cannot be read is a problem.
 * @param last what the last build knew: a `KnownSource` a file, by folder; empty for a cold build
 */
export async function readSources(
  { folders }: Pick<Scan, "folders">,
  settings: Settings,
  last: ReadonlyMap<string, Columns>,
  workers: Workers,
): Promise<{ readonly changes: SourceChanges; readonly problems: readonly Problem[] }> {
  const { candidates, removed } = compareFolders(folders, last, settings.verify);
  const changes = new Map<SourcePath, KnownSource | undefined>(removed.map((path) => [path, undefined]));
  const problems: Problem[] = [];
  const paths = candidates.map(({ file }) => file.path);
  const results = await digestsOf(paths, foldersOf(settings), workers);
  for (const { file, before } of candidates) {
    const { path, size, mtimeMs } = file;
    const result = results.get(path) as DigestResult;
    if ("message" in result) {
      problems.push({ code: "unreadable-file", path, message: result.message });
      if (before) changes.set(path, undefined);
    } else if (before?.[2] !== result.digest || !hasSizeAndTime(before, file)) {
      changes.set(path, [String(size), String(mtimeMs), result.digest]);
    }
  }
  return { changes, problems };
}

/** A file that has to be read, with what the last build knew of it. */
interface Candidate {
  readonly file: SourceFile;
  readonly before: KnownSource | undefined;
}

function compareFolders(
  folders: Scan["folders"],
  last: ReadonlyMap<string, Columns>,
  verify: boolean,
): { readonly candidates: readonly Candidate[]; readonly removed: readonly SourcePath[] } {
  const candidates: Candidate[] = [];
  const removed: SourcePath[] = [];
  for (const [folder, scanned] of folders) {
    if (!verify && isUnchanged(scanned, last.get(folder))) continue;
    const known = rowsOf<KnownSource>(last.get(folder));
    for (const file of filesOf(folder, scanned)) {
      const name = nameOf(file.path);
      const before = known.get(name);
      known.delete(name);
      if (verify || !before || !hasSizeAndTime(before, file)) candidates.push({ file, before });
    }
    for (const name of known.keys()) removed.push(pathIn(folder, name));
  }
  for (const [folder, [names]] of last)
    if (!folders.has(folder)) for (const name of splitColumn(names)) removed.push(pathIn(folder, name));
  return { candidates, removed };
}

const isUnchanged = (scanned: ScannedFolder, known: Columns | undefined): boolean =>
  known !== undefined && scanned.every((column, index) => column === known[index]);

const hasSizeAndTime = ([size, mtimeMs]: KnownSource, file: SourceFile): boolean =>
  size === String(file.size) && mtimeMs === String(file.mtimeMs);

async function digestsOf(
  paths: readonly SourcePath[],
  folders: MirrorFolders,
  workers: Workers,
): Promise<ReadonlyMap<SourcePath, DigestResult>> {
  const digests = new Map<SourcePath, DigestResult>();
  const tasks = batchesOf(paths, BATCH).map((batch): DigestTask => ({ folders, paths: batch }));
  await workers.run<DigestTask, DigestResult[]>("digest", tasks, tasks.length, {
    onResult: (results, task) => {
      for (const [index, path] of task.paths.entries()) digests.set(path, results[index] as DigestResult);
    },
  });
  return digests;
}
