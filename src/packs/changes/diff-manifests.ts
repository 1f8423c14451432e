import { compare } from "../../lib/compare.js";
import type { FileDigest, Manifest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";

/** What leads from one site to another. */
export interface SiteChanges {
  /** Files that are new or have other bytes, in the order of their paths. */
  readonly changed: readonly SitePath[];
  /** Files that are gone, in the order of their paths. */
  readonly removed: readonly SitePath[];
}

/** Returns the digests of all files of a site whose digests are known: those that the manifest lists, and its parts. */
export const knownFiles = ({ files, parts }: Manifest): Map<SitePath, Pick<FileDigest, "size" | "sha256">> =>
  new Map([...files, ...parts.map((part) => [part.path, part] as const)]);

/** Compares two sites by their manifests. Pure. */
export function diffManifests(before: Manifest, after: Manifest): SiteChanges {
  const [old, now] = [knownFiles(before), knownFiles(after)];
  return {
    changed: [...now.keys()].filter((file) => old.get(file)?.sha256 !== now.get(file)?.sha256).sort(compare),
    removed: [...old.keys()].filter((file) => !now.has(file)).sort(compare),
  };
}
