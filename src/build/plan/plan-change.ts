import { idOfCopy } from "../../catalog/merge-copies.js";
import { readSiteValue } from "../../catalog/stored/stored-catalog.js";
import { StoredPages } from "../../catalog/stored/stored-pages.js";
import { splitColumn } from "../../lib/file-columns.js";
import { folderOf, nameOf } from "../../lib/paths.js";
import type { Digest, SitePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import { type ChangedPlan, planChanges } from "../../plan/changes/plan-changes.js";
import { siteView } from "../../plan/plan-pages.js";
import { planStatic } from "../../plan/plan-static.js";
import { planSearch as planSegments } from "../../search/index/plan-search.js";
import { isSuggestedAlike } from "../../search/index/plan-suggestions.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { isPageFolder } from "../compare-site.js";
import { draftsAfter } from "../hold-back-drafts.js";
import { isReleaseDue, type LastBuild } from "../last-build.js";
import { prepareToRender } from "../render-stale.js";
import type { SiteSummary } from "../summary.js";
import { areArticleFilesKept } from "./article-files.js";
import { type ChangedCatalog, changeRelations, openCatalog } from "./change-relations.js";
import { digestOfSegment, planIndex, type SearchPlan } from "./plan-index.js";
import { commitRelations, planBase } from "./plan-whole.js";
import { type ChangedArticles, readChangedArticles } from "./read-changed-articles.js";
import type { StoredProblems } from "./relation-problems.js";
import { type SitePlan, takeStale } from "./site-plan.js";
import { storedPictures } from "./stored-pictures.js";

/** A change of more files is planned as a whole. */
const MOST_FILES = 2000;
/** With more recent outcomes, the whole site is planned: such a build adds them to the others. */
const MOST_RECENT = 5000;

/** Plans what a small change touches, by the last build's database. Returns undefined if that is not there, or cannot tell. */
export async function planChange(
  input: BuildInput,
  { build }: LastBuild,
  context: BuildContext,
): Promise<SitePlan | undefined> {
  const { cache, progress } = context;
  const { changedFiles, baseKey } = input;
  const isSmall = changedFiles !== undefined && changedFiles.size <= MOST_FILES && input.missing.size === 0;
  if (!build || build.baseKey !== baseKey || !isSmall || isReleaseDue(build, context.today)) return undefined;
  if (!(await cache.relations.open(baseKey))) return undefined;
  if (readSiteValue(cache.relations, "state") !== build.key) return undefined;
  if (cache.recent.size > MOST_RECENT || !areArticleFilesKept(cache)) return undefined;
  const pictures = storedPictures(input, cache.relations);
  // The database knows the names of pictures only where the mirror has some.
  if (pictures.before.length > 0 !== pictures.after.length > 0) return undefined;
  const read = await readChangedArticles(changedFiles, openCatalog(context, pictures.before), context);
  const drafts = draftsAfter(build.summary, read.releasedBefore, read.released);
  if (!drafts) return undefined;
  const changed = await progress.stage("catalog", () => changeRelations(read, pictures, context));
  const last = { ...build.summary, ...drafts };
  return changed && planTouched(changed, read, input, last, context);
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
  const assets = input.assets.map(({ path }) => path);
  const statics = planStatic(input.staticFiles, [...planned, ...plan.pictures.keys(), ...assets]);
  if (statics.problems.length > 0) return undefined;
  const { stale, gone, morePages } = compareChanges(plan, changed.unshown, statics.files, context);
  const problems = problemsAfter(changed, read, input, context);
  commitRelations(problems, input, cache);
  const foreign = input.foreign.filter((path) => !planned.has(path) && isPageFolder(folderOf(path)));
  return {
    site: plan.site,
    changes: { stale, gone, foreign },
    takeStalePages: () => takeStale(plan, { stale }),
    pictures: plan.pictures,
    staticFiles: statics.files,
    planSearch: () => planChangedSearch(changed, input, context),
    release: plan.release,
    keep: async () => {},
    summary: summaryAfter(changed, last, input, problems, morePages, context),
  };
}

/** Returns the summary of the site after a change. @param last that of the last build @param morePages new pages, less those that are gone */
function summaryAfter(
  { catalog, changes }: ChangedCatalog,
  last: SiteSummary,
  input: BuildInput,
  problems: StoredProblems,
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
    problems: [...input.problems, ...problems.ofFiles, ...problems.ofRelations],
  };
}

/** Returns the pages of articles that are gone or have another page now. */
const removedPages = ({ catalog, changes }: ChangedCatalog): SitePath[] =>
  changes.flatMap(({ before, after }) => {
    const now = after && catalog.byId(idOfCopy(after.copy))?.path;
    return before && before.path !== now ? [before.path] : [];
  });

/** Returns the problems of all files: those of the last build that nothing changed, and the new ones. */
function problemsAfter(
  { problems: ofCopies, addresses }: ChangedCatalog,
  { copies, problems }: ChangedArticles,
  { changedFiles }: BuildInput,
  { cache }: BuildContext,
): StoredProblems {
  const before = readSiteValue<StoredProblems>(cache.relations, "problems");
  const compared = new Set([...copies.values()].flat().map(({ path }) => path));
  const isSame = ({ path }: Problem): boolean => changedFiles?.has(path) !== true;
  const areCompared = ({ path, code }: Problem): boolean => code === "copies-differ" && compared.has(path);
  const isKept = (problem: Problem): boolean =>
    isSame(problem) && !areCompared(problem) && !addresses.isOld(problem);
  return {
    ofFiles: [...(before?.ofFiles.filter(isSame) ?? []), ...problems],
    ofRelations: [...(before?.ofRelations.filter(isKept) ?? []), ...ofCopies, ...addresses.now],
  };
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
  const writtenDigest = (path: string): Digest | undefined => digestOfSegment(path, cache);
  const segments = planSegments(catalog, fingerprints.indexer, writtenDigest, days);
  const isSame = [...tags].every(([key, before]) => isSuggestedAlike(before, catalog.tag(key)));
  return planIndex(segments, isSame ? undefined : catalog, input, context);
}

/**
 * Compares the keys of planned pages and shown pictures with those of the last build. Returns how many pages are new, less
 * those that are gone.
 * @param unshown pictures that no article shows any more
 * @param staticFiles files of the operator, by their paths: they stay
 */
function compareChanges(
  { pages, gone, pictures }: ChangedPlan,
  unshown: readonly SitePath[],
  staticFiles: ReadonlyMap<SitePath, unknown>,
  { cache }: BuildContext,
): Pick<SitePlan["changes"], "stale" | "gone"> & { readonly morePages: number } {
  const keyOf = (path: SitePath): string | undefined =>
    cache.files.rowsIn(folderOf(path)).get(nameOf(path))?.[0];
  const isStale = ([path, key]: readonly [SitePath, Digest]): boolean => keyOf(path) !== key;
  const isThere = (path: SitePath): boolean => keyOf(path) !== undefined;
  const stalePages = pages.map(({ path, key }) => [path, key] as const).filter(isStale);
  const shown = Array.from(pictures, ([path, { digest }]) => [path, digest] as const).filter(isStale);
  const gonePages = [...gone].filter((path) => isThere(path) && !staticFiles.has(path));
  return {
    stale: new Map([...stalePages, ...shown]),
    gone: [...gonePages, ...unshown.filter(isThere)].sort(),
    morePages: stalePages.filter(([path]) => !isThere(path)).length - gonePages.length,
  };
}
