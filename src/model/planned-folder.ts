import type { Digest } from "./names.js";

/** A folder of the site as a plan sees it: one digest tells that it is as it was, without a look at its files. */
export interface PlannedFolder {
  /** Below the site's root. */
  readonly path: string;
  /** Of all that the names and the keys of its files follow from: where it is equal, these are. */
  readonly digest: Digest;
  /** Returns the key of each of its files by name. */
  keys(): ReadonlyMap<string, Digest>;
}

/** What a folder came to when it was looked into: the digest of what its files follow from, and one of their names and keys. */
export type KnownFolder = readonly [digest: Digest, files: Digest];
