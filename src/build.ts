import { readdirSync } from "node:fs";
import type { Material, Run } from "./build-run.js";
import { buildCatalog, type CatalogResult } from "./catalog/build-catalog.js";
import { compare } from "./catalog/compare.js";
import type { MeasuredPicture, Mirror } from "./model/article.js";
import type { Catalog } from "./model/catalog.js";
import type { Digest } from "./model/names.js";
import type { Problem } from "./model/problem.js";
import type { Settings, SiteSettings } from "./model/settings.js";
import { type Plan, pageCount, planPages, siteView } from "./plan/plan-pages.js";
import { namesToRead } from "./plan/tag-index-views.js";
import { prepareToRender } from "./render/render-stale.js";
import type { Reporter } from "./report.js";
import { enginePath } from "./search/index/plan-search.js";
import { EXTENSIONS } from "./source/extensions.js";
import { requireContent, type Scan } from "./source/scan-content.js";
import { BuildLock } from "./store/build-lock.js";
import { withState } from "./store/build-state.js";
import { collectCopies, convertFiles, prepareToConvert, sourcesIn } from "./store/convert-files.js";
import { fingerprints, TEMPLATES_FOLDER } from "./store/fingerprints.js";
import { FinishedBuild, inputDigest } from "./store/finished-build.js";
import { readPictures } from "./store/read-pictures.js";
import { copyAssets, listFiles } from "./store/site-folder.js";
import { headOf, sourceCommit } from "./store/source-commit.js";
import { beginToScan, survey } from "./store/survey.js";
import { sweepTemporary } from "./store/sweep.js";
import { Workers } from "./store/workers.js";
import { ASSETS, type WrittenSite, writeSite } from "./write-site.js";

/** What a build did. */
export interface BuildSummary extends WrittenSite {
  readonly files: number;
  readonly articles: number;
  readonly duplicates: number;
  readonly pages: number;
  /** In the order of their paths. */
  readonly problems: readonly Problem[];
}

/**
 * Builds the site, when no other build is using the same cache folder.
 * @throws BuildError where no site can be made
 */
export async function build(settings: Settings, report: Reporter): Promise<BuildSummary> {
  requireContent(settings.content);
  const lock = await BuildLock.acquire(settings.cache);
  const workers = new Workers(settings.jobs);
  try {
    sweepTemporary(settings.cache, readdirSync(settings.cache));
    return await buildStages(settings, workers, report);
  } finally {
    await workers.close();
    await lock.release();
  }
}

/** The one list of stages. */
async function buildStages(settings: Settings, workers: Workers, report: Reporter): Promise<BuildSummary> {
  const { content, cache, out, site } = settings;
  const scanning = beginToScan(settings, workers);
  const code = fingerprints(site.limits);
  return withState(cache, code, out, async (state) => {
    const run: Run = { settings, workers, report, state, code };
    const material = await takeStock(scanning, run);
    const finished = new FinishedBuild<BuildSummary>(cache, out);
    const before = await finished.summaryOf(material.input);
    if (before && material.missing.size === 0) return asBefore(before, material, run);
    await finished.forget();
    const commit = material.head === undefined ? undefined : sourceCommit(content, material.head, EXTENSIONS);
    const articles = await collectArticles(material, run);
    const plan = await planSite(articles.catalog, run);
    const pages = pageCount(plan);
    const written = await writeSite(plan, articles.catalog, material, commit, run);
    const summary: BuildSummary = {
      files: material.count,
      articles: articles.catalog.articles.length,
      duplicates: articles.duplicates,
      pages,
      ...written,
      problems: [...material.problems, ...articles.problems].sort((a, b) => compare(a.path, b.path)),
    };
    finished.save(material.input, summary);
    return summary;
  });
}

async function takeStock(
  scanning: Promise<Scan>,
  { settings, workers, report, state, code }: Run,
): Promise<Material> {
  const { content, site } = settings;
  const asked = headOf(content);
  const found = await report.stage("scan", () => survey(scanning, settings, state, workers));
  prepareToConvert(found.unconverted, settings, workers);
  const { pictures, problems } = await report.stage("read", () => readPictures(settings, state.pictures));
  const all = [...found.problems, ...problems];
  const head = await asked;
  const input = inputDigest([
    ...Object.values(code),
    head ?? "",
    found.digest,
    ...inputsOf(site, pictures, all),
  ]);
  return { ...found, pictures, problems: all, head, input };
}

/** Returns what a build says that has nothing to do; an asset that somebody changed is put right. */
function asBefore(before: BuildSummary, { foreign }: Material, { settings }: Run): BuildSummary {
  const written = copyAssets(ASSETS, listFiles(ASSETS), settings.out);
  return { ...before, written, removed: 0, foreign, lostSignature: false };
}

async function collectArticles(
  { pictures }: Material,
  { settings, workers, report, state }: Run,
): Promise<CatalogResult> {
  const sources = sourcesIn(state.sources);
  state.outcomes.prune(sources);
  const outcomes = await report.stage("convert", (tick) =>
    convertFiles(sources, state.outcomes, settings, workers, tick),
  );
  const { copies, problems } = collectCopies(sources, outcomes);
  const mirror: Mirror = { copies, mentions: state.outcomes.mentions };
  const result = await report.stage("catalog", () => buildCatalog(mirror, settings.site.channels, pictures));
  // What the catalog has not taken over need not stay in memory while pages are written.
  state.sources.close();
  state.outcomes.release();
  return { ...result, problems: [...problems, ...result.problems] };
}

async function planSite(catalog: Catalog, run: Run): Promise<Plan> {
  const { settings, workers, report, code } = run;
  prepareToRender(siteView(catalog, settings.site), TEMPLATES_FOLDER, settings, workers);
  const plan = await report.stage("plan", async () =>
    planPages(catalog, settings.site, {
      code: `${code.templates}${code.planner}` as Digest,
      searchScript: enginePath(code.search),
      readingOf: await readerOf(catalog, run),
    }),
  );
  if (plan.deadLinks.length > 0)
    throw new Error(
      `the plan links to pages that it does not have: ${plan.deadLinks.slice(0, 5).join(", ")}`,
    );
  return plan;
}

/** Returns what reads the names of tags aloud. Few builds meet a new one, and have to load the dictionary. */
async function readerOf(catalog: Catalog, { settings, state }: Run): Promise<(start: string) => string> {
  const readings = await state.readings.resultsOf(namesToRead(catalog, settings.site), async (starts) => {
    const { readAloud } = await import("./catalog/read-aloud.js");
    return starts.map(readAloud);
  });
  return (start) => readings.get(start) as string;
}

/** Yields what a site is made of besides the program and the articles. */
function* inputsOf(
  site: SiteSettings,
  pictures: readonly MeasuredPicture[],
  problems: readonly Problem[],
): Generator<string> {
  yield JSON.stringify({ ...site, channels: [...site.channels] });
  yield JSON.stringify(problems);
  for (const { path: at, digest } of pictures) yield `${at} ${digest}`;
}
