import type { Limits } from "../model/limits.js";
import { type Scan, scanContent } from "../source/scan-content.js";

/** A content folder to scan. */
export interface ScanTask {
  readonly content: string;
  readonly limits: Limits;
}

/** Scans the content folder, in a worker: looking at each of its files takes as long as loading all tables does. */
export default function scan({ content, limits }: ScanTask): Scan {
  return scanContent(content, limits);
}
