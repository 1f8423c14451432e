import { accessSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { requireReadable } from "../../lib/if-there.js";
import { temporaryName } from "../../lib/write-atomic.js";
import { MANIFEST } from "../../model/manifest.js";
import { BuildError } from "../../model/problem.js";
import { loadManifest } from "../../output/manifest.js";
import { sweepTemporary } from "../../output/sweep-temporary.js";
import { ChangeArchive } from "./change-archive.js";
import { diffManifests, type SiteChanges } from "./diff-manifests.js";
import {
  finishChanges,
  manifestDigest,
  PENDING,
  type PendingPlan,
  PLAN,
  STAGED_SITE,
} from "./finish-changes.js";
import { requireNewer } from "./require-newer.js";
import { requireSignature } from "./require-signature.js";
import { requireUsable, stageFiles, stageManifest } from "./stage-changes.js";

export interface ApplyFlags {
  /** The operator's key; undefined to take the one in the copy. */
  readonly publicKey?: string | undefined;
  /** Whether a copy may go back to an earlier state. */
  readonly older?: boolean | undefined;
}

/** What was done to a copy. */
interface AppliedChanges extends SiteChanges {
  /** Whether the new manifest has a signature, and it is that of the key that is stated, or of the one in the copy. */
  readonly isSigned: boolean;
}

/**
 * Brings a copy of a site up to date. The files of the pack are unpacked beside those of the copy and checked as a whole; then
 * they take their places. What an earlier run had checked and not put in place is put there first.
 * @throws BuildError if the pack was tampered with, is for another copy or older, or not signed by the key; the copy is unchanged
 * @throws Error of the file system
 */
export async function applyChanges(
  pack: string,
  copy: string,
  { publicKey, older = false }: ApplyFlags,
): Promise<AppliedChanges> {
  requireReadable(() => readdirSync(copy), `the copy ${copy}`, "name the pack, then the folder of your copy");
  requireReadable(() => accessSync(pack), `the pack ${pack}`, "name the file of the pack");
  if (statSync(pack).isDirectory())
    throw new BuildError(`the pack ${pack} is a folder`, "name the file in it");
  finishChanges(copy);
  const before = loadManifest(copy);
  if (!before) throw new BuildError(`there is no ${MANIFEST} in ${copy}`, "name the folder of your copy");
  const archive = await ChangeArchive.open(pack);
  sweepTemporary(copy, readdirSync(copy));
  const folder = temporaryName(path.join(copy, "changes"));
  const staging = path.join(folder, STAGED_SITE);
  try {
    makeFolder(staging);
    const after = await stageManifest(archive, before, copy, staging);
    const isSigned = await requireSignature(archive, staging, copy, publicKey);
    if (!older) requireNewer(before, after);
    const changes = diffManifests(before, after);
    requireUsable(archive, after, changes, copy);
    await stageFiles(archive, after, staging);
    const plan: PendingPlan = { from: manifestDigest(copy) as string, removed: changes.removed };
    writeFileSync(path.join(folder, PLAN), JSON.stringify(plan));
    renameSync(folder, path.join(copy, PENDING));
    finishChanges(copy);
    return { ...changes, isSigned };
  } finally {
    archive.close();
    rmSync(folder, { recursive: true, force: true });
  }
}
