import path from "node:path";
import { tooLarge } from "../intake/read-static.js";
import type { StaticFile } from "../model/article.js";
import type { Digest } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Pack } from "../plan/pack.js";
import { packPath } from "../plan/paths.js";
import { loadPacks } from "./pack-list.js";

/**
 * Finds the packs that a site lists. The list tells their digests: reading all packs would take longer than the build.
 * @param folder undefined for a site that lists none
 * @throws BuildError if the list of packs is damaged
 */
export function readPacks(folder: string | undefined): {
  readonly packs: readonly Pack[];
  readonly files: readonly StaticFile[];
  readonly problems: readonly Problem[];
} {
  const all = folder === undefined ? [] : loadPacks(folder);
  const faultOf = ({ name, size }: Pack) => tooLarge(packPath(name), size);
  const packs = all.filter((pack) => !faultOf(pack));
  return {
    packs,
    files: packs.map(({ name, sha256 }) => ({
      path: packPath(name),
      digest: sha256.slice(0, 32) as Digest,
      source: path.join(folder as string, name),
    })),
    problems: all.map(faultOf).filter((fault) => fault !== undefined),
  };
}
