import { setImmediate } from "node:timers/promises";
import type { StaticFile } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { ContentSource, FileDigests } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import { siteChanges } from "../output/site-files.js";
import { copyFiles, copyPictures, removePages } from "../output/site-folder.js";
import { plannedSite } from "../plan/diff-plan.js";
import { type Plan, pagesAmong } from "../plan/plan-pages.js";
import { isInSearch } from "../search/format/search-format.js";
import { buildSearch, staleSearch } from "../search/index/build-search.js";
import { planSearch, type SearchPlan } from "../search/index/plan-search.js";
import type { BuildContext, BuildInput } from "./build-context.js";
import { compareSite, markUnsure, type SiteChanges } from "./compare-site.js";
import { finishManifest, isInManifest } from "./finish-manifest.js";
import { collectGarbage, isLongWork } from "./heap.js";
import { renderStale } from "./render-stale.js";
import type { WrittenSite } from "./summary.js";

/**
 * Writes the stale files of the site and removes those that are no longer planned: first the pages, then the search
 * index, last the manifest. The plan then holds no pages any more.
 * @param source the commits of the content
 */
export async function writeSite(
  plan: Plan,
  catalog: Catalog,
  input: BuildInput,
  source: Promise<ContentSource>,
  context: BuildContext,
): Promise<WrittenSite> {
  const { workers, progress, cache } = context;
  const { out } = context.settings;
  const planned = plannedSite(keysOf(plan, input.assets), plan.days);
  const pages = compareSite(planned, isPage, input, context);
  markUnsure(pages, context);
  const [rendered, index] = await Promise.all([
    renderPages(plan, pages.stale, context),
    planIndex(catalog, input, context),
  ]);
  const isLong = isLongWork(pages.stale.size + index.stale.size);
  if (isLong) collectGarbage();
  const [indexed, copied] = await Promise.all([
    buildIndex(index, context),
    finishPages(plan, pages.stale, input.assets, rendered, context),
  ]);
  const closing = workers.close();
  if (isLong) await closing;
  const gone = [...pages.gone, ...index.gone];
  await removePages(out, gone);
  cache.files.put(siteChanges(out, index.stale, gone, indexed));
  const manifest = await progress.stage("manifest", async () =>
    finishManifest(await source, plan.staticFiles, input, context),
  );
  await closing;
  return {
    written: rendered.size + copied + index.stale.size + manifest.written,
    removed: gone.length + manifest.removed,
    foreign: [...pages.foreign, ...index.foreign, ...manifest.foreign].sort(),
    lostSignature: manifest.lostSignature,
  };
}

const isPage = (folder: string): boolean => !isInSearch(folder) && !isInManifest(folder);

/** Yields the key of each file that is neither in the search index nor in the folder of a day. */
function* keysOf(
  { pages, pictures, staticFiles }: Plan,
  assets: readonly StaticFile[],
): Generator<readonly [SitePath, Digest]> {
  for (const { path, key } of pages) yield [path, key];
  for (const [path, { digest }] of [...pictures, ...staticFiles]) yield [path, digest];
  for (const { path, digest } of assets) yield [path, digest];
}

/** Renders the stale pages and writes them. The plan then holds no pages any more. */
async function renderPages(
  plan: Plan,
  stale: SiteChanges["stale"],
  { settings, workers, progress, templates }: BuildContext,
): Promise<FileDigests> {
  const pages = [...pagesAmong(plan, stale)];
  if (isLongWork(pages.length)) collectGarbage();
  const rendered = await progress.stage("render", (tick) =>
    renderStale(pages, plan.site, templates.folder, settings, workers, tick),
  );
  plan.release();
  return rendered;
}

/**
 * Copies pictures and assets, and notes in the cache which pages were written, while workers build the index.
 * @returns the number of copied files
 */
async function finishPages(
  plan: Plan,
  stale: SiteChanges["stale"],
  assets: readonly StaticFile[],
  rendered: FileDigests,
  { settings, cache }: BuildContext,
): Promise<number> {
  await setImmediate();
  const pictures = [...plan.pictures].filter(([path]) => stale.has(path));
  copyPictures(pictures, settings);
  const statics = [...plan.staticFiles.values(), ...assets].filter(({ path }) => stale.has(path));
  const copied = copyFiles(statics, settings.out);
  cache.files.put(siteChanges(settings.out, stale, [], rendered));
  return pictures.length + copied;
}

const buildIndex = (
  { search, stale }: SiteChanges & { readonly search: SearchPlan },
  { settings, workers, progress, code }: BuildContext,
): Promise<FileDigests> =>
  progress.stage("search", (tick) => buildSearch(search, stale, code.engine, settings, workers, tick));

/** Plans the search index, and finds which of its files are stale. If one file of a segment is stale, all are. */
async function planIndex(
  catalog: Catalog,
  input: BuildInput,
  context: BuildContext,
): Promise<SiteChanges & { readonly search: SearchPlan }> {
  const { workers, code } = context;
  // Planning blocks this thread for a while. The workers get their first pages before.
  await workers.ready();
  await setImmediate();
  const search = planSearch(catalog, code.indexer, code.engine);
  const changes = compareSite(plannedSite(search.keys, search.segments), isInSearch, input, context);
  const index = { ...changes, stale: staleSearch(search, changes.stale) };
  markUnsure(index, context);
  return { ...index, search };
}
