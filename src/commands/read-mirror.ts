import { allChannels } from "../build/build.js";
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
import type { ArticleCopy, MeasuredPicture } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { Day } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";

/** What a mirror holds, for commands that build no site. */
export interface ReadMirror {
  /** The articles that a site would publish. */
  readonly catalog: Catalog;
  /** All articles, drafts included. */
  readonly copies: readonly ArticleCopy[];
  /** The picture files that a site with `images: local` would find. */
  readonly files: readonly (MeasuredPicture & { readonly size: number })[];
  /** Problems with files that may hold articles. */
  readonly problems: readonly Problem[];
}

/**
 * Reads a mirror from the cache of the builds as far as it is right, and hands it to a function. What had to be converted is
 * in the cache for the next build. Until the function has ended, no build runs.
 * @param today articles of later days are held back, if they are written by hand
 * @throws BuildError if the content cannot be read, or a build is running
 */
export async function withMirror<Result>(
  settings: Settings,
  workers: Workers,
  progress: Progress,
  today: Day,
  use: (mirror: ReadMirror) => Promise<Result> | Result,
): Promise<Result> {
  requireContent(settings.content);
  const lock = await BuildLock.acquire(settings.cache);
  try {
    return await withCache(settings.cache, fingerprints(settings.site), settings.out, async (cache) => {
      loadCache(settings.cache, cache);
      const { copies, problems } = await readCopies(settings, cache, workers, progress);
      const files = readFiles(settings, cache);
      const released = settings.site.drafts ? copies : holdBackDrafts(copies, today).copies;
      const labels = allChannels(nameChannels(cache.sources.folders), settings);
      const { catalog } = buildCatalog({ copies: released }, labels, files);
      return use({ catalog, copies, files, problems });
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
): Promise<Pick<ReadMirror, "copies" | "problems">> {
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

function readFiles(settings: Settings, { pictures }: BuildCache): ReadMirror["files"] {
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
