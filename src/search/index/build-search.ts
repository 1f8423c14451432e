import { readFileSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../../lib/digest.js";
import { pathIn } from "../../lib/paths.js";
import { writeChanged } from "../../lib/write-atomic.js";
import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import {
  parseFile,
  SEARCH_FOLDER,
  SEGMENT_FILE,
  type Segment,
  type TableSegment,
  versionOfFile,
} from "../format/search-format.js";
import type { SearchDocument } from "./document-terms.js";
import { canChange, DOCUMENTS_FILE, indexSegment, type SegmentTask } from "./index-segment.js";
import type { PlannedSegment } from "./plan-search.js";
import { documentsToRead, findChanges, type HeldSegment, splitDigests } from "./segment-changes.js";

/** A segment whose files are on the disk. */
export interface BuiltSegment {
  /** Its folder, below the site's root. */
  readonly path: string;
  /** The names of all its files. */
  readonly names: readonly string[];
  /** The files that were made anew: their paths below the site's root, and their digests. */
  readonly written: readonly (readonly [SitePath, FileDigest])[];
}

/**
 * Returns what has to be done to make a segment. It loads the documents that are needed for that.
 * @param isWhole whether all files of the last build are there
 * @param out the folder of the site
 */
export function segmentTask(
  { path: folder, digests, days, documentsAt }: PlannedSegment,
  isWhole: boolean,
  out: string,
): SegmentTask {
  const found = isWhole ? heldSegment(path.join(out, folder), digests) : undefined;
  const compared = findChanges(found, digests, days);
  const held = found && canChange(found, compared) ? found : undefined;
  const changes = held ? compared : findChanges(undefined, digests, days);
  const numbers = documentsToRead(changes);
  const documents = new Map(
    documentsAt(numbers).map((document, index) => [numbers[index] as number, document]),
  );
  return { path: folder, digests, changes, documents, held, out };
}

/** Builds the files of one segment, and writes those that change. See `indexSegment` for where it returns undefined. */
export function writeSegment(
  task: SegmentTask,
  textOf: (document: SearchDocument) => string,
): BuiltSegment | undefined {
  const written: [SitePath, FileDigest][] = [];
  const folder = path.join(task.out, task.path);
  const write = (name: string, text: string): void => {
    writeChanged(path.join(folder, name), text);
    written.push([pathIn<SitePath>(task.path, name), fileDigest(text)]);
  };
  const read = (name: string, version: string): unknown => readFile(path.join(folder, name), version);
  const names = indexSegment(task, textOf, { read, write });
  return names && { path: task.path, written, names };
}

/** Returns what a file holds; undefined if it is missing, was cut, or has another version. */
function readFile(file: string, version: string): unknown {
  try {
    const text = readFileSync(file, "utf8");
    return versionOfFile(text) === version ? parseFile(text) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Reads the file that lists a written segment. @param folder of the segment on the disk */
export const readSegmentFile = (folder: string): string =>
  readFileSync(path.join(folder, SEGMENT_FILE), "utf8");

/** The newest segments with so many documents together are asked first, and the table has what their files hold. */
const ASKED_FIRST = 10_000;

/**
 * Returns what the table says of segments.
 * @param folders their paths below the site's root, oldest first; @param read returns the text of the file that lists a segment
 */
export function tableSegments(folders: readonly string[], read: (folder: string) => string): TableSegment[] {
  const segments: TableSegment[] = [];
  let newer = 0;
  for (const folder of [...folders].reverse()) {
    const file = read(folder);
    const segment = parseFile(file) as Segment;
    const isFirst = newer === 0 || newer + segment.documents <= ASKED_FIRST;
    newer += segment.documents;
    const known = [folder.slice(SEARCH_FOLDER.length), versionOfFile(file), segment.documents] as const;
    segments.unshift(isFirst ? [...known, segment] : known);
  }
  return segments;
}

/**
 * Returns the segment in a folder; undefined if the folder has none, or one that cannot be read. A segment that has none of the
 * documents is passed over: other code has written it, perhaps in another form.
 */
function heldSegment(folder: string, digests: readonly string[]): HeldSegment | undefined {
  try {
    const held = JSON.parse(readFileSync(path.join(folder, DOCUMENTS_FILE), "utf8")) as HeldSegment;
    const planned = new Set(digests);
    if (!splitDigests(held.digests).some((digest) => planned.has(digest))) return undefined;
    return { segment: parseFile(readSegmentFile(folder)) as Segment, digests: held.digests };
  } catch {
    // Nothing depends on it: the segment is built from the articles then.
    return undefined;
  }
}
