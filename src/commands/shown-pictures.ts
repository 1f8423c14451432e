import type { Progress } from "../build/progress.js";
import type { Catalog } from "../model/catalog.js";
import type { Day, SourcePath } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import type { StoredFile } from "../pictures/picture-store.js";
import { findWanted, picturesOf, type Selection } from "../pictures/wanted-pictures.js";
import { withMirror } from "./read-mirror.js";

/** The pictures that the articles of a mirror show, and those that it holds. */
export interface ShownPictures {
  /** Addresses of the pictures of the selected articles, those of the newest article first. */
  readonly selected: readonly string[];
  /** Those of `selected` whose pictures the mirror does not hold. */
  readonly missing: readonly string[];
  /** Addresses of the pictures of all articles, those of drafts too. */
  readonly all: ReadonlySet<string>;
  /** The picture files of the mirror. */
  readonly files: readonly StoredFile[];
  /** Problems with files that may hold articles. */
  readonly problems: readonly Problem[];
}

/** Addresses on the web mean the same in every file. */
const NO_FILE = "" as SourcePath;

/** The folder of a mirror's pictures, below the content folder. */
export const PICTURE_FOLDER = "images";

/**
 * Finds out which pictures the articles show; see `withMirror`.
 * @throws BuildError if the content cannot be read, a build is running, or no article is in a selected channel
 */
export const readShownPictures = (
  settings: Settings,
  selection: Selection,
  workers: Workers,
  progress: Progress,
  today: Day,
): Promise<ShownPictures> =>
  withMirror(settings, workers, progress, today, ({ catalog, copies, files, problems }) => {
    requireChannels(selection.channels, catalog);
    const selected = findWanted(catalog.articles, selection);
    return {
      selected,
      missing: selected.filter((address) => !catalog.pictureOf?.(address, NO_FILE)),
      all: new Set(copies.flatMap(({ article }) => picturesOf(article.details()))),
      files: files
        .filter(({ path }) => path.startsWith(`${PICTURE_FOLDER}/`))
        .map((file) => ({ ...file, path: file.path.slice(PICTURE_FOLDER.length + 1) })),
      problems,
    };
  });

function requireChannels(channels: Selection["channels"] = [], catalog: Catalog): void {
  const known = catalog.channels.map(({ id }) => id);
  for (const id of channels)
    if (!known.includes(id))
      throw new BuildError(`no article is in the channel ${id}`, `the channels are ${known.join(", ")}`);
}
