import { readdirSync } from "node:fs";
import path from "node:path";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { buildCatalog, type CatalogResult } from "./catalog/build-catalog.js";
import { compare } from "./catalog/compare.js";
import type { MeasuredPicture, Mirror } from "./model/article.js";
import type { Catalog } from "./model/catalog.js";
import type { SourceCommit } from "./model/manifest.js";
import type { Digest, SitePath } from "./model/names.js";
import type { Problem } from "./model/problem.js";
import type { Settings, SiteSettings } from "./model/settings.js";
import { diffPlan, isPlanned, type PlanDiff, type PlannedSite, plannedSite } from "./plan/diff-plan.js";
import { type Plan, pageCount, pagesAmong, planPages, siteView } from "./plan/plan-pages.js";
import { namesToRead } from "./plan/tag-index-views.js";
import { prepareToRender, renderStale } from "./render/render-stale.js";
import type { Reporter } from "./report.js";
import { buildSearch, staleSearch } from "./search/build-search.js";
import { enginePath, planSearch, type SearchPlan } from "./search/plan-search.js";
import { EXTENSIONS } from "./source/extensions.js";
import { requireContent, type Scan } from "./source/scan-content.js";
import { BuildLock } from "./store/build-lock.js";
import { type BuildState, withState } from "./store/build-state.js";
import { collectCopies, convertFiles, prepareToConvert, sourcesIn } from "./store/convert-files.js";
import { type Code, fingerprints, TEMPLATES_FOLDER } from "./store/fingerprints.js";
import { FinishedBuild, inputDigest } from "./store/finished-build.js";
import { readPictures } from "./store/read-pictures.js";
import { siteChanges, UNSURE, type Written } from "./store/site-files.js";
import { assetPath, copyAssets, copyPictures, listFiles, removePages } from "./store/site-folder.js";
import { writeManifest } from "./store/site-manifest.js";
import { headOf, sourceCommit } from "./store/source-commit.js";
import { beginToScan, type Survey, survey } from "./store/survey.js";
import { sweepTemporary } from "./store/sweep.js";
import { Workers } from "./store/workers.js";

/** Files from which on writing them takes long enough to make room for it. */
const MANY = 10_000;

const ASSETS = path.join(TEMPLATES_FOLDER, "assets");

/** What a build did. */
export interface BuildSummary {
  readonly files: number;
  readonly articles: number;
  readonly duplicates: number;
  readonly pages: number;
  readonly written: number;
  readonly removed: number;
  /** Files in the output folder that no build wrote; they are left alone. */
  readonly foreign: readonly SitePath[];
  /** Whether the site was signed, and its signature had to go since the site is another now. */
  readonly lostSignature: boolean;
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

/** What the stages of one build share. */
interface Run {
  readonly settings: Settings;
  readonly workers: Workers;
  readonly report: Reporter;
  readonly state: BuildState;
  readonly code: Code;
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
    const work = findWork(await planSite(articles.catalog, run), material, run);
    const pages = pageCount(work.plan);
    const written = await writeSite(work, commit, run);
    const summary: BuildSummary = {
      files: material.count,
      articles: articles.catalog.articles.length,
      duplicates: articles.duplicates,
      pages,
      foreign: work.foreign,
      ...written,
      problems: [...material.problems, ...articles.problems].sort((a, b) => compare(a.path, b.path)),
    };
    finished.save(material.input, summary);
    return summary;
  });
}

/** What there is to build from. */
interface Material extends Survey {
  readonly pictures: readonly MeasuredPicture[];
  /** The commit that the content is checked out at. */
  readonly head: string | undefined;
  /** Digest of everything that the site is made of. */
  readonly input: Digest;
}

async function takeStock(
  scanning: Promise<Scan>,
  { settings, workers, report, state, code }: Run,
): Promise<Material> {
  const { content, site } = settings;
  const asked = headOf(content);
  const found = await report.stage("scan", () => survey(scanning, settings, state, workers));
  prepareToConvert(found.changed, settings, workers);
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

/** What there is to write, were the site empty. */
interface Plans {
  readonly plan: Plan;
  readonly search: SearchPlan;
  readonly assets: ReadonlySet<SitePath>;
}

async function planSite(catalog: Catalog, run: Run): Promise<Plans> {
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
  const search = await report.stage("plan", () => planSearch(catalog, code.search));
  return { plan, search, assets: listFiles(ASSETS) };
}

/** Returns what reads the names of tags aloud. Few builds meet a new one, and have to load the dictionary. */
async function readerOf(catalog: Catalog, { settings, state }: Run): Promise<(start: string) => string> {
  const readings = await state.readings.resultsOf(namesToRead(catalog, settings.site), async (starts) => {
    const { readAloud } = await import("./catalog/read-aloud.js");
    return starts.map(readAloud);
  });
  return (start) => readings.get(start) as string;
}

/** Returns all files that the site is to hold, with their keys. */
const filesOf = (plans: Plans, code: Code): PlannedSite =>
  plannedSite(keysOf(plans, code), [...plans.plan.days, ...plans.search.segments]);

/** Yields the key of each file that is of no folder which is planned as a whole. */
function* keysOf(
  { plan: { pages, pictures }, search, assets }: Plans,
  { templates }: Code,
): Generator<readonly [SitePath, Digest]> {
  for (const { path: at, key } of pages) yield [at, key];
  for (const [at, { digest }] of pictures) yield [at, digest];
  for (const asset of assets) yield [assetPath(asset), templates];
  yield* search.keys;
}

/** What is to be done to the site that is there. */
interface Work extends Plans, PlanDiff {
  /** Those of the stale files that are of the search index. */
  readonly index: ReadonlyMap<SitePath, Digest>;
  readonly foreign: readonly SitePath[];
}

function findWork(plans: Plans, { missing, foreign }: Material, { state, code }: Run): Work {
  const site = filesOf(plans, code);
  const diff = diffPlan(site, missing, state.files.folders, new Map(state.folders.rows()));
  state.folders.put(diff.learned);
  const index = staleSearch(plans.search, diff.stale);
  const unplanned = foreign.filter((at) => !isPlanned(site, at));
  return { ...plans, ...diff, stale: new Map([...diff.stale, ...index]), index, foreign: unplanned };
}

/** Writes what is stale, and removes what is gone. */
async function writeSite(
  { plan, search, assets, stale, gone, index }: Work,
  commit: Promise<SourceCommit> | undefined,
  { settings, workers, report, state, code }: Run,
): Promise<Pick<BuildSummary, "written" | "removed" | "lostSignature">> {
  const { content, out } = settings;
  const pictures = [...plan.pictures].filter(([at]) => stale.has(at));
  // While files are being written, the table says nothing of them: a build that dies here is finished by the next.
  state.files.put([...stale.keys(), ...gone].map((at) => [at, UNSURE]));
  const isLong = stale.size > MANY;
  if (isLong) collectGarbage();
  const rendered = await renderPages(plan, stale, { settings, workers, report });
  if (isLong) collectGarbage();
  const searched = await report.stage("search", (tick) =>
    buildSearch(search, index, code.search, settings, workers, tick),
  );
  // What the threads hold is free before the manifest is printed.
  await workers.close();
  copyPictures(pictures, content, out);
  const copied = copyAssets(ASSETS, assets, out);
  await removePages(out, gone);
  const manifest = await report.stage("manifest", async () => {
    state.files.put(siteChanges(out, stale, gone, rendered, searched));
    return writeManifest(out, code.program, await commit, state.files.folders);
  });
  const written = rendered.size + pictures.length + index.size + copied + (manifest.isNew ? 1 : 0);
  return { written, removed: gone.length, lostSignature: manifest.wasSigned };
}

/** Renders the stale pages. Afterwards the plan holds no pages any more. */
async function renderPages(
  plan: Plan,
  stale: ReadonlyMap<SitePath, Digest>,
  { settings, workers, report }: Pick<Run, "settings" | "workers" | "report">,
): Promise<Written> {
  const pages = [...pagesAmong(plan, stale)];
  const rendered = await report.stage("render", (tick) =>
    renderStale(pages, plan.site, TEMPLATES_FOLDER, settings, workers, tick),
  );
  plan.release();
  return rendered;
}

/**
 * Frees what a stage has left, before the workers of the next need memory of their own. From here on most of the heap
 * lives as long as the build: what does not is better collected soon than waited for until the heap has doubled.
 */
function collectGarbage(): void {
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
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
