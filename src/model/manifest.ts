import type { Digest, SitePath } from "./names.js";

/** Files in the site's root that are not part of the plan: the manifest, its signature, and the public key. */
export const MANIFEST = "manifest.json" as SitePath;
export const SIGNATURE = "manifest.json.sig" as SitePath;
export const PUBLIC_KEY = "manifest.json.pub" as SitePath;

/** The files that describe the site. The manifest does not list them. */
export const MANIFEST_FILES: readonly SitePath[] = [MANIFEST, SIGNATURE, PUBLIC_KEY];

/** The size of a file in bytes, and its SHA-256 in hexadecimal. */
export interface FileDigest {
  readonly size: number;
  readonly sha256: string;
  /** Present for a file of the operator, which goes into the site as it is. */
  readonly static?: true;
}

/** The digests of some files of the site. */
export type FileDigests = ReadonlyMap<SitePath, FileDigest>;

/**
 * What is known of a file that a build has written into the output folder: the key for which it was written, its size
 * in bytes, and its SHA-256 in hexadecimal. An empty key means that a build may have died before it wrote or removed
 * the file.
 */
export type SiteFile = readonly [key: Digest | "", size: string, sha256: string];

/** What is known of a file while a build writes or removes it. */
export const UNSURE: SiteFile = ["", "0", ""];

/** The git commit of the content. */
export interface SourceCommit {
  readonly commit: string;
  /** Present if some article files are not as the commit has them. */
  readonly modified?: true;
}

/** The git commits of the content. It has neither field outside of checkouts. */
export interface ContentSource {
  /** Of a site of one mirror. */
  readonly source?: SourceCommit;
  /** Of a site of several mirrors, by their names. */
  readonly sources?: Readonly<Record<string, SourceCommit>>;
}

/** The list of all files of a site, and the commits that it was built from. It depends on the content alone. */
export interface Manifest extends ContentSource {
  /** Name and version of the program. */
  readonly generator: string;
  /**
   * Digests by path. The folders are in the order of their paths, the files of a folder in the order of their names,
   * both by code unit.
   */
  readonly files: ReadonlyMap<SitePath, FileDigest>;
}
