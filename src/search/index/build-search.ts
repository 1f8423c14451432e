import { readFile } from "node:fs/promises";
import path from "node:path";
import { folderOf, pathIn } from "../../lib/paths.js";
import { writeAtomic } from "../../lib/write-atomic.js";
import type { FileDigest, FileDigests } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { Settings } from "../../model/settings.js";
import type { Workers } from "../../model/workers.js";
import { enginePath, type PlannedDocument, type PlannedSegment, type SearchPlan } from "./plan-search.js";

/** A segment to build. */
export interface SegmentTask extends Pick<PlannedSegment, "row" | "counts"> {
  readonly documents: readonly PlannedDocument[];
  /** The folders of the cache and of the site. */
  readonly cache: string;
  readonly out: string;
}

/** The program of the search page, as `npm run compile` bundles it. */
const ENGINE = new URL("../engine.js", import.meta.url);

/**
 * Returns the files of the index to write, with their keys. The files of a segment are written all or none.
 * @param stale files of the site that are new or have another key than in the last build
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

/** Returns the segments that have a stale file. */
function staleSegments(
  segments: readonly PlannedSegment[],
  stale: ReadonlyMap<SitePath, Digest>,
): PlannedSegment[] {
  const folders = new Set(Array.from(stale.keys(), folderOf));
  return segments.filter(({ path: folder }) => folders.has(folder));
}

/**
 * Builds the stale segments, then writes the program and the table where they are stale. The table comes last, so that it
 * never lists a segment that is not there.
 * @param fingerprint of the code of the search
 * @param tick receives how many documents are indexed, and how many there are to index
 * @returns the digests of the segments' files
 */
export async function buildSearch(
  plan: SearchPlan,
  stale: ReadonlyMap<SitePath, Digest>,
  fingerprint: Digest,
  { cache, out }: Settings,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<FileDigests> {
  const segments = staleSegments(plan.segments, stale);
  const documents = segments.reduce((sum, { row }) => sum + row.documents, 0);
  // The plan lists the largest segments first, so that no worker is left with one of them at the end.
  function* tasks(): Generator<SegmentTask> {
    for (const { row, counts, makeDocuments } of segments)
      yield { row, counts, documents: makeDocuments(), cache, out };
  }
  const written = new Map<SitePath, FileDigest>();
  let done = 0;
  await workers.run<SegmentTask, [SitePath, FileDigest][]>("index", tasks(), segments.length, {
    onResult: (files, task) => {
      for (const [file, digest] of files) written.set(file, digest);
      done += task.row.documents;
      tick(done, documents);
    },
  });
  const engine = enginePath(fingerprint);
  if (stale.has(engine)) writeAtomic(path.join(out, engine), await readFile(ENGINE));
  if (stale.has(plan.table.path)) writeAtomic(path.join(out, plan.table.path), plan.table.text);
  return written;
}
