import { type Scan, scanContent } from "../intake/scan-content.js";
import type { Limits } from "../model/limits.js";

/** A content folder to list. */
export interface ScanTask {
  readonly content: string;
  readonly limits: Limits;
}

/** Lists the article files of a content folder. */
export default async function scan({ content, limits }: ScanTask): Promise<Scan> {
  return scanContent(content, limits);
}
