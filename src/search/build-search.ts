import { readFile } from "node:fs/promises";
import path from "node:path";
import { folderOf, pathIn } from "../lib/paths.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { FileDigest, FileDigests } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { enginePath, type PlannedDocument, type PlannedSegment, type SearchPlan } from "./plan-search.js";

/** A segment to build and where it goes. */
export interface SegmentTask extends Pick<PlannedSegment, "row" | "counts"> {
  readonly documents: readonly PlannedDocument[];
  readonly cache: string;
  readonly out: string;
}

/** The program that searches in a browser, as `npm run compile` bundles it. */
const ENGINE = new URL("./engine.js", import.meta.url);

/**
 * Returns the files of the index that have to be written, with their keys: those of a segment all together.
 * @param stale files of the site that are new, or have another key than what the last build wrote
 */
export function staleSearch(
  { segments, keys }: SearchPlan,
  stale: ReadonlyMap<SitePath, Digest>,
): ReadonlyMap<SitePath, Digest> {
  const all = new Map([...keys].filter(([file]) => stale.has(file)));
  for (const segment of staleSegments(segments, stale))
    for (const [name, key] of segment.keys()) all.set(pathIn(segment.path, name), key);
  return all;
}

/** Returns the segments of which any file is stale. */
function staleSegments(
  segments: readonly PlannedSegment[],
  stale: ReadonlyMap<SitePath, Digest>,
): PlannedSegment[] {
  const folders = new Set(Array.from(stale.keys(), folderOf));
  return segments.filter(({ path: folder }) => folders.has(folder));
}

/**
 * Builds the segments that are stale, and writes what else is; the table last.
 * @returns what is known of the files that were written
 */
export async function buildSearch(
  plan: SearchPlan,
  stale: ReadonlyMap<SitePath, Digest>,
  fingerprint: Digest,
  { cache, out }: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<FileDigests> {
  // The largest come first, and no worker is left with one at the end.
  const segments = staleSegments(plan.segments, stale);
  const documents = segments.reduce((sum, { row }) => sum + row.documents, 0);
  function* tasks(): Generator<SegmentTask> {
    for (const { row, counts, makeDocuments } of segments)
      yield { row, counts, documents: makeDocuments(), cache, out };
  }
  const written = new Map<SitePath, FileDigest>();
  let done = 0;
  await workers.run<SegmentTask, [SitePath, FileDigest][]>("index", tasks(), segments.length, {
    onResult: (files, task) => {
      for (const [at, digest] of files) written.set(at, digest);
      done += task.row.documents;
      tick(done, documents);
    },
  });
  const engine = enginePath(fingerprint);
  if (stale.has(engine)) writeAtomic(path.join(out, engine), await readFile(ENGINE));
  if (stale.has(plan.table.path)) writeAtomic(path.join(out, plan.table.path), plan.table.text);
  return written;
}
