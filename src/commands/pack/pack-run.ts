import path from "node:path";
import { withFolderLock } from "../../cache/folder-lock.js";
import { describeTable, printableName, type TableRow } from "../../lib/text/printable.js";
import { MANIFEST, type Manifest } from "../../model/manifest.js";
import { BuildError } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import { megabytes } from "../../output/hosts.js";
import { loadManifest } from "../../output/manifest.js";
import type { SiteChanges } from "../../packs/changes/diff-manifests.js";
import { PackFolder, type PutPack } from "../../packs/pack-folder.js";
import { refusePacksIn } from "../../settings/check-folders.js";
import type { Flags } from "../../settings/load-settings.js";
import { explainSystemError } from "../support/explain-system-error.js";

/** What every command that writes packs takes. */
export interface PackFlags extends Omit<Flags, "out" | "baseUrl" | "verify"> {
  /** The folder of the packs. */
  readonly out?: string | undefined;
}

/** The folder of the packs where neither a flag nor the settings name one. */
const FOLDER = "packs";

/**
 * Hands the folder of the packs to a function. One run at a time does so.
 * @throws BuildError if another run writes packs, or the folder cannot be written
 */
export async function withPacks<Result>(
  flags: PackFlags,
  settings: Settings,
  use: (packs: PackFolder) => Promise<Result>,
): Promise<Result> {
  const folder = flags.out === undefined ? (settings.packs ?? path.resolve(FOLDER)) : path.resolve(flags.out);
  refusePacksIn(settings.out, folder);
  try {
    return await withFolderLock(
      folder,
      () => use(PackFolder.open(folder)),
      "another `newsmirror pack` is writing there",
    );
  } catch (error) {
    throw explainSystemError(error, "the packs cannot be written", HINT);
  }
}

/** Loads the manifest of a site. @throws BuildError if there is none, or it is damaged */
export function requireManifest(site: string): Manifest {
  const manifest = loadManifest(site);
  if (manifest) return manifest;
  throw new BuildError(`there is no ${MANIFEST} in ${site}`, "build the site first, or name it with --site");
}

const HINT = "every pack that is there is whole; run the command again when there is room and permission";

/** Returns the table at the end of a run, and the notices of all packs. @param others rows to show besides */
export function describePacks(
  folder: string,
  packs: readonly PutPack[],
  others: readonly TableRow[],
): string {
  const written = packs.filter(({ isNew }) => isNew);
  const notices = packs.flatMap(({ pack }) => pack.notices ?? []);
  const table = describeTable([
    ["packs", packs.length],
    ["written", written.length],
    ["unchanged", packs.length - written.length],
    ...others,
    ["size", megabytes(packs.reduce((sum, { pack }) => sum + pack.size, 0))],
    ["folder", folder],
  ]);
  return [table, ...notices.map((notice) => `\nnotice: ${printableName(notice)}`)].join("\n");
}

/** Returns the rows that count what changed from one site to another. */
export const changeRows = ({ changed, removed }: SiteChanges): readonly TableRow[] => [
  ["files changed", changed.length],
  ["files removed", removed.length],
];
