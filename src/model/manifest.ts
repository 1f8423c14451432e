import type { Digest, SitePath } from "./names.js";

/** What lies in the site's root besides what the plan names: the manifest, its signature, and the key that made it. */
export const MANIFEST = "manifest.json" as SitePath;
export const SIGNATURE = "manifest.json.sig" as SitePath;
export const PUBLIC_KEY = "manifest.json.pub" as SitePath;

/** Files that describe the site, and which the manifest therefore does not list. */
export const MANIFEST_FILES: readonly SitePath[] = [MANIFEST, SIGNATURE, PUBLIC_KEY];

/** A file's bytes in short: how many there are, and their SHA-256 in hexadecimal. */
export interface FileDigest {
  readonly size: number;
  readonly sha256: string;
}

/** The digests of some files of the site. */
export type FileDigests = ReadonlyMap<SitePath, FileDigest>;

/**
 * What is known of a file that a build has written into the output folder: the key for which it was written, its size in
 * bytes, and its SHA-256 in hexadecimal. An empty key means that a build may have died before it wrote or removed the file.
 */
export type SiteFile = readonly [key: Digest | "", size: string, sha256: string];

/** What is known of a file while a build writes or removes it. */
export const UNSURE: SiteFile = ["", "0", ""];

/** The state of the checkout that the articles were read from. */
export interface SourceCommit {
  readonly commit: string;
  /** Only where article files differ from those of the commit, or are not in it. */
  readonly modified?: true;
}

/** What a site says of itself: all its files, and where they came from. The same for the same content. */
export interface Manifest {
  /** Name and version of the program. */
  readonly generator: string;
  /** Absent where the content is not part of a git checkout. */
  readonly source?: SourceCommit;
  /** By path: folder by folder, in the order of the folders' paths and of the names in them by code unit. */
  readonly files: ReadonlyMap<SitePath, FileDigest>;
}
