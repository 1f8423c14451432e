import { readdirSync } from "node:fs";
import path from "node:path";
import type { KnownPicture } from "../intake/read-pictures.js";
import type { KnownSource } from "../intake/read-sources.js";
import { digestOf } from "../lib/digest.js";
import type { SiteFile } from "../model/manifest.js";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import type { KnownFolder } from "../model/planned-folder.js";
import { CATALOG_SCHEMA } from "./catalog-schema.js";
import { Database } from "./database.js";
import { FileTable } from "./file-table.js";
import type { Fingerprints } from "./fingerprints.js";
import { MemoTable } from "./memo-table.js";
import { OutcomeTable, outcomeFiles } from "./outcome-table.js";

/** One part of the work that several machines share. `index` counts from 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The tables that are kept between builds. */
export interface BuildCache {
  readonly sources: FileTable<SourcePath, KnownSource>;
  readonly outcomes: OutcomeTable;
  readonly pictures: FileTable<SourcePath, KnownPicture>;
  /** What relates the articles of the site; see `CATALOG_SCHEMA`. It is opened when a build asks it. */
  readonly relations: Database;
  /** The pronunciation of the first words of tag names. */
  readonly readings: MemoTable;
  /** The files that builds have written into the output folder. */
  readonly files: FileTable<SitePath, SiteFile>;
  /** Folders of the site whose pages are planned together; see `diffPlan`. */
  readonly plannedFolders: FileTable<string, KnownFolder>;
}

/**
 * Opens the tables of a cache folder while a function runs. They are empty until `loadCache` is called.
 * @param fingerprints of the code that the tables depend on
 * @param out the output folder; each has its own tables of files and folders
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
    relations: new Database(path.join(folder, `relations-${suffix}.db`), CATALOG_SCHEMA),
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

/** Returns the part of a cache file's name that tells output folders apart. */
export const siteSuffix = (folder: string, out: string): string =>
  digestOf(path.relative(folder, out)).slice(0, 8);

/** Loads the tables of earlier builds, and adds the outcomes of other machines; pictures are loaded later. */
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

/** Returns the table for the outcomes of one machine; see `convert --shard`. */
export const shardTable = (folder: string, converter: Digest, { index, count }: Shard): OutcomeTable =>
  new OutcomeTable(outcomeFiles(folder, `-shard-${index}-of-${count}`), converter);

/** The name of a shard's log; the group is its suffix. */
const SHARD = /^outcomes(-shard-\d+-of-\d+)\.log$/;

/** Adds the outcomes of all shards in the cache folder, and removes the shards' files. */
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
