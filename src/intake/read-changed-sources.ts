import { type Columns, FolderRows, splitColumn } from "../lib/file-columns.js";
import { batchesOf } from "../lib/group-by.js";
import { nameOf, pathIn } from "../lib/paths.js";
import type { SourceFile } from "../model/article.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { MirrorFolders, Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { type BlobOf, noBlob, notedBlobs } from "./git/noted-blobs.js";
import { mirrorFolders } from "./mirror-folders.js";
import { filesOf, type Scan, type ScannedFolder, unreadable } from "./scan-content.js";

/** Files that one worker reads in a task: some tenths of a second where the disk is fast. */
const BATCH = 5000;

/** The fewest files for which the index of git is read: for fewer it takes longer than to read the files. */
const MANY = 1000;

/**
 * What is known of a source file since it was read: size in bytes, modification time, `sourceDigest`, and the blob that
 * git had checked it out from. The blob is empty if it is not known.
 */
export type KnownSource = readonly [size: string, mtimeMs: string, digest: Digest, blob: string];

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
 * read; nor, where many may have changed, is one that git has checked out from the same blob in the same size. With `verify`
 * all are read. A file that cannot be read is a problem.
 * @param last what the last build knew: a `KnownSource` a file, by folder; empty for a cold build
 */
export async function readChangedSources(
  { folders }: Pick<Scan, "folders">,
  settings: Settings,
  last: ReadonlyMap<string, Columns>,
  workers: Workers,
  blobsIn: (folders: MirrorFolders) => Promise<BlobOf> = notedBlobs,
): Promise<{ readonly changes: SourceChanges; readonly problems: readonly Problem[] }> {
  const { verify, isFreshCheckout } = settings;
  const { candidates, removed } = findCandidates(folders, last, verify || isFreshCheckout);
  const changes = new Map<SourcePath, KnownSource | undefined>(removed.map((path) => [path, undefined]));
  const problems: Problem[] = [];
  const blobOf = candidates.length < MANY ? noBlob : await blobsIn(mirrorFolders(settings));
  const isKnown = ({ file, before }: Candidate): boolean =>
    !verify && before !== undefined && isSameBlob(before, file, blobOf(file));
  const unknown = candidates.filter((candidate) => !isKnown(candidate));
  const results = await digestsOf(unknown, mirrorFolders(settings), workers);
  for (const { file, before } of candidates) {
    const { path, size, mtimeMs } = file;
    const result = results.get(path) ?? { digest: (before as KnownSource)[2] };
    if ("message" in result) {
      problems.push(unreadable(path, result.message));
      if (before) changes.set(path, undefined);
      continue;
    }
    const row: KnownSource = [String(size), String(mtimeMs), result.digest, blobOf(file)];
    if (!before || row.some((value, column) => value !== before[column])) changes.set(path, row);
  }
  return { changes, problems };
}

const isSameBlob = ([size, , , known]: KnownSource, file: SourceFile, blob: string): boolean =>
  blob !== "" && blob === known && size === String(file.size);

/** A file that may have changed, with what the last build knew of it. */
interface Candidate {
  readonly file: SourceFile;
  readonly before: KnownSource | undefined;
}

function findCandidates(
  folders: Scan["folders"],
  last: ReadonlyMap<string, Columns>,
  isAll: boolean,
): { readonly candidates: readonly Candidate[]; readonly removed: readonly SourcePath[] } {
  const candidates: Candidate[] = [];
  const removed: SourcePath[] = [];
  for (const [folder, scanned] of folders) {
    if (!isAll && isUnchanged(scanned, last.get(folder))) continue;
    const known = new FolderRows<KnownSource>(last.get(folder));
    for (const file of filesOf(folder, scanned)) {
      const before = known.get(nameOf(file.path));
      if (isAll || !before || !hasSizeAndTime(before, file)) candidates.push({ file, before });
    }
    const there = new Set(splitColumn(scanned[0]));
    for (const name of known.names) if (!there.has(name)) removed.push(pathIn(folder, name));
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
  candidates: readonly Candidate[],
  folders: MirrorFolders,
  workers: Workers,
): Promise<ReadonlyMap<SourcePath, DigestResult>> {
  const digests = new Map<SourcePath, DigestResult>();
  const paths = candidates.map(({ file }) => file.path);
  const tasks = batchesOf(paths, BATCH).map((batch): DigestTask => ({ folders, paths: batch }));
  await workers.run<DigestTask, DigestResult[]>("digest", tasks, tasks.length, {
    onResult: (results, task) => {
      for (const [index, path] of task.paths.entries()) digests.set(path, results[index] as DigestResult);
    },
  });
  return digests;
}
