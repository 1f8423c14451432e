import { compare } from "../../lib/compare.js";
import type { FileDigest, Manifest, ManifestPart } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";

/** What leads from one site to another. */
export interface SiteChanges {
  /** Files that are new or have other bytes, in the order of their paths. */
  readonly changed: readonly SitePath[];
  /** Files that are gone, in the order of their paths. */
  readonly removed: readonly SitePath[];
}

/** Returns the digests of all files of a site whose digests are known: those that the manifest lists, and its parts. */
export const knownFiles = ({ files, parts }: Manifest): ReadonlyMap<SitePath, FileDigest> =>
  new Map<SitePath, FileDigest>([...files, ...parts.map(fileOfPart)]);

const fileOfPart = ({ path, size, sha256 }: ManifestPart): readonly [SitePath, FileDigest] => [
  path,
  { size, sha256 },
];

/** Compares two sites by their manifests. Pure. */
export function diffManifests(before: Manifest, after: Manifest): SiteChanges {
  const [old, now] = [knownFiles(before), knownFiles(after)];
  return {
    changed: [...now.keys()].filter((file) => old.get(file)?.sha256 !== now.get(file)?.sha256).sort(compare),
    removed: [...old.keys()].filter((file) => !now.has(file)).sort(compare),
  };
}
