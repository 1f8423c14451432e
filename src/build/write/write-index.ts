import { readFileSync } from "node:fs";
import { fileDigest } from "../../lib/digest.js";
import { splitColumn } from "../../lib/file-columns.js";
import { readSearchScripts } from "../../lib/package-folder.js";
import { folderOf, nameOf, pathIn } from "../../lib/paths.js";
import { writeChanged } from "../../lib/write-atomic.js";
import type { FileDigest, SiteFile } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { Settings } from "../../model/settings.js";
import { fileInSite } from "../../output/file-in-site.js";
import {
  isIndexFile,
  isInSearch,
  parseFile,
  printFile,
  SEARCH_FOLDER,
  type SearchTable,
  TABLE,
} from "../../search/format/search-format.js";
import { isSuggestionFile, suggestionFile } from "../../search/format/suggestion-file.js";
import {
  type BuiltSegment,
  readSegmentFile,
  segmentTask,
  tableSegments,
} from "../../search/index/build-search.js";
import { DOCUMENTS_FILE, type SegmentTask, versionOf } from "../../search/index/index-segment.js";
import { type PlannedSegment, searchScripts } from "../../search/index/plan-search.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import type { SearchPlan } from "../plan/plan-index.js";
import { takeSegments } from "../shards/take-delivered.js";

interface SearchChanges {
  readonly written: ReadonlyMap<SitePath, SiteFile>;
  /** Files that do not belong to the index any more. They are still there. */
  readonly gone: readonly SitePath[];
  /** Files in the folder of the index that no build has written. */
  readonly foreign: readonly SitePath[];
}

/**
 * Builds the stale segments, then the program, last the table, so that it never lists a segment that is not there.
 * @param tick receives how many segments are built, and how many there are to build
 */
export async function writeIndex(
  plan: SearchPlan,
  { missing, foreign }: BuildInput,
  context: BuildContext,
  tick: (done: number, of: number) => void,
): Promise<SearchChanges> {
  const { settings, cache, fingerprints } = context;
  const built = await buildSegments(plan, context, tick);
  const written = new Map<SitePath, SiteFile>();
  const files = new Set<SitePath>();
  for (const { path, digest } of plan.segments) {
    const names = built.get(path)?.names ?? splitColumn(cache.files.folders.get(path)?.[0] ?? "");
    for (const name of names) files.add(pathIn(path, name));
    for (const [file, one] of built.get(path)?.written ?? [])
      written.set(file, rowOf(one, nameOf(file) === DOCUMENTS_FILE ? digest : undefined));
  }
  if (!plan.suggestions)
    for (const file of knownFiles(context)) if (isSuggestionFile(nameOf(file))) files.add(file);
  for (const [path, text] of sharedFiles(plan, fingerprints.engine, settings)) {
    files.add(path);
    const row = rowOf(fileDigest(text));
    if (!missing.has(path) && cache.files.rowsIn(folderOf(path)).get(nameOf(path))?.[0] === row[0]) continue;
    writeChanged(fileInSite(settings.out, path), text);
    written.set(path, row);
  }
  const gone = [...knownFiles(context), ...foreign.filter(isIndexFile)].filter((file) => !files.has(file));
  const others = foreign.filter((file) => isInSearch(folderOf(file)) && !isIndexFile(file));
  return { written, gone, foreign: others };
}

/** Returns the files of the index besides the segments, with their texts: suggestions, the scripts of the page, last the table. */
function sharedFiles(
  plan: SearchPlan,
  code: Digest,
  { site, out }: Settings,
): (readonly [SitePath, string])[] {
  const { starter, script } = searchScripts(code);
  const texts = readSearchScripts(site.lang);
  const suggestions = (plan.suggestions ?? []).map((rows, file) => ({
    name: suggestionFile(file),
    version: versionOf(rows),
    rows,
  }));
  const contents: SearchTable = {
    engine: nameOf(script),
    segments: tableSegments(
      plan.segments.map(({ path }) => path),
      (segment) => readSegmentFile(fileInSite(out, segment as SitePath)),
    ),
    suggestions: plan.suggestions
      ? suggestions.map(({ version }) => version).join("")
      : tableIn(out).suggestions,
  };
  const inFolder = (name: string, text: string) => [(SEARCH_FOLDER + name) as SitePath, text] as const;
  return [
    ...suggestions.map(({ name, version, rows }) => inFolder(name, printFile(name, version, rows))),
    [starter, texts.starter],
    [script, texts.script],
    inFolder(TABLE, printFile(TABLE, "", contents)),
  ];
}

const tableIn = (out: string): SearchTable =>
  parseFile(readFileSync(fileInSite(out, `${SEARCH_FOLDER}${TABLE}` as SitePath), "utf8")) as SearchTable;

function* tasksOf(
  segments: readonly PlannedSegment[],
  whole: ReadonlySet<string>,
  out: string,
): Generator<SegmentTask> {
  for (const segment of segments) yield segmentTask(segment, whole.has(segment.path), out);
}

/** Builds the stale segments that no shard has built. @returns all that were stale, by their paths */
export async function buildSegments(
  { stale, whole }: Pick<SearchPlan, "stale" | "whole">,
  { settings, workers, delivered = [] }: BuildContext,
  tick: (done: number, of: number) => void,
): Promise<ReadonlyMap<string, BuiltSegment>> {
  const built = takeSegments(delivered, stale, settings.out);
  // The largest come first, so that no worker is left with one of them at the end.
  let rest = stale.filter(({ path }) => !built.has(path)).sort((a, b) => b.digests.length - a.digests.length);
  const onResult = (segment: BuiltSegment | undefined): void => {
    if (segment) built.set(segment.path, segment);
    tick(built.size, stale.length);
  };
  for (let held = whole; rest.length > 0; held = new Set()) {
    const tasks = tasksOf(rest, held, settings.out);
    await workers.run<SegmentTask, BuiltSegment | undefined>("index", tasks, rest.length, { onResult });
    // Those with a file that was cut are built anew.
    rest = rest.filter(({ path }) => !built.has(path));
  }
  return built;
}

/** The key of a file is a part of its digest, but that of a segment's documents is the digest of the segment. */
const rowOf = ({ size, sha256 }: FileDigest, key = sha256.slice(0, 32) as Digest): SiteFile => [
  key,
  String(size),
  sha256,
];

function* knownFiles({ cache }: BuildContext): Generator<SitePath> {
  for (const [folder, [names]] of cache.files.folders)
    if (isInSearch(folder)) for (const name of splitColumn(names)) yield pathIn(folder, name);
}
