import { unusable } from "../intake/read-static.js";
import { digestOf } from "../lib/digest.js";
import type { StaticFile } from "../model/article.js";
import { MANIFEST_FILES, PARTS_FOLDER } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";

/** Keeps GitHub's Jekyll from leaving out folders whose names begin with `_`. */
export const NO_JEKYLL = ".nojekyll" as SitePath;

/** Folders whose files no plan names before they are written. */
const RESERVED = new RegExp(`^(?:search|${PARTS_FOLDER})/`);

/**
 * Plans the static files of a site, and the empty `.nojekyll`. A file that some disk takes for another file of the
 * site is a problem, and is left out. Pure.
 * @param files of the operator
 * @param planned the other files of the site
 */
export function planStatic(
  files: readonly StaticFile[],
  planned: Iterable<SitePath>,
): { readonly files: ReadonlyMap<SitePath, StaticFile>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const plan = new Map<SitePath, StaticFile>([[NO_JEKYLL, { path: NO_JEKYLL, digest: digestOf("") }]]);
  const taken = new Set<string>(files.length > 0 ? Array.from([...planned, ...MANIFEST_FILES], folded) : []);
  for (const file of files) {
    const { path } = file;
    if (taken.has(folded(path)) || RESERVED.test(folded(path)))
      problems.push(unusable(path, "the site has a file of its own in this place"));
    else plan.set(path, file);
  }
  return { files: plan, problems };
}

const folded = (path: SitePath): string => path.normalize("NFC").toLowerCase();
