import type { Limits } from "../model/limits.js";
import { type Scan, scanContent } from "../source/scan-content.js";

/** A content folder to look through. */
export interface ScanTask {
  readonly content: string;
  readonly limits: Limits;
}

/** Finds the article files of a content folder. Its result is copied from thread to thread as a few long texts. */
export default async function scanApart({ content, limits }: ScanTask): Promise<Scan> {
  return scanContent(content, limits);
}
