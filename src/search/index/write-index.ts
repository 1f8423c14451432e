import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { compare } from "../../lib/compare.js";
import { digestOf } from "../../lib/digest.js";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { PACKAGE_FOLDER } from "../../lib/package-folder.js";
import { withSlashes } from "../../lib/paths.js";
import { writeChanged } from "../../lib/write-atomic.js";
import {
  isIndexFile,
  makeCard,
  printFile,
  SEARCH_FOLDER,
  type SearchTable,
  TABLE,
} from "../format/search-format.js";
import {
  type BuiltSegment,
  readSegmentFile,
  segmentTask,
  tableSegments,
  writeSegment,
} from "./build-search.js";
import { cutSegments, dayNumber } from "./cut-segments.js";
import type { SearchDocument } from "./document-terms.js";
import { DOCUMENTS_FILE, namesIn, type SegmentTask } from "./index-segment.js";
import { type PlannedSegment, planSegment } from "./plan-search.js";
import { DIGEST_LENGTH } from "./segment-changes.js";

/** A text of any collection. */
export interface TextDocument {
  /** Relative to the folder that the index is written into. Each document has another. */
  readonly address: string;
  readonly title: string;
  readonly text: string;
  readonly tags?: readonly string[];
  readonly channels?: readonly string[];
  /** The day, as `YYYY-MM-DD`. */
  readonly date?: string;
}

/** The paths of the files of an index that were written and removed, relative to its folder. */
export interface WrittenIndex {
  readonly written: readonly string[];
  readonly removed: readonly string[];
}

/**
 * Writes the index of some documents into the folder `search/` below another folder. Where it has an index already, only the
 * files that differ are written. The files are those that an index made anew would have.
 * @throws Error of the file system
 */
export function writeIndex(folder: string, documents: Iterable<TextDocument>): WrittenIndex {
  makeFolder(path.join(folder, SEARCH_FOLDER));
  const sorted = [...documents].sort(
    (a, b) => compare(a.date ?? "", b.date ?? "") || compare(a.address, b.address),
  );
  const code = readFileSync(path.join(PACKAGE_FOLDER, "package.json"), "utf8");
  const days = sorted.map(({ date }) => dayNumber(date));
  const plan = cutSegments(days).map((run) => {
    const some = sorted.slice(run.from, run.to);
    const digests = some.map((document) => digestOf(code + JSON.stringify(document)).slice(0, DIGEST_LENGTH));
    return planSegment(run, days, digests, (numbers) =>
      numbers.map((number) => searchDocument(some[number] as TextDocument)),
    );
  });
  const written: string[] = [];
  const kept = new Set([SEARCH_FOLDER + TABLE]);
  for (const planned of plan)
    for (const name of updateSegment(folder, planned, written)) kept.add(`${planned.path}/${name}`);
  const segments = tableSegments(
    plan.map((planned) => planned.path),
    (segment) => readSegmentFile(path.join(folder, segment)),
  );
  const contents: SearchTable = { engine: "", segments, suggestions: "" };
  const removed = indexFilesIn(folder).filter((file) => !kept.has(file));
  const table = printFile(TABLE, "", contents);
  if (writeChanged(path.join(folder, SEARCH_FOLDER, TABLE), table)) written.push(SEARCH_FOLDER + TABLE);
  for (const file of removed) rmSync(path.join(folder, file));
  return { written, removed };
}

/** Writes the files of a segment that differ. @param written is given their paths @returns the names of all files of the segment */
function updateSegment(folder: string, planned: PlannedSegment, written: string[]): readonly string[] {
  const isThere = (name: string): boolean => existsSync(path.join(folder, planned.path, name));
  let task = segmentTask(planned, true, folder);
  if (task.held && !namesIn(task.held.segment).every(isThere)) task = segmentTask(planned, false, folder);
  if (task.held?.digests === planned.digests.join("")) return namesIn(task.held.segment);
  // It is written last. Where it is missing, a program died while it wrote, and the segment is made anew.
  rmSync(path.join(folder, planned.path, DOCUMENTS_FILE), { force: true });
  const write = (one: SegmentTask) => writeSegment(one, ({ text }) => text);
  const built = write(task) ?? (write(segmentTask(planned, false, folder)) as BuiltSegment);
  written.push(...built.written.map(([file]) => file));
  return built.names;
}

const searchDocument = ({
  address,
  title,
  text,
  tags = [],
  channels = [],
  date,
}: TextDocument): SearchDocument => ({
  card: makeCard(address, title, channels, date),
  tags,
  text,
});

const indexFilesIn = (folder: string): string[] =>
  readdirSync(path.join(folder, SEARCH_FOLDER), { recursive: true, encoding: "utf8" })
    .map((file) => SEARCH_FOLDER + withSlashes(file))
    .filter(isIndexFile)
    .sort();
