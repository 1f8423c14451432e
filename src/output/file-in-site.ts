import path from "node:path";
import { isSafeSitePath } from "../lib/safe-name.js";
import type { SitePath } from "../model/names.js";

/** Returns the place of a site's file on the disk. @throws Error if the path leads out of the output folder: the last check */
export function fileInSite(out: string, sitePath: SitePath): string {
  if (!isSafeSitePath(sitePath)) throw new Error(`a path leads out of the site: ${sitePath}`);
  return path.join(out, sitePath);
}
