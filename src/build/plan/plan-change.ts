import type { KnownOutcome } from "../../cache/outcome-table.js";
import type { MergedArticle } from "../../catalog/merge-copies.js";
import {
  type ArticleChange,
  applyChanges,
  type CatalogChanges,
  findChanges,
} from "../../catalog/stored/change-catalog.js";
import { readSiteValue, type StoredArticle, StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import { readListedPages, writeListedPages, writeSiteValue } from "../../catalog/stored/write-catalog.js";
import { articleIdOf, fileStem, nameSiteChannels } from "../../intake/article-names.js";
import type { KnownSource } from "../../intake/read-sources.js";
import { splitColumn } from "../../lib/file-columns.js";
import { groupBy } from "../../lib/group-by.js";
import { memoize } from "../../lib/memoize.js";
import { folderOf, nameOf, pathIn } from "../../lib/paths.js";
import type { ArticleCopy, ArticleFacts } from "../../model/article.js";
import type { ArticleId, Digest, SitePath, SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { type ChangedPlan, planChanges } from "../../plan/changes/plan-changes.js";
import { type TouchedPages, touchPages, touchTags } from "../../plan/changes/touched-pages.js";
import { planStatic } from "../../plan/plan-static.js";
import { DOCUMENTS_FILE } from "../../search/index/index-segment.js";
import { planChangedSearch } from "../../search/index/plan-search.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { isPage } from "../compare-site.js";
import { collectCopies, conversionDigest, convertSources, type Source } from "../convert-sources.js";
import type { LastBuild } from "../last-build.js";
import { prepareToRender } from "../render-stale.js";
import { planIndex } from "../write/write-search.js";
import { planBase } from "./plan-whole.js";
import type { SitePlan } from "./site-plan.js";

/** A change of more files is planned as a whole. */
const MOST_FILES = 2000;
/** A change that touches more pages of articles is planned as a whole. */
const MOST_PAGES = 5000;
/** Tags of fewer articles are not suggested by the search. */
const LEAST_ARTICLES = 2;

/**
 * Plans what a small change of articles touches, by asking the database of the last build. Returns undefined if that
 * database is not there, or cannot tell what the change touches.
 */
export async function planChange(
  input: BuildInput,
  { build }: LastBuild,
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { settings, cache, progress } = context;
  const { since, base } = input;
  const isSmall = since !== undefined && since.size <= MOST_FILES && input.missing.size === 0;
  if (!build || build.base !== base || build.summary.drafts > 0 || !isSmall) return undefined;
  if (settings.site.mirrors.length > 0 || !(await cache.relations.open(base))) return undefined;
  if (readSiteValue(cache.relations, "state") !== build.input) return undefined;
  const read = await readChanged(since, context);
  if (!read) return undefined;
  const changed = await progress.stage("catalog", () => changeCatalog(read, context));
  return changed && planSite(changed, read, input, build.summary, context);
}

/** The files with the ids of files that changed. */
interface ChangedFiles {
  /** All of them that hold an article, by its id. */
  readonly copies: ReadonlyMap<ArticleId, readonly ArticleCopy[]>;
  readonly problems: readonly Problem[];
  /** Paths of them, and of files that are gone. */
  readonly paths: ReadonlySet<SourcePath>;
}

/** Reads the files that changed, and those with the same ids. Returns undefined if other files may have one of these ids by another name. */
async function readChanged(
  since: ReadonlySet<SourcePath>,
  { settings, workers, progress, cache }: BuildContext,
): Promise<ChangedFiles | undefined> {
  const { site } = settings;
  if ([...since].some((path) => !isPlainName(path))) return undefined;
  const ids = new Set(Array.from(since, articleIdOf));
  const { channelIn } = nameSiteChannels(cache.sources.folders, site.mirrors);
  const digestIn = conversionDigest(site);
  const sources: Source[] = [];
  for (const path of pathsWithIds(ids, cache.sources.folders)) {
    const [, , digest] = cache.sources.rowsIn(folderOf(path)).get(nameOf(path)) as KnownSource;
    sources.push({ path, channel: channelIn(folderOf(path)), digest: digestIn(path, digest) });
  }
  const outcomes: KnownOutcome[] = await progress.stage("convert", (tick) =>
    convertSources(sources, cache, settings, workers, tick),
  );
  const { copies, problems } = collectCopies(sources, outcomes, site);
  const byId = groupBy(copies, ({ article }) => article.facts.id);
  return { copies: byId, problems, paths: new Set([...since, ...sources.map(({ path }) => path)]) };
}

/** Tells whether a file's name is the id of its article. */
const isPlainName = (path: SourcePath): boolean =>
  articleIdOf(path) === fileStem(path) &&
  nameOf(path).startsWith(`${fileStem(path)}.`) &&
  /^[!-~]+$/.test(fileStem(path));

/** Yields the files with some ids. An `index` file has the name of its folder as id. */
function* pathsWithIds(
  ids: ReadonlySet<ArticleId>,
  folders: BuildContext["cache"]["sources"]["folders"],
): Generator<SourcePath> {
  for (const [folder, [names]] of folders) {
    const isLikely = (id: ArticleId): boolean => names.includes(`${id}.`) || nameOf(folder) === id;
    if (![...ids].some(isLikely)) continue;
    for (const name of splitColumn(names)) {
      const path = pathIn<SourcePath>(folder, name);
      if (ids.has(articleIdOf(path))) yield path;
    }
  }
}

/** The catalog after the change, and what the change touches. */
interface ChangedCatalog extends CatalogChanges {
  readonly catalog: StoredCatalog;
  readonly touched: TouchedPages;
  readonly tags: NonNullable<ReturnType<typeof applyChanges>>;
}

/** Changes the database. Returns undefined if it is of no use then. */
function changeCatalog(
  { copies, paths }: ChangedFiles,
  { settings, cache }: BuildContext,
): ChangedCatalog | undefined {
  const { site } = settings;
  const open = (): StoredCatalog =>
    new StoredCatalog(cache.relations, cache.outcomes, Math.min(LEAST_ARTICLES, site.tags.minArticles));
  const before = open();
  const ids = new Set(Array.from(paths, articleIdOf));
  const found = findChanges(before, ids, (id) => copies.get(id) ?? [], [...site.channels.keys()]);
  if (!found) return undefined;
  const changes = found.changes.filter((change) => !isSame(change));
  const isOwn = changes.map(isOfOwnPage);
  const touched: TouchedPages = { articles: new Set(), days: new Set(), lists: new Map(), feeds: new Set() };
  const touchAll = (catalog: StoredCatalog, articles: readonly (StoredArticle | undefined)[]): void =>
    touchPages(
      touched,
      catalog,
      articles.flatMap((article, index) => (article ? [{ article, isOwn: isOwn[index] === true }] : [])),
    );
  touchAll(
    before,
    changes.map((change) => change.before),
  );
  cache.relations.begin();
  const tags = applyChanges(before, changes);
  if (!tags) return undefined;
  const catalog = open();
  touchAll(
    catalog,
    changes.map(({ after }) => after && catalog.select("WHERE id = ?", after.copy.article.facts.id)[0]),
  );
  touchTags(touched, catalog, tags, site);
  const isTooMuch = touched.articles.size > MOST_PAGES || catalog.articles.length === 0;
  return isTooMuch ? undefined : { changes, problems: found.problems, catalog, touched, tags };
}

/** Tells whether an article is as it was. */
const isSame = ({ before, after }: ArticleChange): boolean =>
  before !== undefined && after !== undefined && textOf(before) === textOf(after);

const NONE = "" as Digest;

/** Tells whether only the article's own page shows a change. */
function isOfOwnPage({ before, after }: ArticleChange): boolean {
  const ofOwnPage = { length: 0, textDigest: NONE, ownDigest: NONE };
  return (
    before !== undefined && after !== undefined && textOf(before, ofOwnPage) === textOf(after, ofOwnPage)
  );
}

/** Returns a text that changes with anything that relates an article to others. @param other facts in the place of its own */
function textOf(article: StoredArticle | MergedArticle, other?: Partial<ArticleFacts>): string {
  const { channels, duplicates } = article;
  const [file, { facts, body }] =
    "copy" in article ? [article.copy.path, article.copy.article] : [article.file, article];
  return JSON.stringify([{ ...facts, ...other }, other ? undefined : body, channels, duplicates, file]);
}

async function planSite(
  { catalog, touched, tags, changes, problems: ofCopies }: ChangedCatalog,
  read: ChangedFiles,
  input: BuildInput,
  last: SitePlan["said"],
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { settings, workers, progress, templates, cache, code } = context;
  const base = await planBase(catalog, input, context);
  const removed = changes.flatMap(({ before, after }) => {
    const now = after && catalog.select("WHERE id = ?", after.copy.article.facts.id)[0]?.path;
    return before && before.path !== now ? [before.path] : [];
  });
  const plan = await progress.stage("plan", () =>
    planChanges(catalog, touched, removed, tags.keys(), settings.site, base, {
      listed: readListedPages(cache.relations),
      namesIn: (folder) => splitColumn(cache.files.folders.get(folder)?.[0] ?? ""),
    }),
  );
  prepareToRender(plan.site, templates.folder, settings, workers);
  const { stale, gone, added } = compareChanges(plan, context);
  const statics = planStatic(
    input.staticFiles,
    plan.pages.map(({ path }) => path),
  );
  if (statics.problems.length > 0) return undefined;
  const stored = readSiteValue<readonly Problem[]>(cache.relations, "problems") ?? [];
  const others = stored.filter(({ path }) => !read.paths.has(path));
  const problems = [...others, ...read.problems, ...ofCopies];
  const duplicates = changes.reduce(
    (sum, { before, after }) => sum + (after?.duplicates ?? 0) - (before?.duplicates ?? 0),
    last.duplicates,
  );
  writeListedPages(cache.relations, plan.goneListed, plan.listed);
  writeSiteValue(cache.relations, "problems", problems);
  writeSiteValue(cache.relations, "state", input.key);
  cache.relations.commit();
  const planned = new Set(plan.pages.map(({ path }) => path));
  const days = new Set(
    changes.flatMap(({ before, after }) => [before?.facts.date, after?.copy.article.facts.date]),
  );
  return {
    site: plan.site,
    changes: {
      stale,
      gone,
      foreign: input.foreign.filter((path) => !planned.has(path) && isPage(folderOf(path))),
    },
    stalePages: () => plan.pages.filter(({ path }) => stale.has(path)),
    pictures: new Map(),
    staticFiles: statics.files,
    planSearch: () =>
      planIndex(
        planChangedSearch(catalog, days, keyOfSegment(context), code.indexer),
        catalog,
        input,
        context,
      ),
    release: plan.release,
    kept: Promise.resolve(),
    said: {
      ...last,
      files: input.count,
      articles: catalog.articles.length,
      duplicates,
      pages: last.pages + added - gone.length,
      tagSizes: catalog.tagSizes(settings.site.tags.minArticles),
      problems: [...input.problems, ...problems],
    },
  };
}

/** Compares the keys of planned pages with those of the last build. Returns how many of the stale ones are new. */
function compareChanges(
  { pages, gone, dayFolders }: ChangedPlan,
  { cache }: BuildContext,
): Pick<SitePlan["changes"], "stale" | "gone"> & { readonly added: number } {
  const rowsIn = memoize((folder: string) => cache.files.rowsIn(folder));
  const keyOf = (path: SitePath): string | undefined => rowsIn(folderOf(path)).get(nameOf(path))?.[0];
  const stale = new Map(
    pages.filter(({ path, key }) => keyOf(path) !== key).map(({ path, key }) => [path, key]),
  );
  // What is known of these folders as a whole is no longer true.
  cache.plannedFolders.put(Array.from(dayFolders, (folder) => [folder as SitePath, undefined] as const));
  return {
    stale,
    gone: [...gone].filter((path) => keyOf(path) !== undefined).sort(),
    added: [...stale.keys()].filter((path) => keyOf(path) === undefined).length,
  };
}

/** Returns a function that gives the digest of a segment of the search index, as the last build wrote it. */
const keyOfSegment =
  ({ cache }: BuildContext) =>
  (path: string): Digest | undefined =>
    cache.files.rowsIn(path).get(DOCUMENTS_FILE)?.[0] || undefined;
