import type { Digest, SitePath } from "./names.js";

/** The path of the manifest, which names all files of the site. */
export const MANIFEST = "manifest.json" as SitePath;
/** The path of the manifest's signature. */
export const SIGNATURE = "manifest.json.sig" as SitePath;
/** The path of the public key for the signature. */
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

/** The list of all files of a site, and the commit that it was built from. It depends on the content alone. */
export interface Manifest {
  /** Name and version of the program. */
  readonly generator: string;
  /** Absent if the content is not part of a git checkout. */
  readonly source?: SourceCommit;
  /**
   * Digests by path. The folders are in the order of their paths, the files of a folder in the order of their names,
   * both by code unit.
   */
  readonly files: ReadonlyMap<SitePath, FileDigest>;
}
