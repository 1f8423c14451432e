import path from "node:path";
import { buildCatalog } from "./catalog/build-catalog.js";
import type { Digest, SitePath } from "./model/names.js";
import type { Page } from "./model/page.js";
import type { Problem } from "./model/problem.js";
import type { Settings } from "./model/settings.js";
import { diffPlan } from "./plan/diff-plan.js";
import { planPages } from "./plan/plan-pages.js";
import { renderStale } from "./render/render-stale.js";
import type { Reporter } from "./report.js";
import { scanContent } from "./source/scan-content.js";
import { type BuildState, loadState, saveState } from "./store/build-state.js";
import { collectCopies, convertFiles, digestFiles } from "./store/convert-files.js";
import { codeFingerprint, folderFingerprint, TEMPLATES_FOLDER } from "./store/fingerprints.js";
import { copyAssets, listSite, removePages } from "./store/site-folder.js";

/** What a build did. */
export interface BuildSummary {
  readonly files: number;
  readonly articles: number;
  readonly duplicates: number;
  readonly pages: number;
  readonly written: number;
  readonly removed: number;
  /** In the order of their paths. */
  readonly problems: readonly Problem[];
}

/**
 * Builds the site: the one list of stages.
 * @throws BuildError where no site can be made; then the old one is as it was
 */
export async function build(settings: Settings, report: Reporter): Promise<BuildSummary> {
  const { content, cache, out, site: siteSettings } = settings;
  const converter = await converterFingerprint();
  const state = await report.stage("load", () => loadState(cache, converter));

  const scan = await report.stage("scan", () => scanContent(content));
  const read = await report.stage("read", () => digestFiles(scan.files, content, state));
  await report.stage("convert", (tick) => convertFiles(read.digests, settings, state, tick));
  const converted = collectCopies(read.digests, state);
  const merged = await report.stage("catalog", () => buildCatalog(converted.copies, siteSettings.channels));

  const templates = await templateFingerprint();
  const plan = await report.stage("plan", () => planPages(merged.catalog, siteSettings, templates));
  refuseDeadLinks(plan.deadLinks);
  const { stale, gone } = diffPlan(plan.pages, withoutLost(state.keys, await listSite(out)));

  await saveState(cache, { ...state, keys: withoutPages(state.keys, stale, gone) }, converter);
  await report.stage("render", (tick) => renderStale(stale, plan.site, TEMPLATES_FOLDER, settings, tick));
  const assets = await copyAssets(path.join(TEMPLATES_FOLDER, "assets"), out);
  await removePages(out, gone);
  const keys = new Map(plan.pages.map((page) => [page.path, page.key]));
  await report.stage("save", () => saveState(cache, { ...state, keys }, converter));

  return {
    files: scan.files.length,
    articles: merged.catalog.articles.length,
    duplicates: merged.duplicates,
    pages: plan.pages.length,
    written: stale.length + assets,
    removed: gone.length,
    problems: [...scan.problems, ...read.problems, ...converted.problems, ...merged.problems].sort(byPath),
  };
}

/** What a file is converted to, and the form in which that is kept, depend on this code and these packages. */
function converterFingerprint(): Promise<Digest> {
  const packages = [
    "unified",
    "rehype-parse",
    "rehype-remark",
    "remark-gfm",
    "remark-parse",
    "remark-stringify",
  ];
  return codeFingerprint(["model", "source", "convert", "store"], [...packages, "gray-matter", "yaml"]);
}

/** What a page's bytes depend on, besides its view. */
async function templateFingerprint(): Promise<Digest> {
  const code = await codeFingerprint(["render"], ["@11ty/eleventy", "markdown-it", "gray-matter", "yaml"]);
  return `${code}${await folderFingerprint(TEMPLATES_FOLDER)}` as Digest;
}

function refuseDeadLinks(deadLinks: readonly SitePath[]): void {
  if (deadLinks.length === 0) return;
  throw new Error(`the plan links to pages that it does not have: ${deadLinks.slice(0, 5).join(", ")}`);
}

/** A page that somebody removed by hand is rendered again. */
function withoutLost(keys: BuildState["keys"], present: ReadonlySet<SitePath>): BuildState["keys"] {
  return new Map([...keys].filter(([at]) => present.has(at)));
}

/** While pages are being written, their keys say nothing: a build that dies here is finished by the next. */
function withoutPages(
  keys: BuildState["keys"],
  stale: readonly Page[],
  gone: readonly SitePath[],
): BuildState["keys"] {
  const kept = new Map(keys);
  for (const page of stale) kept.delete(page.path);
  for (const at of gone) kept.delete(at);
  return kept;
}

const byPath = (a: Problem, b: Problem): number => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0);
