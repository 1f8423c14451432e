import { rm } from "node:fs/promises";
import path from "node:path";
import { jsonIfThere } from "../lib/if-there.js";
import { writeAtomic } from "../lib/write-atomic.js";
import type { Day, Digest } from "../model/names.js";
import { siteSuffix } from "./build-cache.js";
import type { FolderTimes } from "./folder-times.js";

/** What is saved of a complete build: what it was made of, and what it told the operator. */
export interface FinishedBuild<Summary> {
  /** Digest of everything that the site is made of. */
  readonly key: Digest;
  /** The same without the content, its commits and its pictures. */
  readonly baseKey: Digest;
  readonly summary: Summary;
  /** The day for which it was made. */
  readonly day: Day;
  readonly content: {
    /** See `scanDigest`. Undefined if some file could not be read: a scan does not tell when it can be read. */
    readonly scan?: Digest;
    /** Number of article files, and digest of their paths and contents. */
    readonly fileCount: number;
    readonly digest: Digest;
    /** Times of the folders of each mirror, by the mirror's root. */
    readonly folders: Readonly<Record<string, FolderTimes>>;
  };
  /** Times of the folders of the site. */
  readonly site: FolderTimes;
  /** The run of the system in which the build ended. */
  readonly boot: string;
  /** See `FileTable.size`, of the table of the site's files. */
  readonly filesTableSize: number;
}

/**
 * The file of the last complete build of an output folder. A build with the same input has nothing to do, and finds that out
 * without planning the site. If the folders and the scan of the content are as they were, no other table is read.
 */
export class FinishedBuildFile<Summary> {
  private readonly file: string;

  constructor(cache: string, out: string) {
    this.file = path.join(cache, `finished-${siteSuffix(cache, out)}.json`);
  }

  /** Reads the last build; undefined if there is none, or the last one did not come to its end. */
  load(): FinishedBuild<Summary> | undefined {
    const value = jsonIfThere(this.file);
    return isFinished<Summary>(value) ? value : undefined;
  }

  /** Forgets the last build. Call it before anything of the site changes. */
  async forget(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** Remembers a build that is complete. */
  save(finished: FinishedBuild<Summary>): void {
    writeAtomic(this.file, JSON.stringify(finished));
  }
}

/** Tells whether a value has the fields that this version writes. */
const isFinished = <Summary>(value: unknown): value is FinishedBuild<Summary> =>
  typeof value === "object" &&
  value !== null &&
  ["key", "baseKey", "summary", "day", "content", "site", "boot", "filesTableSize"].every(
    (key) => key in value,
  );
