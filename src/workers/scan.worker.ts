import type { Scan } from "../intake/scan-content.js";
import { type MirrorToScan, scanMirrors } from "../intake/scan-mirrors.js";

/** Lists the article files of mirrors. */
export default async function scan(mirrors: readonly MirrorToScan[]): Promise<Scan> {
  return scanMirrors(mirrors);
}
