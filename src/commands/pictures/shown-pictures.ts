import type { Progress } from "../../build/progress.js";
import { chosenChannels } from "../../catalog/list-channels.js";
import { mirrorFolders } from "../../intake/mirror-folders.js";
import type { WholeCatalog } from "../../model/catalog.js";
import { pathFromRoot } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import type { Workers } from "../../model/workers.js";
import type { StoredFile } from "../../pictures/picture-store.js";
import { findWanted, picturesOf, type Selection } from "../../pictures/wanted-pictures.js";
import { withMirrors } from "../read-mirrors.js";

/** The pictures that the articles of a mirror show, and those that it holds. */
export interface ShownPictures {
  /** Addresses of the pictures of the selected articles, those of the newest article first. */
  readonly selected: readonly string[];
  /** Those of `selected` whose pictures the mirror does not hold. */
  readonly missing: readonly string[];
  /** Addresses of the pictures of all articles, those of drafts too. */
  readonly all: ReadonlySet<string>;
  readonly files: readonly StoredFile[];
  /** Problems with files that may hold articles. */
  readonly problems: readonly Problem[];
}

/** The folder of pictures, below the content folder or the folder of the first mirror. */
export const PICTURE_FOLDER = "images";

/** Finds the pictures of articles; see `withMirrors`. @throws BuildError as that does, or if a channel has no article */
export const readShownPictures = (
  settings: Settings,
  selection: Selection,
  workers: Workers,
  progress: Progress,
): Promise<ShownPictures> =>
  withMirrors(settings, workers, progress, ({ catalog, copies, files, problems }) => {
    chosenChannels(catalog, selection.channels);
    const selected = findWanted(catalog.articles, selection);
    const lacking = findLacking(catalog);
    // Pictures are stored in the first mirror.
    const folder = pathFromRoot(Object.keys(mirrorFolders(settings))[0] ?? "", PICTURE_FOLDER);
    return {
      selected,
      missing: selected.filter((address) => lacking.has(address)),
      all: new Set(copies.flatMap(({ article }) => picturesOf(article.details()))),
      files: files
        .filter(({ path }) => path.startsWith(`${folder}/`))
        .map((file) => ({ ...file, path: file.path.slice(folder.length + 1) })),
      problems,
    };
  });

/** Returns the addresses of pictures that some article shows, and has no file of. */
function findLacking({ articles, pictureOf }: WholeCatalog): ReadonlySet<string> {
  const lacking = new Set<string>();
  for (const article of articles)
    for (const address of picturesOf(article.details()))
      if (!pictureOf?.(address, article.file)) lacking.add(address);
  return lacking;
}
