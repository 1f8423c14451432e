import { lstatSync, statSync } from "node:fs";
import { requireReadable } from "../lib/if-there.js";
import { BuildError } from "../model/problem.js";
import { isInside } from "./mirror-settings.js";

/** A folder with the name of the setting or flag that states it. */
export type Named = readonly [name: string, folder: string];

/**
 * Requires that the folders of a site can be what they are for. All files of the folder `static` are published, so none of the
 * others may lie in it.
 * @throws BuildError if something else is in the place of one, or one lies in another
 */
export function checkFolders(
  contents: readonly Named[],
  out: Named,
  cache: Named,
  others: { readonly static?: string; readonly packs?: string },
): void {
  for (const content of contents) refuseNesting(content, out, cache);
  if (others.packs !== undefined) refusePacksIn(out[1], others.packs);
  if (others.static !== undefined)
    for (const folder of [...contents, out, cache]) refuseInside(folder, ["static", others.static]);
  requireFolder(out);
  requireFolder(cache);
}

/** @throws BuildError if a folder of packs is inside the output folder, whose files are those of the last build alone */
export function refusePacksIn(out: string, packs: string): void {
  if (!isInside(packs, out)) return;
  throw new BuildError(
    `the folder of packs (${packs}) is inside the site (${out})`,
    "use a folder beside it: with `packs` in the settings, the build puts the packs into the site",
  );
}

/**
 * Refuses folders in each other that would destroy or publish something: a build removes old files of the output folder,
 * and hosts publish all that is in it. The output and cache folders may be inside the content folder, which is searched
 * without them.
 */
function refuseNesting(content: Named, out: Named, cache: Named): void {
  refuseInside(content, out);
  refuseInside(cache, out);
  refuseInside(out, cache);
  refuseInside(content, cache);
}

/** @throws BuildError if something else is in the place of a folder */
function requireFolder([name, folder]: Named): void {
  const hint = `name another folder with ${name}`;
  const found = requireReadable(() => statSync(folder, { throwIfNoEntry: false }), `${name} ${folder}`, hint);
  const isLink = lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  const what = found === undefined && isLink ? "a link to what is not there" : "not a folder";
  if (isLink || found?.isDirectory() === false) throw new BuildError(`${name} ${folder} is ${what}`, hint);
}

function refuseInside([innerName, inner]: Named, [outerName, outer]: Named): void {
  if (!isInside(inner, outer)) return;
  throw new BuildError(
    `${innerName} (${inner}) is ${inner === outer ? "the same folder as" : "inside"} ${outerName} (${outer})`,
    "use folders beside each other",
  );
}
