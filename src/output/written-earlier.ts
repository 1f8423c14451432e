import { readFileSync } from "node:fs";
import path from "node:path";
import { fileDigest } from "../lib/digest.js";
import type { FileDigest, FileDigests } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { partFinder } from "./find-parts.js";
import { loadManifestRoot, partParser } from "./manifest.js";

/** Returns files in the output folder that are as its manifest lists them: an earlier build wrote them without this cache. */
export function writtenEarlier(out: string, files: readonly SitePath[]): SitePath[] {
  if (files.length === 0) return [];
  const listed = digestsIn(out, files);
  return files.filter((file) => {
    const stated = listed.get(file);
    if (!stated) return false;
    const { size, sha256 } = fileDigest(readFileSync(path.join(out, file)));
    return size === stated.size && sha256 === stated.sha256;
  });
}

/** Returns what the manifest says of its parts, and of what is listed beside the files. A damaged manifest says nothing. */
function digestsIn(out: string, files: readonly SitePath[]): FileDigests {
  try {
    const root = loadManifestRoot(out);
    if (!root) return new Map();
    const parsePart = partParser(root);
    const parts = new Set(files.map(partFinder(root.parts)).filter((part) => part !== undefined));
    return new Map<SitePath, FileDigest>([
      ...root.files,
      ...root.parts.map((part) => [part.path, part] as const),
      ...[...parts].flatMap((part) => [...parsePart(part, readFileSync(path.join(out, part.path)))]),
    ]);
  } catch (error) {
    if (error instanceof BuildError || (error as NodeJS.ErrnoException).code === "ENOENT") return new Map();
    throw error;
  }
}
