import { idOfCopy } from "../../catalog/merge-copies.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { nameSiteChannels } from "../../intake/article-names.js";
import { groupBy } from "../../lib/group-by.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { ArticleCopy } from "../../model/article.js";
import type { MirrorId, SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { BuildContext } from "../build-context.js";
import { collectCopies, conversionDigest, convertSources, type Source } from "../convert-sources.js";
import { holdBackDrafts, type ReleasedCopies } from "../hold-back-drafts.js";

/** The files that changed, and the other files that hold an article with the id of one of these, now or at the last build. */
export interface ChangedArticles {
  /** All of them that hold an article, by its id. */
  readonly copies: ReadonlyMap<MirrorId, readonly ArticleCopy[]>;
  readonly problems: readonly Problem[];
  /** Those of `copies` that are published. */
  readonly released: ReleasedCopies;
  /** The copies that were published of all that held an article of these ids at the last build. */
  readonly releasedBefore: ReleasedCopies;
  readonly ids: ReadonlySet<MirrorId>;
}

/** Converts the files that changed, and asks the catalog of the last build for the other files with the same ids. */
export async function readChangedArticles(
  changedFiles: ReadonlySet<SourcePath>,
  stored: StoredCatalog,
  { settings, workers, progress, cache, today }: BuildContext,
): Promise<ChangedArticles> {
  const { site } = settings;
  const { channelIn } = nameSiteChannels(cache.sources.folders, site.mirrors);
  const digestIn = conversionDigest(site);
  const sources = Array.from(changedFiles).flatMap((path): Source[] => {
    const known = cache.sources.rowsIn(folderOf(path)).get(nameOf(path));
    if (!known) return [];
    const [, , read] = known;
    return [{ path, channel: channelIn(folderOf(path)), read, digest: digestIn(path, read) }];
  });
  const { recent: outcomes, embedded } = cache;
  const converted = await progress.stage("convert", (tick) =>
    convertSources(sources, { outcomes, embedded }, settings, workers, tick),
  );
  const { copies, problems } = collectCopies(sources, converted, site);
  const ids = new Set([...Array.from(changedFiles, (path) => stored.idIn(path)), ...copies.map(idOfCopy)]);
  const before = Array.from(ids, (id) => stored.copiesOf(id))
    .flat()
    .map((copy): ArticleCopy => ({ ...copy, channel: channelIn(folderOf(copy.path)) }));
  const others = before.filter(({ path }) => !changedFiles.has(path));
  const now = [...copies, ...others];
  return {
    ids,
    copies: groupBy(now, idOfCopy),
    problems,
    released: holdBackDrafts(now, site, today),
    releasedBefore: holdBackDrafts(before, site, today),
  };
}
