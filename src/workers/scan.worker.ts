import { type Scan, type ScanOptions, scanContent } from "../intake/scan-content.js";

/** A content folder to list. */
export interface ScanTask {
  readonly content: string;
  readonly options: ScanOptions;
}

/** Lists the article files of a content folder. */
export default async function scan({ content, options }: ScanTask): Promise<Scan> {
  return scanContent(content, options);
}
