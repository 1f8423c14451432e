import { setImmediate } from "node:timers/promises";
import type { StaticFile } from "../../model/article.js";
import type { Catalog } from "../../model/catalog.js";
import type { ContentSource, FileDigest, FileDigests } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import { siteChanges } from "../../output/site-files.js";
import { copyFiles, copyPictures, removePages } from "../../output/site-folder.js";
import { plannedSite } from "../../plan/diff-plan.js";
import { type Plan, pagesAmong } from "../../plan/plan-pages.js";
import { isInSearch } from "../../search/format/search-format.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { compareSite, markUnsure, type SiteChanges } from "../compare-site.js";
import { collectGarbage, isLongWork } from "../heap.js";
import { renderStale } from "../render-stale.js";
import { takePages } from "../shards/take-delivered.js";
import type { WrittenSite } from "../summary.js";
import { finishManifest, isInManifest } from "./finish-manifest.js";
import { planIndex, type SearchPlan, writeIndex } from "./write-search.js";

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
  const [rendered, search] = await Promise.all([
    renderPages(plan, pages.stale, context),
    planSearch(catalog, input, context),
  ]);
  const isLong = isLongWork(pages.stale.size);
  if (isLong) collectGarbage();
  const [index, copied] = await Promise.all([
    progress.stage("search", (tick) => writeIndex(search, input, context, tick)),
    finishPages(plan, pages.stale, input.assets, rendered, context),
  ]);
  const closing = workers.close();
  if (isLong) await closing;
  const gone = [...pages.gone, ...index.gone];
  await removePages(out, gone);
  cache.files.put([...index.written, ...siteChanges(out, new Map(), gone)]);
  const manifest = await progress.stage("manifest", async () =>
    finishManifest(await source, plan.staticFiles, input, context),
  );
  await closing;
  return {
    written: rendered.size + copied + index.written.size + manifest.written,
    removed: gone.length + manifest.removed,
    foreign: [...pages.foreign, ...index.foreign, ...manifest.foreign].sort(),
    lostSignature: manifest.lostSignature,
  };
}

/** Tells whether a folder of the site holds pages. */
export const isPage = (folder: string): boolean => !isInSearch(folder) && !isInManifest(folder);

/** Yields the key of each file that is neither in the search index nor in the folder of a day. */
export function* keysOf(
  { pages, pictures, staticFiles }: Plan,
  assets: readonly StaticFile[],
): Generator<readonly [SitePath, Digest]> {
  for (const { path, key } of pages) yield [path, key];
  for (const [path, { digest }] of [...pictures, ...staticFiles]) yield [path, digest];
  for (const { path, digest } of assets) yield [path, digest];
}

/** Renders the stale pages that no shard has rendered. The plan then holds no pages any more. */
async function renderPages(
  plan: Plan,
  stale: SiteChanges["stale"],
  { settings, workers, progress, templates, delivered }: BuildContext,
): Promise<FileDigests> {
  const taken = delivered
    ? await progress.stage("join", () => takePages(delivered, stale, settings.out))
    : new Map<SitePath, FileDigest>();
  const pages = [...pagesAmong(plan, stale)].filter(({ path }) => !taken.has(path));
  if (isLongWork(pages.length)) collectGarbage();
  const rendered = await progress.stage("render", (tick) =>
    renderStale(pages, plan.site, templates.folder, settings, workers, tick),
  );
  plan.release();
  return new Map([...taken, ...rendered]);
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

/** Plans the search index. Planning blocks this thread for a while. The workers get their first pages before. */
async function planSearch(catalog: Catalog, input: BuildInput, context: BuildContext): Promise<SearchPlan> {
  await context.workers.ready();
  await setImmediate();
  return planIndex(catalog, input, context);
}
