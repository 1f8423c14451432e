import { readdirSync } from "node:fs";
import path from "node:path";
import { buildCatalog } from "./catalog/build-catalog.js";
import { compare } from "./catalog/compare.js";
import type { ArticleCopy } from "./model/article.js";
import { MANIFEST, MANIFEST_FILES } from "./model/manifest.js";
import type { Digest, SitePath } from "./model/names.js";
import type { Problem } from "./model/problem.js";
import type { Settings, SiteSettings } from "./model/settings.js";
import { diffPlan } from "./plan/diff-plan.js";
import { planPages } from "./plan/plan-pages.js";
import { renderStale } from "./render/render-stale.js";
import type { Reporter } from "./report.js";
import { buildSearch, staleSearch } from "./search/build-search.js";
import { enginePath, planSearch } from "./search/plan-search.js";
import { EXTENSIONS, scanContent } from "./source/scan-content.js";
import { dropArticles, listArticles } from "./store/article-store.js";
import { BuildLock } from "./store/build-lock.js";
import { adoptShards, withState } from "./store/build-state.js";
import { collectCopies, convertFiles, readFiles } from "./store/convert-files.js";
import {
  converterFingerprint,
  generator,
  plannerFingerprint,
  searchFingerprint,
  TEMPLATES_FOLDER,
  templateFingerprint,
} from "./store/fingerprints.js";
import { FinishedBuild, inputDigest } from "./store/finished-build.js";
import { readPictures } from "./store/read-pictures.js";
import { siteFiles, UNSURE } from "./store/site-files.js";
import { assetPath, copyAssets, copyPictures, listFiles, removePages } from "./store/site-folder.js";
import { writeManifest } from "./store/site-manifest.js";
import { headOf, sourceCommit } from "./store/source-commit.js";
import { sweepTemporary } from "./store/sweep.js";

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
  const lock = await BuildLock.acquire(settings.cache);
  try {
    sweepTemporary(settings.cache, readdirSync(settings.cache));
    return await buildStages(settings, report);
  } finally {
    await lock.release();
  }
}

/** The one list of stages. */
async function buildStages(settings: Settings, report: Reporter): Promise<BuildSummary> {
  const { content, cache, out, site: siteSettings } = settings;
  const [converter, planner, templates, engine] = await Promise.all([
    converterFingerprint(siteSettings.limits),
    plannerFingerprint(),
    templateFingerprint(),
    searchFingerprint(),
  ]);
  return withState(cache, converter, out, async (state) => {
    const scan = await report.stage("scan", () => scanContent(content, siteSettings.limits));
    await report.stage("load", () => state.sources.load());
    const read = await report.stage("read", () => readFiles(scan.files, settings, state.sources.entries));
    state.sources.save(read.sources);
    const held = await report.stage("read", () => readPictures(settings, state.pictures));
    const unread = [...scan.problems, ...read.problems, ...held.problems];

    const assets = listFiles(ASSETS);
    await report.stage("load", () => state.files.load());
    const lastFiles = state.files.entries;
    const present = await report.stage("compare", () => sweepTemporary(out, listFiles(out)));
    const finished = new FinishedBuild<BuildSummary>(cache, out);
    const [head, program] = await Promise.all([headOf(content), generator()]);
    const input = inputDigest([
      ...[converter, planner, templates, engine, program, head ?? ""],
      ...inputsOf(siteSettings, [...read.sources, ...held.pictures], unread),
    ]);
    const before = await finished.summaryOf(input);
    if (before && [...lastFiles.keys(), MANIFEST].every((at) => present.has(at))) {
      const written = await copyAssets(ASSETS, assets, out);
      return {
        ...before,
        written,
        removed: 0,
        foreign: foreignFiles(present, lastFiles),
        lostSignature: false,
      };
    }
    await finished.forget();
    const source = head === undefined ? undefined : sourceCommit(content, head, EXTENSIONS);

    const stored = await report.stage("load", () => {
      state.outcomes.load();
      adoptShards(cache, converter, state.outcomes);
      return listArticles(cache);
    });
    await report.stage("convert", (tick) =>
      convertFiles(read.digests, state.outcomes, (digest) => stored.has(digest), settings, tick),
    );
    const converted = collectCopies(read.digests, state.outcomes);
    const merged = await report.stage("catalog", () =>
      buildCatalog(converted.copies, siteSettings.channels, [...held.pictures.values()]),
    );
    const plan = await report.stage("plan", () =>
      planPages(merged.catalog, siteSettings, templates, enginePath(engine)),
    );
    const search = await report.stage("plan", () => planSearch(merged.catalog, engine));
    refuseDeadLinks(plan.deadLinks);

    const keys = new Map<SitePath, Digest>(plan.pages.map((page) => [page.path, page.key]));
    for (const [at, { digest }] of plan.pictures) keys.set(at, digest);
    for (const asset of assets) keys.set(assetPath(asset), templates);
    for (const [at, key] of search.keys) keys.set(at, key);
    const foreign = foreignFiles(present, keys, lastFiles);
    const diff = diffPlan(keys, present, lastFiles);
    const stalePages = plan.pages.filter((page) => diff.stale.has(page.path));
    const stalePictures = [...plan.pictures].filter(([at]) => diff.stale.has(at));
    const staleFiles = staleSearch(search, diff.stale);
    // While files are being written, the table says nothing of them: a build that dies here is finished by the next.
    const touched = new Set([...diff.stale, ...staleFiles, ...diff.gone]);
    state.files.put([...touched].map((at) => [at, UNSURE]));
    const rendered = await report.stage("render", (tick) =>
      renderStale(stalePages, plan.site, TEMPLATES_FOLDER, settings, tick),
    );
    const searched = await report.stage("search", (tick) =>
      buildSearch(search, staleFiles, engine, settings, tick),
    );
    copyPictures(stalePictures, content, out);
    const assetsWritten = await copyAssets(ASSETS, assets, out);
    await removePages(out, diff.gone);
    const manifest = await report.stage("manifest", async () => {
      const files = siteFiles(out, keys, new Map([...rendered, ...searched]), lastFiles);
      const result = await writeManifest(out, program, await source, files);
      state.files.save(files);
      return result;
    });
    await dropArticles(cache, unusedArticles(stored, converted.copies));
    const wanted = new Set(read.digests.values());
    state.outcomes.prune((digest) => wanted.has(digest));

    const summary: BuildSummary = {
      files: scan.files.length,
      articles: merged.catalog.articles.length,
      duplicates: merged.duplicates,
      pages: plan.pages.length,
      written:
        stalePages.length + stalePictures.length + staleFiles.size + assetsWritten + (manifest.isNew ? 1 : 0),
      removed: diff.gone.length,
      foreign,
      lostSignature: manifest.wasSigned,
      problems: [...unread, ...converted.problems, ...merged.problems].sort((a, b) =>
        compare(a.path, b.path),
      ),
    };
    finished.save(input, summary);
    return summary;
  });
}

/** Yields what a site is made of besides the program: settings, files and what is wrong with them. */
function* inputsOf(
  site: SiteSettings,
  sources: Iterable<readonly [string, { readonly digest: Digest }]>,
  problems: readonly Problem[],
): Generator<string> {
  yield JSON.stringify({ ...site, channels: [...site.channels] });
  yield JSON.stringify(problems);
  for (const [at, { digest }] of sources) yield `${at} ${digest}`;
}

/** Returns the files of the output folder that neither this build nor the last has written. */
const foreignFiles = (
  present: ReadonlySet<SitePath>,
  ...written: readonly ReadonlyMap<SitePath, unknown>[]
): SitePath[] =>
  [...present].filter((at) => !MANIFEST_FILES.includes(at) && !written.some((keys) => keys.has(at))).sort();

function refuseDeadLinks(deadLinks: readonly SitePath[]): void {
  if (deadLinks.length === 0) return;
  throw new Error(`the plan links to pages that it does not have: ${deadLinks.slice(0, 5).join(", ")}`);
}

function unusedArticles(stored: ReadonlySet<Digest>, copies: readonly ArticleCopy[]): Set<Digest> {
  const unused = new Set(stored);
  for (const copy of copies) unused.delete(copy.digest);
  return unused;
}
