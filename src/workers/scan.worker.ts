import { parentPort, workerData } from "node:worker_threads";
import type { ScanPart } from "../intake/scan-content.js";
import { type MirrorToScan, scanMirrors } from "../intake/scan-mirrors.js";

/** A part of some mirrors to search. */
export interface ScanTask {
  readonly mirrors: readonly MirrorToScan[];
  readonly part: ScanPart;
}

// This thread has one task, which comes with it: see `startThread`.
const { mirrors, part } = workerData as ScanTask;
parentPort?.postMessage(scanMirrors(mirrors, part));
