import { joined } from "../model/file-columns.js";
import type { Limits } from "../model/limits.js";
import { type Scan, scanContent } from "../source/scan-content.js";
import { foldersBelow } from "./site-folder.js";

/** Where a build looks. */
export interface Places {
  readonly content: string;
  readonly out: string;
  readonly limits: Limits;
}

/** What lies in the folders of the content and of the site. */
export interface Sight {
  readonly content: Scan;
  /** By folder of the site, the names of its files as one column; see model/file-columns.ts. */
  readonly site: ReadonlyMap<string, string>;
}

/** Looks at all files. Nothing is read. @throws Error of the file system where a folder of the site cannot be read */
export default function lookAround({ content, out, limits }: Places): Sight {
  const site = new Map<string, string>();
  for (const { folder, files } of foldersBelow(out))
    if (files.length > 0) site.set(folder, joined(files.sort()));
  return { content: scanContent(content, limits), site };
}
