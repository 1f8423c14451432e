import type { KnownOutcome } from "../../cache/outcome-table.js";
import type { StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { articleIdOf, fileStem, nameSiteChannels } from "../../intake/article-names.js";
import type { KnownSource } from "../../intake/read-changed-sources.js";
import { splitColumn } from "../../lib/file-columns.js";
import { groupBy } from "../../lib/group-by.js";
import { folderOf, nameOf, pathIn } from "../../lib/paths.js";
import type { ArticleCopy } from "../../model/article.js";
import type { ArticleId, SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { BuildContext } from "../build-context.js";
import { collectCopies, conversionDigest, convertSources, type Source } from "../convert-sources.js";

/** The articles whose files changed. */
export interface ChangedArticles {
  /** All files that hold one of these articles, by its id: also the copies that did not change. */
  readonly copies: ReadonlyMap<ArticleId, readonly ArticleCopy[]>;
  /** Problems with files that changed. */
  readonly problems: readonly Problem[];
  /** The ids of files that changed. */
  readonly ids: ReadonlySet<ArticleId>;
}

/**
 * Converts the files that changed. The catalog of the last build has the other copies of the same articles. Returns undefined if
 * the ids of the files that changed do not tell which files these copies are.
 * @param changedFiles the files that changed
 * @param stored the catalog of the last build
 */
export async function readChangedArticles(
  changedFiles: ReadonlySet<SourcePath>,
  stored: StoredCatalog,
  { settings, workers, progress, cache }: BuildContext,
): Promise<ChangedArticles | undefined> {
  const { site } = settings;
  if ([...changedFiles].some((path) => !isPlainName(path))) return undefined;
  const ids = new Set(Array.from(changedFiles, articleIdOf));
  const { channelIn } = nameSiteChannels(cache.sources.folders, site.mirrors);
  const digestIn = conversionDigest(site);
  const sources: Source[] = [];
  const others: ArticleCopy[] = [];
  for (const path of pathsWithIds(ids, cache.sources.folders)) {
    const channel = channelIn(folderOf(path));
    const article = changedFiles.has(path) ? undefined : stored.copyIn(path, articleIdOf(path));
    if (article) others.push({ path, channel, article });
    if (!changedFiles.has(path)) continue;
    const [, , digest] = cache.sources.rowsIn(folderOf(path)).get(nameOf(path)) as KnownSource;
    sources.push({ path, channel, digest: digestIn(path, digest) });
  }
  const { recent: outcomes, embedded } = cache;
  const converted: KnownOutcome[] = await progress.stage("convert", (tick) =>
    convertSources(sources, { outcomes, embedded }, settings, workers, tick),
  );
  const { copies, problems } = collectCopies(sources, converted, site);
  const byId = groupBy([...copies, ...others], ({ article }) => article.facts.id);
  return { ids, copies: byId, problems };
}

/** Tells whether a file's name is the id of its article. */
const isPlainName = (path: SourcePath): boolean =>
  articleIdOf(path) === fileStem(path) &&
  nameOf(path).startsWith(`${fileStem(path)}.`) &&
  /^[!-~]+$/.test(fileStem(path));

/** Yields the files with some ids. The id of an `index` file is made of the names of its folders. */
function* pathsWithIds(
  ids: ReadonlySet<ArticleId>,
  folders: BuildContext["cache"]["sources"]["folders"],
): Generator<SourcePath> {
  for (const [folder, [names]] of folders) {
    const idOfIndex = articleIdOf(pathIn(folder, "index.md"));
    if (!ids.has(idOfIndex) && ![...ids].some((id) => names.includes(`${id}.`))) continue;
    for (const name of splitColumn(names)) {
      const path = pathIn<SourcePath>(folder, name);
      if (ids.has(articleIdOf(path))) yield path;
    }
  }
}
