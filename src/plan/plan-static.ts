import { unusable } from "../intake/read-static.js";
import { digestOf } from "../lib/digest.js";
import { foldersAbove } from "../lib/paths.js";
import { caseFolded } from "../lib/safe-name.js";
import type { StaticFile } from "../model/article.js";
import { MANIFEST_FILES, PARTS_FOLDER } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";

/** Keeps GitHub's Jekyll from leaving out folders whose names begin with `_`. */
const NO_JEKYLL = ".nojekyll" as SitePath;

/** Folders whose files no plan names before they are written. */
const RESERVED = new RegExp(`^(?:search|${PARTS_FOLDER})(?:/|$)`);

/**
 * Plans the static files of a site, and the empty `.nojekyll`. A file that some disk takes for another file of the
 * site, or for a folder of it, is a problem, and is left out. Pure.
 * @param files of the operator
 * @param planned the other files of the site
 */
export function planStatic(
  files: readonly StaticFile[],
  planned: Iterable<SitePath>,
): { readonly files: ReadonlyMap<SitePath, StaticFile>; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const plan = new Map<SitePath, StaticFile>([[NO_JEKYLL, { path: NO_JEKYLL, digest: digestOf("") }]]);
  const taken = new Set<string>();
  const folders = new Set<string>();
  const take = (path: string): void => {
    taken.add(path);
    for (const folder of foldersAbove(path)) folders.add(folder);
  };
  if (files.length > 0) for (const path of [...planned, ...MANIFEST_FILES]) take(caseFolded(path));
  for (const file of files) {
    const path = caseFolded(file.path);
    if (taken.has(path) || RESERVED.test(path))
      problems.push(unusable(file.path, "the site has another file in this place"));
    else if (folders.has(path)) problems.push(unusable(file.path, "the site has a folder in this place"));
    else if ([...foldersAbove(path)].some((folder) => taken.has(folder)))
      problems.push(unusable(file.path, "the site has a file in the place of its folder"));
    else {
      plan.set(file.path, file);
      take(path);
    }
  }
  return { files: plan, problems };
}
