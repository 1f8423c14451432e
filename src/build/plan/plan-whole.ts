import { setImmediate } from "node:timers/promises";
import type { BuildCache } from "../../cache/build-cache.js";
import { pruneEmbedded } from "../../cache/embedded-pictures.js";
import { isDatabaseError } from "../../cache/relations/database.js";
import { fillCatalog, writeSiteValue } from "../../catalog/stored/write-catalog.js";
import { mirrorFolders } from "../../intake/mirror-folders.js";
import type { ArticleCopy, StaticFile } from "../../model/article.js";
import type { Catalog, WholeCatalog } from "../../model/catalog.js";
import type { Digest, SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import type { PlannedFiles } from "../../plan/diff-plan.js";
import { countTagSizes, listedTags } from "../../plan/listed-tags.js";
import { namesToRead } from "../../plan/pages/tag-index-pages.js";
import { type Plan, type PlanBase, planPages, siteView } from "../../plan/plan-pages.js";
import { planSearch, searchScripts } from "../../search/index/plan-search.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { collectGarbage, isLongWork } from "../collect-garbage.js";
import { compareSite, isPageFolder } from "../compare-site.js";
import { readArticles, relateArticles } from "../read-articles.js";
import { prepareToRender } from "../render-stale.js";
import { noteArticleFiles } from "./article-files.js";
import { planIndex } from "./plan-index.js";
import type { StoredProblems } from "./relation-problems.js";
import { type SitePlan, takeStale } from "./site-plan.js";
import { notePictures } from "./stored-pictures.js";

/** Plans the whole site, and has the cache keep what relates its articles. */
export async function planWhole(input: BuildInput, context: BuildContext): Promise<SitePlan> {
  const { settings, fingerprints } = context;
  context.cache.loadOutcomes(true);
  const articles = await collectArticles(input, context);
  const { catalog } = articles;
  const plan = await planSite(catalog, input, context);
  const changes = compareSite(keysOf(plan, input.assets), isPageFolder, input, context);
  const problems = [...articles.problems, ...plan.problems];
  const isLong = isLongWork(plan.pages.length);
  return {
    site: plan.site,
    changes,
    takeStalePages: () => {
      const pages = takeStale(plan, changes);
      if (isLong) collectGarbage();
      return pages;
    },
    pictures: plan.pictures,
    staticFiles: plan.staticFiles,
    planSearch: () => planIndex(planSearch(catalog, fingerprints.indexer), catalog, input, context),
    release: plan.release,
    keep: () => keepCatalog(articles, plan, input, context),
    summary: {
      files: input.fileCount,
      articles: catalog.articles.length,
      duplicates: articles.duplicates,
      drafts: articles.drafts,
      ...(articles.nextRelease === undefined ? {} : { nextRelease: articles.nextRelease }),
      pages: plan.pages.length,
      tagSizes: countTagSizes(listedTags(catalog, settings.site)),
      problems: [...input.problems, ...problems],
    },
  };
}

/** The articles in their relations. */
interface CollectedArticles extends ReturnType<typeof relateArticles> {
  /** Files that hold an article, and of which another file is published. */
  readonly unpublished: readonly ArticleCopy[];
  /** The problems with files and with their relations, which are those of `problems`. */
  readonly stored: StoredProblems;
}

/** Converts what no build has converted before, and relates the articles to each other. */
export async function collectArticles(
  { pictures }: BuildInput,
  context: BuildContext,
): Promise<CollectedArticles> {
  const { settings, progress, cache, today } = context;
  const read = await readArticles(context);
  const result = await progress.stage("catalog", () => relateArticles(read, pictures, settings.site, today));
  const { articles } = result.catalog;
  const embedded = articles.flatMap(({ facts }) => facts.local?.embedded ?? []);
  pruneEmbedded(settings.cache, new Set(embedded.map(({ name }) => name)));
  // The catalog keeps what it needs of these tables. Their memory is free while pages are written.
  cache.sources.close();
  cache.outcomes.release();
  const isEmpty = articles.length === 0;
  const published = new Set(articles.map(({ file }) => file));
  const unpublished = read.copies.filter(({ path }) => !published.has(path));
  return {
    ...result,
    unpublished,
    stored: { ofFiles: read.problems, ofRelations: result.problems },
    problems: [...read.problems, ...result.problems, ...(isEmpty ? [noArticles(settings)] : [])],
  };
}

const noArticles = (settings: Settings): Problem => ({
  code: "no-articles",
  path: "." as SourcePath,
  message: `there is no article that can be published in ${Object.values(mirrorFolders(settings)).join(", ")}, so the site is empty`,
  hint: "see the problems of its files, or name another folder with --content; docs/formats.md tells how to declare a format for other endings than .md, .html and .json",
});

/** Plans all pages of the site. */
export async function planSite(
  catalog: WholeCatalog,
  input: BuildInput,
  context: BuildContext,
): Promise<Plan> {
  const { settings, progress } = context;
  await prepareToRender(siteView(catalog, settings.site), context);
  const base = await planBase(catalog, input, context);
  const plan = await progress.stage("plan", () => planPages(catalog, settings.site, base));
  if (plan.deadLinks.length > 0)
    throw new Error(`the plan links to pages that it lacks: ${plan.deadLinks.slice(0, 5).join(", ")}`);
  return plan;
}

/** Returns what a plan needs besides the catalog. The dictionary of readings is loaded only for names that are new. */
export async function planBase(
  catalog: Catalog,
  { staticFiles, assets, packs }: BuildInput,
  { settings, cache, fingerprints }: BuildContext,
): Promise<PlanBase> {
  const names = namesToRead(catalog, settings.site);
  await cache.readings.addMissing(names, async (starts) => {
    const { readAloud } = await import("../../catalog/read-aloud.js");
    return starts.map(readAloud);
  });
  return {
    code: `${fingerprints.renderer}${fingerprints.planner}` as Digest,
    searchScripts: searchScripts(fingerprints.engine),
    readingOf: (start) => cache.readings.results.get(start) as string,
    staticFiles,
    assets,
    packs,
  };
}

/** Returns the key of each file but those of the search index and the manifest. */
export function keysOf({ pages, pictures, staticFiles }: Plan, assets: readonly StaticFile[]): PlannedFiles {
  const keys = new Map(pages.map(({ path, key }) => [path, key]));
  for (const [path, { digest }] of [...pictures, ...staticFiles]) keys.set(path, digest);
  for (const { path, digest } of assets) keys.set(path, digest);
  return keys;
}

/** Fills the database of relations, bit by bit between other work. There is none where no article is published. */
async function keepCatalog(
  { catalog, unpublished, stored }: CollectedArticles,
  plan: Plan,
  input: BuildInput,
  { cache }: BuildContext,
): Promise<void> {
  const { relations } = cache;
  relations.remove();
  if (catalog.articles.length === 0 || plan.problems.length > 0) return;
  try {
    await relations.create(input.baseKey);
    for (const _ of fillCatalog(relations, catalog, unpublished, plan.listed)) await setImmediate();
    commitRelations(stored, input, cache);
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    relations.remove();
  }
}

/** Ends the transaction of the database with what the next build asks of this one. */
export function commitRelations(problems: StoredProblems, input: BuildInput, cache: BuildCache): void {
  const { relations } = cache;
  writeSiteValue(relations, "problems", problems);
  notePictures(input, relations);
  noteArticleFiles(cache);
  writeSiteValue(relations, "state", input.key);
  relations.commit();
}
