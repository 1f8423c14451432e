import { createHash } from "node:crypto";
import { readdirSync } from "node:fs";
import path from "node:path";
import { setImmediate } from "node:timers/promises";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import type { KnownFolder } from "../model/planned-folder.js";
import { FileTable } from "./file-table.js";
import type { Code } from "./fingerprints.js";
import { MemoTable } from "./memo-table.js";
import { OutcomeTable, outcomeFiles } from "./outcome-table.js";
import type { KnownPicture } from "./read-pictures.js";
import type { SiteFile } from "./site-files.js";

/** What is known of a source file since it was last read: size in bytes, time, digest of what its outcome depends on. */
export type KnownSource = readonly [size: string, mtimeMs: string, digest: Digest];

/** One part of the work when several machines share it: `index` of 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Everything that is kept between builds. */
export interface BuildState {
  readonly sources: FileTable<SourcePath, KnownSource>;
  readonly outcomes: OutcomeTable;
  readonly pictures: FileTable<SourcePath, KnownPicture>;
  /** Beginnings of names, read aloud. */
  readonly readings: MemoTable;
  /** What builds have written into the output folder. */
  readonly files: FileTable<SitePath, SiteFile>;
  /** What folders of it came to when they were planned; see `diffPlan`. */
  readonly plannedFolders: FileTable<string, KnownFolder>;
}

/**
 * Opens the tables of a cache folder, for as long as `use` takes.
 * @param code which the tables depend on
 * @param out the output folder that the files speak of
 */
export async function withState<Result>(
  cache: string,
  { converter, planner }: Code,
  out: string,
  use: (state: BuildState) => Promise<Result>,
): Promise<Result> {
  const file = (name: string): string => path.join(cache, `${name}.log`);
  const at = path.relative(cache, out);
  const ofSite = createHash("sha256").update(at).digest("hex").slice(0, 8);
  const state: BuildState = {
    sources: new FileTable(file("sources"), converter),
    outcomes: new OutcomeTable(outcomeFiles(cache), converter),
    pictures: new FileTable(file("pictures"), converter),
    readings: new MemoTable(file("readings"), planner),
    files: new FileTable(file(`files-${ofSite}`), at),
    plannedFolders: new FileTable(file(`folders-${ofSite}`), at),
  };
  try {
    return await use(state);
  } finally {
    for (const table of Object.values(state)) table.close();
  }
}

/** Loads what earlier builds have left in a cache folder, and what other machines have converted for this one. */
export async function loadState(
  cache: string,
  { sources, files, plannedFolders, outcomes, readings }: BuildState,
): Promise<void> {
  // Loading holds this thread up for a while: what was asked of others goes out before.
  await setImmediate();
  sources.load();
  files.load();
  plannedFolders.load();
  readings.load();
  outcomes.load();
  adoptShards(cache, outcomes);
}

/** Where the outcomes lie that one machine of several has made; see `convert --shard`. */
export const shardTable = (cache: string, converter: Digest, { index, count }: Shard): OutcomeTable =>
  new OutcomeTable(outcomeFiles(cache, `-shard-${index}-of-${count}`), converter);

/** The suffix in the name of a shard's file of rows. */
const SHARD = /^outcomes(-shard-\d+-of-\d+)\.log$/;

/** Takes over the outcomes of all shards whose files were copied into the cache folder, and removes these. */
function adoptShards(cache: string, outcomes: OutcomeTable): void {
  for (const name of readdirSync(cache).sort()) {
    const suffix = SHARD.exec(name)?.[1];
    if (suffix === undefined) continue;
    const shard = new OutcomeTable(outcomeFiles(cache, suffix), outcomes.converter);
    shard.load();
    outcomes.adopt(shard);
    shard.remove();
  }
}
