import type { BuildCache } from "../cache/build-cache.js";
import { buildCatalog, type CatalogResult } from "../catalog/build-catalog.js";
import { nameSiteChannels } from "../intake/article-names.js";
import { type MirrorPictures, readPictures } from "../intake/read-pictures.js";
import type { ArticleCopy, MeasuredPicture } from "../model/article.js";
import type { ChannelId, Day } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import type { BuildContext } from "./build-context.js";
import { collectCopies, convertSources, sourcesIn } from "./convert-sources.js";
import { holdBackDrafts, type ReleasedCopies } from "./hold-back-drafts.js";

/** The articles that the files of a site hold. */
export interface SiteArticles {
  readonly copies: readonly ArticleCopy[];
  /** Labels of the channels by id, in the order of the site. */
  readonly labels: ReadonlyMap<ChannelId, string>;
  /** Problems with files of which no article could be made, and notices of others. */
  readonly problems: readonly Problem[];
}

/** Reads the articles of all files in `cache.sources`. Files whose content was never converted are converted. */
export async function readArticles(
  context: Pick<BuildContext, "settings" | "workers" | "progress" | "cache">,
): Promise<SiteArticles> {
  const { settings, workers, progress, cache } = context;
  const { site } = settings;
  const channels = nameSiteChannels(cache.sources.folders, site.mirrors);
  const sources = sourcesIn(cache.sources, channels, site);
  cache.outcomes.prune(sources);
  const outcomes = await progress.stage("convert", (tick) =>
    convertSources(sources, cache, settings, workers, tick),
  );
  // Channels that the settings do not name come after those that they do.
  const unnamed = [...channels.labels].filter(([id]) => !site.channels.has(id));
  return { ...collectCopies(sources, outcomes, site), labels: new Map([...site.channels, ...unnamed]) };
}

/** Relates the articles that are published to each other. Pure. @param today the last day whose articles are published */
export function relateArticles(
  { copies, labels }: SiteArticles,
  pictures: readonly MeasuredPicture[],
  site: SiteSettings,
  today: Day,
): CatalogResult & Omit<ReleasedCopies, "copies"> {
  const { copies: released, ...heldBack } = holdBackDrafts(copies, site, today);
  return { ...buildCatalog(released, labels, pictures, site.mirrors), ...heldBack };
}

/** Measures the pictures of the mirrors that pages may show, and notes them in the cache. See `readPictures`. */
export async function readPictureFiles(
  settings: Settings,
  { pictures }: BuildCache,
): Promise<MirrorPictures> {
  pictures.load();
  const before = new Map(pictures.rows());
  const found = await readPictures(settings, before);
  pictures.put(rowChanges(before, found.known));
  return found;
}

/** Yields the rows that differ between two states of a table; undefined for a row that is gone. */
function* rowChanges<Name, Row>(
  before: ReadonlyMap<Name, Row>,
  after: ReadonlyMap<Name, Row>,
): Generator<readonly [Name, Row | undefined]> {
  for (const entry of after) if (before.get(entry[0]) !== entry[1]) yield entry;
  for (const name of before.keys()) if (!after.has(name)) yield [name, undefined];
}
