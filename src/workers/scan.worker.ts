import { parentPort, workerData } from "node:worker_threads";
import { type MirrorToScan, scanMirrors } from "../intake/scan-mirrors.js";

// This thread has one task, the mirrors to search, which comes with it: see `startThread`.
parentPort?.postMessage(scanMirrors(workerData as readonly MirrorToScan[]));
