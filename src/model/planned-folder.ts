import type { Digest } from "./names.js";

/** A folder of the site that is planned as a whole. One digest tells whether any of its files changed. */
export interface PlannedFolder {
  /** Its path below the site's root. */
  readonly path: string;
  /** Digest of everything that the names and keys of its files are computed from. */
  readonly digest: Digest;
  /** Computes the key of each file, by the file's name. */
  keys(): ReadonlyMap<string, Digest>;
}

/** What an earlier build computed for a folder: the folder's digest, and a digest of the names and keys of its files. */
export type KnownFolder = readonly [digest: Digest, files: Digest];
