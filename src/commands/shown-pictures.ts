import type { Progress } from "../build/progress.js";
import { readArticles, readPictureFiles, relateArticles } from "../build/read-articles.js";
import { type BuildCache, loadCache, withCache } from "../cache/build-cache.js";
import { BuildLock } from "../cache/build-lock.js";
import { fingerprints } from "../cache/fingerprints.js";
import { foldersOf } from "../intake/mirror-folders.js";
import { readSources } from "../intake/read-sources.js";
import { requireContent } from "../intake/scan-content.js";
import { mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import type { Catalog } from "../model/catalog.js";
import { type Day, pathFromRoot } from "../model/names.js";
import { BuildError, type Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import type { StoredFile } from "../pictures/picture-store.js";
import { findWanted, picturesOf, type Selection } from "../pictures/wanted-pictures.js";

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

/** The folder of pictures, below the content folder or the folder of the first mirror. */
export const PICTURE_FOLDER = "images";

/**
 * Finds out which pictures the articles show, from the cache of the builds as far as it is right. What had to be converted
 * is in the cache for the next build.
 * @throws BuildError if the content cannot be read, a build is running, or no article is in a selected channel
 */
export async function readShownPictures(
  settings: Settings,
  selection: Selection,
  workers: Workers,
  progress: Progress,
  today: Day,
): Promise<ShownPictures> {
  for (const content of Object.values(foldersOf(settings))) requireContent(content);
  const lock = await BuildLock.acquire(settings.cache);
  try {
    return await withCache(settings.cache, fingerprints(settings.site), settings.out, async (cache) => {
      loadCache(settings.cache, cache);
      const scan = scanMirrors(mirrorsToScan(settings));
      const { changes, problems } = await readSources(scan, settings, cache.sources.folders, workers);
      cache.sources.put(changes);
      const read = await readArticles({ settings, workers, progress, cache });
      const files = readFiles(settings, cache);
      const { catalog } = relateArticles(read, files, settings.site, today);
      requireChannels(selection, catalog);
      const selected = findWanted(catalog.articles, selection);
      const lacking = findLacking(catalog);
      // Pictures are stored in the first mirror.
      const folder = pathFromRoot(Object.keys(foldersOf(settings))[0] ?? "", PICTURE_FOLDER);
      return {
        selected,
        missing: selected.filter((address) => lacking.has(address)),
        all: new Set(read.copies.flatMap(({ article }) => picturesOf(article.details()))),
        files: files
          .filter(({ path }) => path.startsWith(`${folder}/`))
          .map((file) => ({ ...file, path: file.path.slice(folder.length + 1) })),
        problems: [...scan.problems, ...problems, ...read.problems],
      };
    });
  } finally {
    await lock.release();
  }
}

/** Returns the addresses of pictures that some article shows, and has no file of. */
function findLacking({ articles, pictureOf }: Catalog): ReadonlySet<string> {
  const lacking = new Set<string>();
  for (const article of articles)
    for (const address of picturesOf(article.details()))
      if (!pictureOf?.(address, article.file)) lacking.add(address);
  return lacking;
}

/** Returns the picture files that a site with `images: local` would find. */
function readFiles(settings: Settings, cache: BuildCache) {
  const { known } = readPictureFiles({ ...settings, site: { ...settings.site, images: "local" } }, cache);
  return Array.from(known, ([path, [size, , digest, width, height]]) => ({
    path,
    size: Number(size),
    digest,
    width: Number(width),
    height: Number(height),
  }));
}

function requireChannels({ channels = [] }: Selection, catalog: Catalog): void {
  const known = catalog.channels.map(({ id }) => id);
  for (const id of channels)
    if (!known.includes(id))
      throw new BuildError(`no article is in the channel ${id}`, `the channels are ${known.join(", ")}`);
}
