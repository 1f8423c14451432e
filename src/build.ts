import { rm } from "node:fs/promises";
import path from "node:path";
import { buildCatalog } from "./catalog/build-catalog.js";
import type { ArticleCopy } from "./model/article.js";
import type { Digest, SitePath } from "./model/names.js";
import type { Problem } from "./model/problem.js";
import type { Settings } from "./model/settings.js";
import { diffPlan } from "./plan/diff-plan.js";
import { planPages } from "./plan/plan-pages.js";
import { renderStale } from "./render/render-stale.js";
import type { Reporter } from "./report.js";
import { scanContent } from "./source/scan-content.js";
import { dropArticles, listArticles } from "./store/article-store.js";
import { BuildLock } from "./store/build-lock.js";
import { type Keys, loadShards, openState } from "./store/build-state.js";
import { collectCopies, convertFiles, readFiles } from "./store/convert-files.js";
import { converterFingerprint, TEMPLATES_FOLDER, templateFingerprint } from "./store/fingerprints.js";
import { assetPath, copyAssets, listFiles, removePages } from "./store/site-folder.js";
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
    return await buildStages(settings, report);
  } finally {
    await lock.release();
  }
}

/** The one list of stages. */
async function buildStages(settings: Settings, report: Reporter): Promise<BuildSummary> {
  const { content, cache, out, site: siteSettings } = settings;
  const converter = await converterFingerprint();
  const state = openState(cache, converter, out);
  const shards = await loadShards(cache, converter);
  const last = await report.stage("load", async () => ({
    sources: await state.sources.load(),
    outcomes: await state.outcomes.load(),
    keys: await state.keys.load(),
    stored: await listArticles(cache),
  }));

  const scan = await report.stage("scan", () => scanContent(content));
  const read = await report.stage("read", () => readFiles(scan.files, settings, last.sources));
  const outcomes = await report.stage("convert", (tick) =>
    convertFiles(
      read.digests,
      [last.outcomes, shards.outcomes],
      (digest) => last.stored.has(digest),
      settings,
      tick,
    ),
  );
  await report.stage("save", async () => {
    await state.sources.save(read.sources, last.sources);
    await state.outcomes.save(outcomes, last.outcomes);
    for (const file of shards.files) await rm(file, { force: true });
  });

  const converted = collectCopies(read.digests, outcomes);
  const merged = await report.stage("catalog", () => buildCatalog(converted.copies, siteSettings.channels));
  const templates = await templateFingerprint();
  const plan = await report.stage("plan", () => planPages(merged.catalog, siteSettings, templates));
  refuseDeadLinks(plan.deadLinks);

  const assets = await listFiles(ASSETS);
  const present = await report.stage("compare", async () => sweepTemporary(out, await listFiles(out)));
  const planned = new Set([...plan.pages.map((page) => page.path), ...[...assets].map(assetPath)]);
  const { stale, gone } = diffPlan(plan.pages, planned, present, last.keys);
  // While pages are being written, their keys say nothing: a build that dies here is finished by the next.
  const unsure = withEmptyKeys(last.keys, [...stale.map((page) => page.path), ...gone]);
  await state.keys.save(unsure, last.keys);
  await report.stage("render", (tick) => renderStale(stale, plan.site, TEMPLATES_FOLDER, settings, tick));
  const assetsWritten = await copyAssets(ASSETS, assets, out);
  await removePages(out, gone);
  const keys: Keys = new Map(plan.pages.map((page) => [page.path, page.key]));
  for (const asset of assets) keys.set(assetPath(asset), templates);
  await state.keys.save(keys, unsure);
  await dropArticles(cache, unusedArticles(last.stored, converted.copies));

  return {
    files: scan.files.length,
    articles: merged.catalog.articles.length,
    duplicates: merged.duplicates,
    pages: plan.pages.length,
    written: stale.length + assetsWritten,
    removed: gone.length,
    foreign: [...present].filter((at) => !keys.has(at) && !last.keys.has(at)).sort(),
    problems: [...scan.problems, ...read.problems, ...converted.problems, ...merged.problems].sort(byPath),
  };
}

function refuseDeadLinks(deadLinks: readonly SitePath[]): void {
  if (deadLinks.length === 0) return;
  throw new Error(`the plan links to pages that it does not have: ${deadLinks.slice(0, 5).join(", ")}`);
}

function withEmptyKeys(keys: ReadonlyMap<SitePath, Digest>, paths: readonly SitePath[]): Keys {
  const emptied = new Map(keys);
  for (const at of paths) emptied.set(at, "" as Digest);
  return emptied;
}

function unusedArticles(stored: ReadonlySet<Digest>, copies: readonly ArticleCopy[]): Set<Digest> {
  const unused = new Set(stored);
  for (const copy of copies) unused.delete(copy.digest);
  return unused;
}

const byPath = (a: Problem, b: Problem): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
