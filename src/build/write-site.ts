import { setImmediate } from "node:timers/promises";
import type { StaticFile } from "../model/article.js";
import type { Catalog } from "../model/catalog.js";
import type { FileDigests, SourceCommit } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import { type FolderPrinter, folderPrinter, writeManifest } from "../output/manifest.js";
import { siteChanges } from "../output/site-files.js";
import { copyFiles, copyPictures, removePages } from "../output/site-folder.js";
import { plannedSite } from "../plan/diff-plan.js";
import { type Plan, pagesAmong } from "../plan/plan-pages.js";
import { isInSearch } from "../search/format/search-format.js";
import type { BuildContext, BuildInput } from "./build-context.js";
import { compareSite, markUnsure, type SiteChanges } from "./compare-site.js";
import { collectGarbage, isLongWork } from "./heap.js";
import { renderStale } from "./render-stale.js";
import type { WrittenSite } from "./summary.js";
import { planIndex, type SearchPlan, writeIndex } from "./write-search.js";

/**
 * Writes the stale files of the site and removes those that are no longer planned: first the pages, then the search
 * index, last the manifest. The plan then holds no pages any more.
 * @param commit of the content, undefined outside a checkout
 */
export async function writeSite(
  plan: Plan,
  catalog: Catalog,
  input: BuildInput,
  commit: Promise<SourceCommit> | undefined,
  context: BuildContext,
): Promise<WrittenSite> {
  const { workers, progress, cache, code } = context;
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
  const print = folderPrinter((path) => plan.staticFiles.has(path));
  const [index, copied] = await Promise.all([
    progress.stage("search", (tick) => writeIndex(search, input, context, tick)),
    // Printing the manifest ahead saves time, but needs memory, which a long build is short of.
    finishPages(plan, pages.stale, input.assets, rendered, isLong ? undefined : print, context),
  ]);
  const closing = workers.close();
  if (isLong) await closing;
  const gone = [...pages.gone, ...index.gone];
  await removePages(out, gone);
  cache.files.put([...index.written, ...siteChanges(out, new Map(), gone)]);
  const manifest = await progress.stage("manifest", async () =>
    writeManifest(out, code.program, await commit, cache.files.folders, print),
  );
  await closing;
  return {
    written: rendered.size + copied + index.written.size + (manifest.isNew ? 1 : 0),
    removed: gone.length,
    foreign: pages.foreign.filter((path) => !index.gone.includes(path)),
    lostSignature: manifest.wasSigned,
  };
}

const isPage = (folder: string): boolean => !isInSearch(folder);

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
 * @param print prints folders for the manifest ahead; undefined if that has to wait
 * @returns the number of copied files
 */
async function finishPages(
  plan: Plan,
  stale: SiteChanges["stale"],
  assets: readonly StaticFile[],
  rendered: FileDigests,
  print: FolderPrinter | undefined,
  { settings, cache }: BuildContext,
): Promise<number> {
  await setImmediate();
  const pictures = [...plan.pictures].filter(([path]) => stale.has(path));
  copyPictures(pictures, settings, settings.out);
  const statics = [...plan.staticFiles.values(), ...assets].filter(({ path }) => stale.has(path));
  const copied = copyFiles(statics, settings.out);
  cache.files.put(siteChanges(settings.out, stale, [], rendered));
  if (print) for (const [folder, columns] of cache.files.folders) print(folder, columns);
  return pictures.length + copied;
}

/** Plans the search index. Planning blocks this thread for a while. The workers get their first pages before. */
async function planSearch(catalog: Catalog, input: BuildInput, context: BuildContext): Promise<SearchPlan> {
  await context.workers.ready();
  await setImmediate();
  return planIndex(catalog, input, context);
}
