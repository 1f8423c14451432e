import path from "node:path";
import type { KnownSource } from "../intake/read-changed-sources.js";
import type { KnownPicture } from "../intake/read-pictures.js";
import { digestOf } from "../lib/digest.js";
import type { SiteFile } from "../model/manifest.js";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import { adoptEmbedded, listEmbedded } from "./embedded-pictures.js";
import { FileTable } from "./file-table.js";
import type { Fingerprints } from "./fingerprints.js";
import { MemoTable } from "./memo-table.js";
import { OutcomeTable, outcomeFiles } from "./outcome-table.js";
import { CATALOG_SCHEMA } from "./relations/catalog-schema.js";
import { Database } from "./relations/database.js";

/** The tables that are kept between builds. */
export interface BuildCache {
  readonly sources: FileTable<SourcePath, KnownSource>;
  readonly outcomes: OutcomeTable;
  /** The outcomes since the last build that planned the whole site. Such a build adds them to the others. */
  readonly recent: OutcomeTable;
  readonly pictures: FileTable<SourcePath, KnownPicture>;
  /** What relates the articles of the site; see `CATALOG_SCHEMA`. It is opened when a build asks it. */
  readonly relations: Database;
  /** The pronunciation of the first words of tag names. */
  readonly readings: MemoTable;
  /** The files that builds have written into the output folder. */
  readonly files: FileTable<SitePath, SiteFile>;
  /** Loads the tables of earlier builds. Pictures are loaded later, and so are outcomes that are not recent. */
  load(): void;
  /** Loads all outcomes, with those of shards. @param isWhole whether recent ones are to be added to the others */
  loadOutcomes(isWhole: boolean): void;
  /** Returns the names of all embedded pictures that are stored. */
  embedded(): ReadonlySet<string>;
}

/** The folders of a build that several shards share. */
interface Sharing {
  /** The folders of the shards that have converted. Their outcomes count. */
  readonly converted: readonly string[];
  /** The folder of this shard, which gets the outcomes of what it converts. The cache folder is then only read. */
  readonly own?: string;
}

/** The tables, without what is done to all of them. */
type Tables = Omit<BuildCache, "load" | "loadOutcomes" | "embedded">;

/**
 * Opens the tables of a cache folder while a function runs. They are empty until they are loaded.
 * @param fingerprints of the code that the tables depend on
 * @param out the output folder; each has its own table of files, and its own relations
 */
export async function withCache<Result>(
  folder: string,
  { converter, planner }: Fingerprints,
  out: string,
  use: (cache: BuildCache) => Promise<Result>,
  sharing: Sharing = { converted: [] },
): Promise<Result> {
  const { own, converted } = sharing;
  const isShared = own !== undefined;
  const file = (name: string): string => path.join(folder, `${name}.log`);
  const site = path.relative(folder, out);
  const suffix = siteSuffix(folder, out);
  const tables: Tables = {
    sources: new FileTable(file("sources"), converter, isShared),
    outcomes: new OutcomeTable(outcomeFiles(own ?? folder), converter),
    recent: new OutcomeTable(outcomeFiles(folder, RECENT), converter, isShared),
    pictures: new FileTable(file("pictures"), converter, isShared),
    relations: new Database(path.join(own ?? folder, `relations-${suffix}.db`), CATALOG_SCHEMA),
    readings: new MemoTable(file("readings"), planner, isShared),
    files: new FileTable(file(`files-${suffix}`), site, isShared),
  };
  const pictureFolders = [folder, ...(own === undefined ? [] : [own]), ...converted];
  try {
    return await use({
      ...tables,
      load: () => loadTables(tables, sharing),
      loadOutcomes: (isWhole) => loadOutcomes(folder, tables, sharing, isWhole),
      embedded: () => new Set(pictureFolders.flatMap(listEmbedded)),
    });
  } finally {
    for (const table of Object.values(tables)) table.close();
  }
}

/** Tells the files of recent outcomes from those of the others. */
const RECENT = "-recent";

function loadTables(tables: Tables, { converted }: Sharing): void {
  const { sources, files, readings, recent } = tables;
  for (const table of [sources, files, readings, recent]) table.load();
  for (const shard of converted) {
    const read = sourcesOfShard(shard, recent.converter, true);
    read.load();
    sources.put(read.rows());
    read.close();
  }
}

function loadOutcomes(folder: string, tables: Tables, { own, converted }: Sharing, isWhole: boolean): void {
  const { outcomes, recent } = tables;
  outcomes.load();
  if (isWhole && recent.size > 0) {
    outcomes.adopt(recent);
    recent.remove();
  } else outcomes.include(recent);
  if (own !== undefined) outcomes.include(sharedOutcomes(folder, outcomes.converter));
  for (const shard of converted) {
    const table = sharedOutcomes(shard, outcomes.converter);
    if (own !== undefined) outcomes.include(table);
    else {
      outcomes.adopt(table);
      table.close();
      adoptEmbedded(folder, shard);
    }
  }
}

/** Returns the table of the source files that a shard has read. @param folder of the shard @param isShared see `LineLog` */
export const sourcesOfShard = (folder: string, converter: Digest, isShared = false): BuildCache["sources"] =>
  new FileTable(path.join(folder, "sources.log"), converter, isShared);

function sharedOutcomes(folder: string, converter: Digest): OutcomeTable {
  const table = new OutcomeTable(outcomeFiles(folder), converter, true);
  table.load();
  return table;
}

/** Returns the part of a cache file's name that tells output folders apart. */
export const siteSuffix = (folder: string, out: string): string =>
  digestOf(path.relative(folder, out)).slice(0, 8);
