import { groupBy } from "../../lib/group-by.js";
import type { SitePath } from "../../model/names.js";

/** Which file of a folder is which file of the manifest. */
export interface MatchedNames {
  /** For each path of the manifest, the path in the folder. A path that is not here is missing. */
  readonly found: ReadonlyMap<SitePath, SitePath>;
  /** For a path of the manifest, the paths in the folder of which nobody can say which one is meant. */
  readonly clashes: ReadonlyMap<SitePath, readonly SitePath[]>;
  /** Paths in the folder that match nothing. */
  readonly extra: readonly SitePath[];
}

/** Matches the paths of a folder with those of a manifest. Composed (NFC) and decomposed (NFD) letters are alike. Pure. */
export function matchNames(listed: Iterable<SitePath>, present: readonly SitePath[]): MatchedNames {
  const rest = new Set(present);
  const found = new Map<SitePath, SitePath>();
  const absent: SitePath[] = [];
  for (const path of listed) {
    if (rest.delete(path)) found.set(path, path);
    else absent.push(path);
  }
  const clashes = new Map<SitePath, readonly SitePath[]>();
  const absentByName = byName(absent);
  for (const [name, candidates] of byName(rest)) {
    const [path, ...others] = absentByName.get(name) ?? [];
    if (path === undefined) continue;
    for (const candidate of candidates) rest.delete(candidate);
    if (others.length === 0 && candidates.length === 1) found.set(path, candidates[0] as SitePath);
    else for (const one of [path, ...others]) clashes.set(one, candidates);
  }
  return { found, clashes, extra: [...rest] };
}

const byName = (paths: Iterable<SitePath>): Map<string, SitePath[]> =>
  groupBy(paths, (path) => path.normalize("NFC"));
