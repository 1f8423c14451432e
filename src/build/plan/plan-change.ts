import type { MergedArticle } from "../../catalog/merge-copies.js";
import {
  type ArticleChange,
  applyChanges,
  type CatalogChanges,
  findChanges,
} from "../../catalog/stored/change-catalog.js";
import { type DatabaseArticle, readSiteValue, StoredCatalog } from "../../catalog/stored/stored-catalog.js";
import {
  readListedPages,
  writeCopies,
  writeListedPages,
  writeSiteValue,
} from "../../catalog/stored/write-catalog.js";
import { articleIdOf } from "../../intake/article-names.js";
import { splitColumn } from "../../lib/file-columns.js";
import { memoize } from "../../lib/memoize.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { ArticleFacts } from "../../model/article.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { type ChangedPlan, planChanges } from "../../plan/changes/plan-changes.js";
import { type TouchedPages, touchPages, touchTags } from "../../plan/changes/touched-pages.js";
import { LEAST_SUGGESTED } from "../../plan/listed-tags.js";
import { siteView } from "../../plan/plan-pages.js";
import { planStatic } from "../../plan/plan-static.js";
import { DOCUMENTS_FILE } from "../../search/index/index-segment.js";
import { planChangedSearch } from "../../search/index/plan-search.js";
import { isSuggestedAlike } from "../../search/index/plan-suggestions.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { isPage } from "../compare-site.js";
import type { LastBuild } from "../last-build.js";
import { prepareToRender } from "../render-stale.js";
import { planIndex, type SearchPlan } from "../write/write-search.js";
import { planBase } from "./plan-whole.js";
import { type ChangedFiles, readChanged } from "./read-changed.js";
import type { SitePlan } from "./site-plan.js";
import { isStored, noteStored } from "./stored-articles.js";

/** A change of more files is planned as a whole. */
const MOST_FILES = 2000;
/** A change that touches more pages of articles is planned as a whole. */
const MOST_PAGES = 5000;
/** More outcomes since the last build that planned the whole site are added to the others, which such a build does. */
const MOST_RECENT = 5000;

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
  if (cache.recent.size > MOST_RECENT || !isStored(cache)) return undefined;
  const read = await readChanged(since, openCatalog(context), context);
  if (!read) return undefined;
  const changed = await progress.stage("catalog", () => changeCatalog(read, context));
  return changed && planSite(changed, read, input, build.summary, context);
}

/** The catalog after the change, and what the change touches. */
interface ChangedCatalog extends CatalogChanges {
  readonly catalog: StoredCatalog;
  readonly touched: TouchedPages;
  readonly tags: NonNullable<ReturnType<typeof applyChanges>>;
}

const openCatalog = ({ settings, cache }: BuildContext): StoredCatalog =>
  new StoredCatalog(
    cache.relations,
    [cache.outcomes, cache.recent],
    Math.min(LEAST_SUGGESTED, settings.site.tags.minArticles),
  );

/** Changes the database. Returns undefined if it is of no use then. */
function changeCatalog({ ids, copies }: ChangedFiles, context: BuildContext): ChangedCatalog | undefined {
  const { cache } = context;
  const { site } = context.settings;
  const before = openCatalog(context);
  const found = findChanges(before, ids, (id) => copies.get(id) ?? [], [...site.channels.keys()]);
  if (!found) return undefined;
  const changes = found.changes.filter((change) => !isSame(change));
  const isOwn = changes.map(isOfOwnPage);
  const touched: TouchedPages = { articles: new Set(), days: new Set(), lists: new Map(), feeds: new Set() };
  const touchAll = (catalog: StoredCatalog, articles: readonly (DatabaseArticle | undefined)[]): void =>
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
  const catalog = openCatalog(context);
  for (const id of ids) {
    const [published] = catalog.select("WHERE id = ?", id);
    const others = copies.get(id)?.filter(({ path }) => path !== published?.file) ?? [];
    writeCopies(cache.relations, id, others);
  }
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
function textOf(article: DatabaseArticle | MergedArticle, other?: Partial<ArticleFacts>): string {
  const { channels, duplicates } = article;
  const [file, { facts, body }] =
    "copy" in article ? [article.copy.path, article.copy.article] : [article.file, article];
  return JSON.stringify([{ ...facts, ...other }, other ? undefined : body, channels, duplicates, file]);
}

async function planSite(
  changed: ChangedCatalog,
  read: ChangedFiles,
  input: BuildInput,
  last: SitePlan["said"],
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { settings, workers, progress, templates, cache } = context;
  const { catalog, touched, tags, changes } = changed;
  prepareToRender(siteView(catalog, settings.site), templates.folder, settings, workers);
  const base = await planBase(catalog, input, context);
  const change = { catalog, touched, removed: removedPages(changed), tags: tags.keys() };
  const plan = await progress.stage("plan", () =>
    planChanges(change, settings.site, base, {
      listed: readListedPages(cache.relations),
      namesIn: (folder) => splitColumn(cache.files.folders.get(folder)?.[0] ?? ""),
    }),
  );
  const { stale, gone, added } = compareChanges(plan, context);
  const planned = plan.pages.map(({ path }) => path);
  const statics = planStatic(input.staticFiles, planned);
  if (statics.problems.length > 0) return undefined;
  const problems = problemsAfter(changed, read, input, context);
  writeListedPages(cache.relations, plan.goneListed, plan.listed);
  writeSiteValue(cache.relations, "problems", problems);
  noteStored(cache);
  writeSiteValue(cache.relations, "state", input.key);
  cache.relations.commit();
  const foreign = input.foreign.filter((path) => !planned.includes(path) && isPage(folderOf(path)));
  return {
    site: plan.site,
    changes: { stale, gone, foreign },
    stalePages: () => plan.pages.filter(({ path }) => stale.has(path)),
    pictures: new Map(),
    staticFiles: statics.files,
    planSearch: () => planSearch(changed, input, context),
    release: plan.release,
    keep: async () => {},
    said: {
      ...last,
      files: input.count,
      articles: catalog.articles.length,
      duplicates: last.duplicates + moreDuplicates(changes),
      pages: last.pages + added - gone.length,
      tagSizes: catalog.tagSizes(settings.site.tags.minArticles),
      problems: [...input.problems, ...problems],
    },
  };
}

/** Returns the pages of articles that are gone or have another page now. */
const removedPages = ({ catalog, changes }: ChangedCatalog): SitePath[] =>
  changes.flatMap(({ before, after }) => {
    const now = after && catalog.select("WHERE id = ?", after.copy.article.facts.id)[0]?.path;
    return before && before.path !== now ? [before.path] : [];
  });

const moreDuplicates = (changes: readonly ArticleChange[]): number =>
  changes.reduce((sum, { before, after }) => sum + (after?.duplicates ?? 0) - (before?.duplicates ?? 0), 0);

/** Returns what is to be said of files: what the last build said of those that did not change, and what is new. */
function problemsAfter(
  { problems: ofCopies }: ChangedCatalog,
  { ids, problems }: ChangedFiles,
  { since }: BuildInput,
  { cache }: BuildContext,
): Problem[] {
  const before = readSiteValue<readonly Problem[]>(cache.relations, "problems") ?? [];
  const isOld = ({ path, code }: Problem): boolean =>
    since?.has(path) === true || (code === "copies-differ" && ids.has(articleIdOf(path)));
  return [...before.filter((problem) => !isOld(problem)), ...problems, ...ofCopies];
}

function planSearch(
  { catalog, changes, tags }: ChangedCatalog,
  input: BuildInput,
  context: BuildContext,
): Promise<SearchPlan> {
  const { cache, code } = context;
  const days = new Set(
    changes.flatMap(({ before, after }) => [before?.facts.date, after?.copy.article.facts.date]),
  );
  const keyOf = (path: string): Digest | undefined =>
    cache.files.rowsIn(path).get(DOCUMENTS_FILE)?.[0] || undefined;
  const segments = planChangedSearch(catalog, days, keyOf, code.indexer);
  const isSame = [...tags].every(([key, before]) => isSuggestedAlike(before, catalog.tag(key)));
  return planIndex(segments, isSame ? undefined : catalog, input, context);
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
