import type { KeyObject } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { MANIFEST, PUBLIC_KEY, SIGNATURE } from "../../model/manifest.js";
import { BuildError } from "../../model/problem.js";
import { isSignedBy, publicKeyIn } from "../../output/signature.js";
import type { ChangeArchive } from "./change-archive.js";
import { unpack } from "./stage-changes.js";

/** A signature and a key have a hundred bytes. */
const MOST_BYTES = 10_000;

/**
 * Requires that the owner of a key signed the new manifest: the key that is stated, or else the one in the copy. A key that the
 * pack brings has to be the same: the next pack is compared with it.
 * @param staging has the new manifest; its signature and key are unpacked there
 * @returns false if no key is stated, and the copy has none
 * @throws BuildError if there is no signature by the key, or the pack brings another key
 */
export async function requireSignature(
  archive: ChangeArchive,
  staging: string,
  copy: string,
  publicKey: string | undefined,
): Promise<boolean> {
  for (const file of [SIGNATURE, PUBLIC_KEY])
    if (archive.sizeOf(file) !== undefined) await unpack(archive, file, staging, MOST_BYTES);
  const [trusted] = [publicKey, keyIn(copy)].filter((key) => key !== undefined);
  const brought = keyIn(staging);
  const stated = trusted ?? brought;
  if (stated === undefined) return false;
  const key = publicKeyIn(stated);
  const whose = publicKey ? "of --public-key" : trusted ? "in the copy" : "in the pack";
  if (!isSigned(staging, key) || (brought && !publicKeyIn(brought).equals(key)))
    throw new BuildError(
      `the owner of the key ${whose} did not sign this pack`,
      "do not trust it, unless the operator has another key: then name it with --public-key",
    );
  return trusted !== undefined;
}

function keyIn(site: string): string | undefined {
  const file = path.join(site, PUBLIC_KEY);
  return existsSync(file) ? file : undefined;
}

function isSigned(site: string, key: KeyObject): boolean {
  const signature = path.join(site, SIGNATURE);
  if (!existsSync(signature)) return false;
  return isSignedBy(readFileSync(path.join(site, MANIFEST)), readFileSync(signature, "utf8"), key);
}
