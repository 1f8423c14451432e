import { setImmediate } from "node:timers/promises";
import type { StaticFile } from "../../model/article.js";
import type { ContentSource, FileDigest, FileDigests } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { siteFileRows } from "../../output/site-file-rows.js";
import { copyFiles, copyPictures, makeRoom, removePages } from "../../output/site-folder.js";
import { writtenEarlier } from "../../output/written-earlier.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { collectGarbage, isLongWork } from "../collect-garbage.js";
import { markUnsure } from "../compare-site.js";
import type { SearchPlan } from "../plan/plan-index.js";
import type { SitePlan } from "../plan/site-plan.js";
import { type RenderedPages, renderStale } from "../render-stale.js";
import { takePages } from "../shards/take-delivered.js";
import type { WrittenSite } from "../summary.js";
import { finishManifest } from "./finish-manifest.js";
import { writeIndex } from "./write-index.js";

/**
 * Writes the stale files of the site and removes those that are no longer planned: first the pages, then the search
 * index, last the manifest. It takes the pages out of the plan.
 * @param source the commits of the content
 */
export async function writeSite(
  plan: SitePlan,
  input: BuildInput,
  source: Promise<ContentSource>,
  context: BuildContext,
): Promise<WrittenSite> {
  const { workers, progress, cache } = context;
  const { out } = context.settings;
  const { changes: pages } = plan;
  markUnsure(pages, context);
  const stillThere = makeRoom(out, pages.gone, pages.stale.keys());
  const [rendered, search] = await Promise.all([renderPages(plan, context), startSearchPlan(plan, context)]);
  const isLong = isLongWork(pages.stale.size);
  if (isLong) collectGarbage();
  const [index, copied] = await Promise.all([
    progress.stage("search", (tick) => writeIndex(search, input, context, tick)),
    finishPages(plan, input.assets, rendered.digests, context),
    plan.keep(),
  ]);
  const closing = workers.close();
  if (isLong) await closing;
  const unknown = [...pages.foreign, ...index.foreign];
  const earlier = new Set(writtenEarlier(out, unknown));
  const gone = [...pages.gone, ...index.gone, ...earlier];
  removePages(out, [...stillThere, ...index.gone, ...earlier]);
  cache.files.put([...index.written, ...gone.map((path) => [path, undefined] as const)]);
  const manifest = await progress.stage("manifest", async () =>
    finishManifest(await source, plan.staticFiles, input, context),
  );
  await closing;
  return {
    written: rendered.written + copied + index.written.size + manifest.written,
    removed: gone.length + manifest.removed,
    foreign: [...unknown.filter((file) => !earlier.has(file)), ...manifest.foreign].sort(),
    lostSignature: manifest.lostSignature,
  };
}

/** Takes the stale pages out of the plan, and renders those that no shard has rendered. */
async function renderPages(plan: SitePlan, context: BuildContext): Promise<RenderedPages> {
  const { settings, progress, delivered } = context;
  const taken = delivered
    ? await progress.stage("join", () => takePages(delivered, plan.changes.stale, settings.out))
    : new Map<SitePath, FileDigest>();
  const pages = plan.takeStalePages().filter(({ path }) => !taken.has(path));
  const rendered = await progress.stage("render", (tick) => renderStale(pages, plan.site, context, tick));
  plan.release();
  const digests = new Map([...taken, ...rendered.digests]);
  return { digests, written: taken.size + rendered.written };
}

/** Copies pictures and assets, and notes the written pages, while workers build the index. @returns the number of copies */
async function finishPages(
  { pictures: shown, staticFiles, changes: { stale } }: SitePlan,
  assets: readonly StaticFile[],
  digests: FileDigests,
  { settings, cache }: BuildContext,
): Promise<number> {
  await setImmediate();
  const pictures = [...shown].filter(([path]) => stale.has(path));
  const pictured = copyPictures(pictures, settings);
  const statics = [...staticFiles.values(), ...assets].filter(({ path }) => stale.has(path));
  const copied = copyFiles(statics, settings.out);
  cache.files.put(siteFileRows(settings.out, stale, digests));
  return pictured + copied;
}

/** Plans the search index. Planning blocks this thread for a while. The workers get their first pages before. */
async function startSearchPlan(plan: SitePlan, { workers }: BuildContext): Promise<SearchPlan> {
  await workers.ready();
  await setImmediate();
  return plan.planSearch();
}
