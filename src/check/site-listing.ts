import type { FileDigest, Manifest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";

/** What the manifest says about a file. */
export type ListedFile = FileDigest;

/** Which files a site has, and which it should have. */
export interface SiteListing {
  readonly files: ReadonlySet<SitePath>;
  /** What is neither a file nor a folder, such as a symbolic link. */
  readonly others: readonly SitePath[];
  /** An error if the manifest cannot be read; undefined if there is none. */
  readonly manifest: Manifest | Error | undefined;
}
