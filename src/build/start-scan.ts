import { identityOf, type Scan, scanDigest } from "../intake/scan-content.js";
import { divideScan, type MirrorToScan, mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import type { Digest } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import { startThread } from "../workers/start-thread.js";

/** The article files of the content, and the digest of their names, sizes and times. */
export interface ContentScan extends Scan {
  readonly digest: Digest;
  /** See `identityOf`. */
  readonly identity: string;
}

/** Parts of the content that are searched at the same time. */
const PARTS = 2;
const SCAN = new URL("../workers/scan.worker.js", import.meta.url);

/** Starts to search the folders of the content for article files. The search has threads of its own, so other work can go on. */
export function startScan(settings: Settings): Promise<ContentScan> {
  const scanning = scan(settings);
  // Its error is thrown where the scan is awaited. If the build fails before, that error is the one to show.
  scanning.catch(() => {});
  return scanning;
}

async function scan(settings: Settings): Promise<ContentScan> {
  const mirrors = mirrorsToScan(settings);
  const identity = identityOf(settings);
  const parts =
    settings.jobs === 1
      ? [scanMirrors(mirrors)]
      : await Promise.all(
          divideScan(mirrors, PARTS).map((part) => startThread<readonly MirrorToScan[], Scan>(SCAN, part)),
        );
  const folders = new Map(parts.flatMap((part) => [...part.folders]));
  const problems = parts.flatMap((part) => part.problems);
  return { folders, problems, identity, digest: scanDigest({ folders, problems }) };
}
