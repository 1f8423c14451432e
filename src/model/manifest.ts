import type { Digest, SitePath } from "./names.js";

/** The path of the manifest's root. */
export const MANIFEST = "manifest.json" as SitePath;
export const SIGNATURE = "manifest.json.sig" as SitePath;
/** The path of the public key for the signature. */
export const PUBLIC_KEY = "manifest.json.pub" as SitePath;

/** The files in the site's root that describe the site. The manifest does not list them. */
export const MANIFEST_FILES: readonly SitePath[] = [MANIFEST, SIGNATURE, PUBLIC_KEY];

/** The folder of the manifest's parts. Nothing else is in it. */
export const PARTS_FOLDER = "manifest";

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
  /** When it was made, in seconds since 1970. Absent where git cannot read it, and in manifests of old versions. */
  readonly time?: number;
  /** Present if some article files are not as the commit has them. */
  readonly modified?: true;
}

/**
 * A place in the manifest: a folder, with the folders below it that have no part of their own. The files of a very large
 * folder are spread over buckets, by the CRC-32 of the name below the folder that leads to a file, modulo `count`.
 */
export interface PartPlace {
  /** Its path; empty for the site's root. */
  readonly folder: string;
  readonly bucket?: readonly [index: number, count: number];
}

/** A part of the manifest, as the root names it: a file in `PARTS_FOLDER` that lists the files of one place. */
export interface ManifestPart extends PartPlace, Omit<FileDigest, "static"> {
  readonly path: SitePath;
  /** The number of files that it lists. */
  readonly files: number;
}

/** The git commits of the content. It has neither field outside of checkouts. */
export interface ContentSource {
  /** Of a site of one mirror. */
  readonly source?: SourceCommit;
  /** Of a site of several mirrors, by their names. */
  readonly sources?: Readonly<Record<string, SourceCommit>>;
}

/** Returns the commits with the names of their mirrors; the name is empty for a site of one mirror. */
export const commitsOf = ({ source, sources = {} }: ContentSource): (readonly [string, SourceCommit])[] => [
  ...(source ? [["", source] as const] : []),
  ...Object.entries(sources),
];

/** What the root of a manifest says. It depends on the content alone. */
export interface ManifestRoot extends ContentSource {
  /** Name and version of the program. */
  readonly generator: string;
  /** By folder and bucket. Empty for a manifest of an old version, which has one file. */
  readonly parts: readonly ManifestPart[];
}

/** The list of all files of a site, and the commits that it was built from. */
export interface Manifest extends ManifestRoot {
  /** By path, in no order to rely on. The files of the manifest itself are not listed. */
  readonly files: ReadonlyMap<SitePath, FileDigest>;
}
