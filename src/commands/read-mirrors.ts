import type { Progress } from "../build/progress.js";
import { readArticles, readPictureFiles, relateArticles, type SiteArticles } from "../build/read-articles.js";
import { type BuildCache, withCache } from "../cache/build-cache.js";
import { computeFingerprints } from "../cache/fingerprints.js";
import { withFolderLock } from "../cache/folder-lock.js";
import { readChangedSources } from "../intake/read-changed-sources.js";
import { measuredPictures } from "../intake/read-pictures.js";
import { requireContent } from "../intake/scan-content.js";
import { mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import type { TableRow } from "../lib/text/printable.js";
import type { MeasuredPicture } from "../model/article.js";
import type { WholeCatalog } from "../model/catalog.js";
import { isError, type Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { today } from "./today.js";

/** What the mirrors of a site hold, for commands that build no site. `copies` are all articles, drafts included. */
interface ReadMirrors extends Pick<SiteArticles, "copies" | "problems"> {
  /** The articles that a site would publish. */
  readonly catalog: WholeCatalog;
  /** The picture files that a site with `images: local` would find. */
  readonly files: readonly (MeasuredPicture & { readonly size: number })[];
}

/**
 * Reads the mirrors of a site, and hands them to a function. Articles that builds have converted come from their cache. The
 * others are converted, and added to it. No build can run until the function has ended.
 * @throws BuildError if the content cannot be read, or a build is running
 */
export async function withMirrors<Result>(
  settings: Settings,
  workers: Workers,
  progress: Progress,
  use: (mirrors: ReadMirrors) => Promise<Result> | Result,
): Promise<Result> {
  const lastDay = today();
  const read = async (cache: BuildCache): Promise<Result> => {
    cache.load();
    cache.loadOutcomes(false);
    const scan = scanMirrors(mirrorsToScan(settings));
    const { changes, problems } = await readChangedSources(scan, settings, cache.sources.folders, workers);
    cache.sources.put(changes);
    const articles = await readArticles({ settings, workers, progress, cache });
    const files = await readFiles(settings, cache);
    const { catalog } = relateArticles(articles, files, settings.site, lastDay);
    const all = [...scan.problems, ...problems, ...articles.problems];
    return use({ catalog, copies: articles.copies, files, problems: all });
  };
  requireContent(settings);
  return withFolderLock(settings.cache, () =>
    withCache(settings.cache, computeFingerprints(settings.site), settings.out, read),
  );
}

async function readFiles(settings: Settings, cache: BuildCache): Promise<ReadMirrors["files"]> {
  const found = await readPictureFiles({ ...settings, site: { ...settings.site, images: "local" } }, cache);
  return measuredPictures(found).map((file) => ({ ...file, size: Number(found.known.get(file.path)?.[0]) }));
}

/** Returns the row of a table that counts the files of which no article could be made, if there are any. */
export function leftOutRow(problems: readonly Problem[]): TableRow {
  const count = problems.filter(isError).length;
  return ["files left out", count > 0 ? `${count}: newsmirror build tells why` : undefined];
}
