import { rmSync } from "node:fs";
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

/** The folders of a build that several shards share. */
interface Sharing {
  /** The folders of the shards whose outcomes count: they have converted files, or have begun to. */
  readonly converted: readonly string[];
  /** The folder of this shard, which gets the outcomes of what it converts. The cache folder is then only read. */
  readonly own?: string;
}

/** Tells the files of recent outcomes from those of the others. */
const RECENT = "-recent";

/** The tables that are kept between builds. They are empty until they are loaded. */
export class BuildCache {
  readonly sources: FileTable<SourcePath, KnownSource>;
  readonly outcomes: OutcomeTable;
  /** The outcomes since the last build that planned the whole site. Such a build adds them to the others. */
  readonly recent: OutcomeTable;
  readonly pictures: FileTable<SourcePath, KnownPicture>;
  /** What relates the articles of the site; see `CATALOG_SCHEMA`. It is opened when a build asks it. */
  readonly relations: Database;
  /** The readings of the first characters of tag names; see `readAloud` and `startOf`. */
  readonly readings: MemoTable;
  /** The files that builds have written into the output folder. */
  readonly files: FileTable<SitePath, SiteFile>;

  /**
   * @param fingerprints of the code that the tables depend on
   * @param out the output folder; each has its own table of files, and its own relations
   */
  constructor(
    private readonly folder: string,
    { converter, planner }: Fingerprints,
    out: string,
    private readonly sharing: Sharing,
  ) {
    const { own } = sharing;
    const isShared = own !== undefined;
    const file = (name: string): string => path.join(folder, `${name}.log`);
    const suffix = siteSuffix(folder, out);
    this.sources = new FileTable(file("sources"), converter, isShared);
    this.outcomes = new OutcomeTable(outcomeFiles(own ?? folder), converter);
    this.recent = new OutcomeTable(outcomeFiles(folder, RECENT), converter, isShared);
    this.pictures = new FileTable(file("pictures"), converter, isShared);
    this.relations = new Database(path.join(own ?? folder, `relations-${suffix}.db`), CATALOG_SCHEMA);
    this.readings = new MemoTable(file("readings"), planner, isShared);
    this.files = new FileTable(file(`files-${suffix}`), path.relative(folder, out), isShared);
  }

  /** Loads the tables of earlier builds. Pictures are loaded later, and so are outcomes that are not recent. */
  load(): void {
    for (const table of [this.sources, this.files, this.readings, this.recent]) table.load();
    for (const shard of this.sharing.converted) {
      const read = sourcesOfShard(shard, this.recent.converter, true);
      read.load();
      this.sources.put(read.rows());
      read.close();
    }
  }

  /** Loads all outcomes, with those of shards. @param isWhole whether recent ones are to be added to the others */
  loadOutcomes(isWhole: boolean): void {
    const { folder, outcomes, recent } = this;
    const { own, converted } = this.sharing;
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

  /** Returns the names of all embedded pictures that are stored. */
  readonly embedded = (): ReadonlySet<string> => {
    const { own, converted } = this.sharing;
    return new Set([this.folder, ...(own === undefined ? [] : [own]), ...converted].flatMap(listEmbedded));
  };

  close(): void {
    const { sources, outcomes, recent, pictures, relations, readings, files } = this;
    for (const table of [sources, outcomes, recent, pictures, relations, readings, files]) table.close();
  }
}

/** Opens the tables of a cache folder while a function runs; see `BuildCache`. */
export async function withCache<Result>(
  folder: string,
  fingerprints: Fingerprints,
  out: string,
  use: (cache: BuildCache) => Promise<Result>,
  sharing: Sharing = { converted: [] },
): Promise<Result> {
  const cache = new BuildCache(folder, fingerprints, out, sharing);
  try {
    return await use(cache);
  } finally {
    cache.close();
  }
}

/** Removes the outcomes of all conversions. No table may be open. */
export function removeOutcomes(folder: string): void {
  for (const kind of ["", RECENT])
    for (const file of Object.values(outcomeFiles(folder, kind))) rmSync(file, { force: true });
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
