import { type Scan, type ScanOptions, scanContent, scanDigest } from "../intake/scan-content.js";
import type { Digest } from "../model/names.js";

/** A content folder to list. */
export interface ScanTask {
  readonly content: string;
  readonly options: ScanOptions;
  /** The digest of an earlier scan; undefined to get the files in any case. */
  readonly known: Digest | undefined;
}

/** The article files of a content folder. If they are those of the earlier scan, they are not listed again. */
export interface ScanResult extends Pick<Scan, "problems"> {
  readonly digest: Digest;
  readonly folders: Scan["folders"] | undefined;
}

/** Lists the article files of a content folder. */
export default async function scan({ content, options, known }: ScanTask): Promise<ScanResult> {
  const found = scanContent(content, options);
  const digest = scanDigest(found);
  return { digest, problems: found.problems, folders: digest === known ? undefined : found.folders };
}
