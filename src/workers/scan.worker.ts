import type { Scan, ScanPart } from "../intake/scan-content.js";
import { type MirrorToScan, scanMirrors } from "../intake/scan-mirrors.js";

/** A part of some mirrors to search. */
export interface ScanTask {
  readonly mirrors: readonly MirrorToScan[];
  readonly part: ScanPart;
}

/** Lists the article files of a part of some mirrors. */
export default async function scan({ mirrors, part }: ScanTask): Promise<Scan> {
  return scanMirrors(mirrors, part);
}
