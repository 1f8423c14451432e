import { readSiteValue } from "../../catalog/stored/stored-catalog.js";
import { StoredPages } from "../../catalog/stored/stored-pages.js";
import { writeSiteValue } from "../../catalog/stored/write-catalog.js";
import { splitColumn } from "../../lib/file-columns.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { type ChangedPlan, planChanges } from "../../plan/changes/plan-changes.js";
import { siteView } from "../../plan/plan-pages.js";
import { planStatic } from "../../plan/plan-static.js";
import { DOCUMENTS_FILE } from "../../search/index/index-segment.js";
import { planSearch as planSegments } from "../../search/index/plan-search.js";
import { isSuggestedAlike } from "../../search/index/plan-suggestions.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { isPageFolder } from "../compare-site.js";
import type { LastBuild } from "../last-build.js";
import { prepareToRender } from "../render-stale.js";
import type { SiteSummary } from "../summary.js";
import { areArticleFilesKept, noteArticleFiles } from "./article-files.js";
import { type ChangedCatalog, changeRelations, openCatalog } from "./change-relations.js";
import { planIndex, type SearchPlan } from "./plan-index.js";
import { planBase } from "./plan-whole.js";
import { type ChangedArticles, readChangedArticles } from "./read-changed-articles.js";
import type { SitePlan } from "./site-plan.js";

/** A change of more files is planned as a whole. */
const MOST_FILES = 2000;
/** More outcomes since the last build that planned the whole site are added to the others, which such a build does. */
const MOST_RECENT = 5000;

/** Plans what a small change touches, by the last build's database. Returns undefined if that is not there, or cannot tell. */
export async function planChange(
  input: BuildInput,
  { build }: LastBuild,
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { settings, cache, progress } = context;
  const { changedFiles, baseKey } = input;
  const isSmall = changedFiles !== undefined && changedFiles.size <= MOST_FILES && input.missing.size === 0;
  if (!build || build.baseKey !== baseKey || build.summary.drafts > 0 || !isSmall) return undefined;
  if (build.day > context.today) return undefined;
  if (settings.site.mirrors.length > 0 || !(await cache.relations.open(baseKey))) return undefined;
  if (readSiteValue(cache.relations, "state") !== build.key) return undefined;
  if (cache.recent.size > MOST_RECENT || !areArticleFilesKept(cache)) return undefined;
  const read = await readChangedArticles(changedFiles, openCatalog(context), context);
  const changed = await progress.stage("catalog", () => changeRelations(read, context));
  return changed && planTouched(changed, read, input, build.summary, context);
}

async function planTouched(
  changed: ChangedCatalog,
  read: ChangedArticles,
  input: BuildInput,
  last: SiteSummary,
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { settings, progress, cache } = context;
  const { catalog, touched, tags } = changed;
  await prepareToRender(siteView(catalog, settings.site), context);
  const base = await planBase(catalog, input, context);
  const change = { catalog, touched, removed: removedPages(changed), tags: tags.keys() };
  const plan = await progress.stage("plan", () =>
    planChanges(change, settings.site, base, {
      pages: new StoredPages(cache.relations),
      namesIn: (folder) => splitColumn(cache.files.folders.get(folder)?.[0] ?? ""),
    }),
  );
  const planned = new Set(plan.pages.map(({ path }) => path));
  const statics = planStatic(input.staticFiles, planned);
  if (statics.problems.length > 0) return undefined;
  const { stale, gone, added } = compareChanges(plan, statics.files, context);
  const problems = problemsAfter(changed, read, input, context);
  keepChange(problems, input, context);
  const foreign = input.foreign.filter((path) => !planned.has(path) && isPageFolder(folderOf(path)));
  return {
    site: plan.site,
    changes: { stale, gone, foreign },
    stalePages: () => plan.pages.filter(({ path }) => stale.has(path)),
    pictures: new Map(),
    staticFiles: statics.files,
    planSearch: () => planChangedSearch(changed, input, context),
    release: plan.release,
    keep: async () => {},
    summary: summaryAfter(changed, last, input, problems, added - gone.length, context),
  };
}

/** Ends the transaction with what the next build asks of this one. */
function keepChange(problems: readonly Problem[], { key }: BuildInput, { cache }: BuildContext): void {
  writeSiteValue(cache.relations, "problems", problems);
  noteArticleFiles(cache);
  writeSiteValue(cache.relations, "state", key);
  cache.relations.commit();
}

/** Returns the summary of the site after a change. @param last that of the last build @param morePages new pages, less those that are gone */
function summaryAfter(
  { catalog, changes }: ChangedCatalog,
  last: SiteSummary,
  input: BuildInput,
  problems: readonly Problem[],
  morePages: number,
  { settings }: BuildContext,
): SiteSummary {
  const moreDuplicates = changes.reduce(
    (sum, { before, after }) => sum + (after?.duplicates ?? 0) - (before?.duplicates ?? 0),
    0,
  );
  return {
    ...last,
    files: input.fileCount,
    articles: catalog.articles.length,
    duplicates: last.duplicates + moreDuplicates,
    pages: last.pages + morePages,
    tagSizes: catalog.tagSizes(settings.site.tags.minArticles),
    problems: [...input.problems, ...problems],
  };
}

/** Returns the pages of articles that are gone or have another page now. */
const removedPages = ({ catalog, changes }: ChangedCatalog): SitePath[] =>
  changes.flatMap(({ before, after }) => {
    const now = after && catalog.byId(after.copy.article.facts.id)?.path;
    return before && before.path !== now ? [before.path] : [];
  });

/** Returns the problems of all files: those of the last build with files that did not change, and the new ones. */
function problemsAfter(
  { problems: ofCopies }: ChangedCatalog,
  { copies, problems }: ChangedArticles,
  { changedFiles }: BuildInput,
  { cache }: BuildContext,
): Problem[] {
  const before = readSiteValue<readonly Problem[]>(cache.relations, "problems") ?? [];
  const compared = new Set([...copies.values()].flat().map(({ path }) => path));
  const isOld = ({ path, code }: Problem): boolean =>
    changedFiles?.has(path) === true || (code === "copies-differ" && compared.has(path));
  return [...before.filter((problem) => !isOld(problem)), ...problems, ...ofCopies];
}

function planChangedSearch(
  { catalog, changes, tags }: ChangedCatalog,
  input: BuildInput,
  context: BuildContext,
): SearchPlan {
  const { cache, fingerprints } = context;
  const days = new Set(
    changes.flatMap(({ before, after }) => [before?.facts.date, after?.copy.article.facts.date]),
  );
  const keyOf = (path: string): Digest | undefined =>
    cache.files.rowsIn(path).get(DOCUMENTS_FILE)?.[0] || undefined;
  const segments = planSegments(catalog, fingerprints.indexer, keyOf, days);
  const isSame = [...tags].every(([key, before]) => isSuggestedAlike(before, catalog.tag(key)));
  return planIndex(segments, isSame ? undefined : catalog, input, context);
}

/**
 * Compares the keys of planned pages with those of the last build. Returns how many of the stale ones are new.
 * @param staticFiles files of the operator, by their paths: they stay
 */
function compareChanges(
  { pages, gone }: ChangedPlan,
  staticFiles: ReadonlyMap<SitePath, unknown>,
  { cache }: BuildContext,
): Pick<SitePlan["changes"], "stale" | "gone"> & { readonly added: number } {
  const keyOf = (path: SitePath): string | undefined =>
    cache.files.rowsIn(folderOf(path)).get(nameOf(path))?.[0];
  const stale = new Map(
    pages.filter(({ path, key }) => keyOf(path) !== key).map(({ path, key }) => [path, key]),
  );
  return {
    stale,
    gone: [...gone].filter((path) => keyOf(path) !== undefined && !staticFiles.has(path)).sort(),
    added: [...stale.keys()].filter((path) => keyOf(path) === undefined).length,
  };
}
