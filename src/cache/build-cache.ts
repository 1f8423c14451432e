import { readdirSync } from "node:fs";
import path from "node:path";
import type { KnownPicture } from "../intake/read-pictures.js";
import type { KnownSource } from "../intake/read-sources.js";
import { digestOf } from "../lib/digest.js";
import type { SiteFile } from "../model/manifest.js";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import type { KnownFolder } from "../model/planned-folder.js";
import { FileTable } from "./file-table.js";
import type { Fingerprints } from "./fingerprints.js";
import { MemoTable } from "./memo-table.js";
import { OutcomeTable, outcomeFiles } from "./outcome-table.js";

/** One part of the work when several machines share it: `index` of 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** Everything that is kept between builds. */
export interface BuildCache {
  readonly sources: FileTable<SourcePath, KnownSource>;
  readonly outcomes: OutcomeTable;
  readonly pictures: FileTable<SourcePath, KnownPicture>;
  /** How the beginnings of tag names are read aloud. */
  readonly readings: MemoTable;
  /** The files that builds have written into the output folder. */
  readonly files: FileTable<SitePath, SiteFile>;
  /** Folders of the site that were planned as a whole; see `diffPlan`. */
  readonly plannedFolders: FileTable<string, KnownFolder>;
}

/**
 * Opens the tables of a cache folder while a function runs. Nothing is loaded yet.
 * @param fingerprints of the code on which the tables depend
 * @param out the output folder that `files` describes
 */
export async function withCache<Result>(
  folder: string,
  { converter, planner }: Fingerprints,
  out: string,
  use: (cache: BuildCache) => Promise<Result>,
): Promise<Result> {
  const file = (name: string): string => path.join(folder, `${name}.log`);
  const site = path.relative(folder, out);
  const suffix = siteSuffix(folder, out);
  const cache: BuildCache = {
    sources: new FileTable(file("sources"), converter),
    outcomes: new OutcomeTable(outcomeFiles(folder), converter),
    pictures: new FileTable(file("pictures"), converter),
    readings: new MemoTable(file("readings"), planner),
    files: new FileTable(file(`files-${suffix}`), site),
    plannedFolders: new FileTable(file(`folders-${suffix}`), site),
  };
  try {
    return await use(cache);
  } finally {
    for (const table of Object.values(cache)) table.close();
  }
}

/** Returns what distinguishes the cache files of one output folder from those of another. */
export const siteSuffix = (folder: string, out: string): string =>
  digestOf(path.relative(folder, out)).slice(0, 8);

/** Loads what earlier builds have left, and the outcomes that other machines have converted for this one. */
export function loadCache(
  folder: string,
  { sources, files, plannedFolders, outcomes, readings }: BuildCache,
): void {
  sources.load();
  files.load();
  plannedFolders.load();
  readings.load();
  outcomes.load();
  adoptShards(folder, outcomes);
}

/** Returns the table that holds the outcomes of one machine of several; see `convert --shard`. */
export const shardTable = (folder: string, converter: Digest, { index, count }: Shard): OutcomeTable =>
  new OutcomeTable(outcomeFiles(folder, `-shard-${index}-of-${count}`), converter);

/** The suffix in the name of a shard's file of rows. */
const SHARD = /^outcomes(-shard-\d+-of-\d+)\.log$/;

/** Adds the outcomes of all shards whose files were copied into the cache folder, and removes these files. */
function adoptShards(folder: string, outcomes: OutcomeTable): void {
  for (const name of readdirSync(folder).sort()) {
    const suffix = SHARD.exec(name)?.[1];
    if (suffix === undefined) continue;
    const shard = new OutcomeTable(outcomeFiles(folder, suffix), outcomes.converter);
    shard.load();
    outcomes.adopt(shard);
    shard.remove();
  }
}
