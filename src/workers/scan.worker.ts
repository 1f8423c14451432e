import { type Scan, scanDigest } from "../intake/scan-content.js";
import { type MirrorToScan, scanMirrors } from "../intake/scan-mirrors.js";
import type { Digest } from "../model/names.js";

/** Mirrors to search. */
export interface ScanTask {
  readonly mirrors: readonly MirrorToScan[];
  /** The digest of an earlier scan; undefined to get the files in any case. */
  readonly known: Digest | undefined;
}

/** The article files of mirrors. If they are those of the earlier scan, they are not listed again. */
export interface ScanResult extends Pick<Scan, "problems"> {
  readonly digest: Digest;
  readonly folders: Scan["folders"] | undefined;
}

/** Lists the article files of mirrors. */
export default async function scan({ mirrors, known }: ScanTask): Promise<ScanResult> {
  const found = scanMirrors(mirrors);
  const digest = scanDigest(found);
  return { digest, problems: found.problems, folders: digest === known ? undefined : found.folders };
}
