import { readFileSync } from "node:fs";
import path from "node:path";
import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { parseFile, SEGMENT_FILE, type Segment, versionOfFile } from "../format/search-format.js";
import {
  canChange,
  DOCUMENTS_FILE,
  type Indexable,
  type IndexedSegment,
  indexSegment,
  type SegmentSource,
} from "./index-segment.js";
import type { PlannedDocument, PlannedSegment } from "./plan-search.js";
import { documentsToRead, findChanges, type HeldSegment, splitDigests } from "./segment-changes.js";

/** A segment to build, and the folder of the site. It can be sent to a worker thread. */
export interface SegmentTask<Document extends Indexable = PlannedDocument> extends SegmentSource<Document> {
  readonly out: string;
}

/** A segment that was built. */
export interface BuiltSegment extends IndexedSegment {
  readonly path: string;
  /** The files that were written. */
  readonly written: readonly (readonly [SitePath, FileDigest])[];
}

/**
 * Returns what has to be done to make a segment from what is in the site's folder.
 * @param isWhole whether all files of the last build are there
 */
export function segmentTask<Document extends Indexable>(
  { path: folder, digests, days, document }: PlannedSegment<Document>,
  isWhole: boolean,
  out: string,
): SegmentTask<Document> {
  const found = isWhole ? heldSegment(path.join(out, folder), digests) : undefined;
  const compared = findChanges(found, digests, days);
  const held = found && canChange(found, compared) ? found : undefined;
  const changes = held ? compared : findChanges(undefined, digests, days);
  const documents = new Map(documentsToRead(changes).map((number) => [number, document(number)]));
  return { path: folder, digests, changes, documents, ...(held ? { held } : {}), out };
}

/**
 * Builds the files of a segment that have to be written.
 * @param textOf reads what a reader sees of an article; @param write takes each file by its name in the segment's folder
 */
export const buildSegment = <Document extends Indexable>(
  task: SegmentTask<Document>,
  textOf: (document: Document) => string,
  write: (name: string, text: string) => void,
): IndexedSegment =>
  indexSegment(task, textOf, {
    read: (name) => parseFile(readFileSync(path.join(task.out, task.path, name), "utf8")),
    write,
  });

/** Returns the version of a segment that earlier builds have written. @param folder its path below the site's root */
export const versionIn = (out: string, folder: string): string =>
  versionOfFile(readFileSync(path.join(out, folder, SEGMENT_FILE), "utf8"));

/**
 * Returns the segment in a folder; undefined if the folder has none, or one that cannot be read. A segment that has none of the
 * documents is passed over: other code has written it, perhaps in another form.
 */
function heldSegment(folder: string, digests: readonly string[]): HeldSegment | undefined {
  try {
    const held = JSON.parse(readFileSync(path.join(folder, DOCUMENTS_FILE), "utf8")) as HeldSegment;
    const planned = new Set(digests);
    if (!splitDigests(held.digests).some((digest) => planned.has(digest))) return undefined;
    const segment = parseFile(readFileSync(path.join(folder, SEGMENT_FILE), "utf8")) as Segment;
    return { segment, digests: held.digests };
  } catch {
    // Nothing depends on it: the segment is built from the articles then.
    return undefined;
  }
}
