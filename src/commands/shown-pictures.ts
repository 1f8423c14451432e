import { collectCopies, convertSources, sourcesIn } from "../build/convert-sources.js";
import { holdBackDrafts } from "../build/hold-back-drafts.js";
import type { Progress } from "../build/progress.js";
import { type BuildCache, loadCache, withCache } from "../cache/build-cache.js";
import { BuildLock } from "../cache/build-lock.js";
import { fingerprints } from "../cache/fingerprints.js";
import { buildCatalog } from "../catalog/build-catalog.js";
import { nameChannels } from "../intake/article-names.js";
import { readPictures } from "../intake/read-pictures.js";
import { readSources } from "../intake/read-sources.js";
import { requireContent, scanContent, scanOptions } from "../intake/scan-content.js";
import type { ArticleCopy } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { Day, SourcePath } from "../model/names.js";
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

/** Addresses on the web mean the same in every file. */
const NO_FILE = "" as SourcePath;

/** The folder of a mirror's pictures, below the content folder. */
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
  requireContent(settings.content);
  const lock = await BuildLock.acquire(settings.cache);
  try {
    return await withCache(settings.cache, fingerprints(settings.site), settings.out, async (cache) => {
      loadCache(settings.cache, cache);
      const { copies, problems } = await readCopies(settings, cache, workers, progress);
      const files = readFiles(settings, cache);
      const released = settings.site.drafts ? copies : holdBackDrafts(copies, today).copies;
      const mirror = { copies: released };
      const { catalog } = buildCatalog(mirror, settings.site.channels, files);
      requireChannels(selection, catalog);
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
  } finally {
    await lock.release();
  }
}

async function readCopies(
  settings: Settings,
  cache: BuildCache,
  workers: Workers,
  progress: Progress,
): Promise<{ readonly copies: readonly ArticleCopy[]; readonly problems: readonly Problem[] }> {
  const scan = scanContent(settings.content, scanOptions(settings));
  const read = await readSources(scan, settings, cache.sources.folders, workers);
  cache.sources.put(read.changes);
  const sources = sourcesIn(cache.sources, nameChannels(cache.sources.folders));
  const outcomes = await progress.stage("convert", (tick) =>
    convertSources(sources, cache.outcomes, settings, workers, tick),
  );
  const { copies, problems } = collectCopies(sources, outcomes);
  return { copies, problems: [...scan.problems, ...read.problems, ...problems] };
}

/** Returns the picture files that a site with `images: local` would find. */
function readFiles(settings: Settings, { pictures }: BuildCache) {
  pictures.load();
  const before = new Map(pictures.rows());
  const { known } = readPictures({ ...settings, site: { ...settings.site, images: "local" } }, before);
  pictures.put([...known].filter(([file, row]) => before.get(file) !== row));
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
