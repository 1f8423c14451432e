import { readdirSync, rmSync } from "node:fs";
import { type BuildCache, removeOutcomes, withCache } from "../cache/build-cache.js";
import { isDamaged } from "../cache/damaged.js";
import { computeFingerprints } from "../cache/fingerprints.js";
import { FinishedBuildFile } from "../cache/finished-build.js";
import { withFolderLock } from "../cache/folder-lock.js";
import { isDatabaseError } from "../cache/relations/database.js";
import { mergeTemplates } from "../intake/merge-templates.js";
import { requireContent } from "../intake/scan-content.js";
import { contentSource } from "../intake/source-commit.js";
import { compare } from "../lib/compare.js";
import { PACKAGE_FOLDER } from "../lib/package-folder.js";
import type { ContentSource } from "../model/manifest.js";
import type { Day } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { copyFiles } from "../output/site-folder.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import { withWorkers } from "../workers/worker-pool.js";
import type { BuildContext, BuildInput } from "./build-context.js";
import { prepareToConvert } from "./convert-sources.js";
import { compareFolderTimes, isUpToDate, type LastBuild, statesToSave } from "./last-build.js";
import { planChange } from "./plan/plan-change.js";
import { planWhole } from "./plan/plan-whole.js";
import type { SitePlan } from "./plan/site-plan.js";
import type { Progress } from "./progress.js";
import { readInput } from "./read-input.js";
import { convertedFolders } from "./shards/converted-folders.js";
import { shardsFolder } from "./shards/shard-folders.js";
import { basisOf, type DeliveredShard, readShards, requireBasis } from "./shards/shard-list.js";
import type { ContentScan } from "./start-scan.js";
import type { BuildSummary, WrittenSite } from "./summary.js";
import { writeSite } from "./write/write-site.js";

/**
 * @param scanning the files of the content
 * @param today articles of later days are held back, if they are written by hand
 * @throws BuildError where no site can be made, or another build is running
 */
type Build = (
  settings: Settings,
  scanning: Promise<ContentScan>,
  progress: Progress,
  today: Day,
) => Promise<BuildSummary>;

/** Builds the site. Only one build at a time uses a cache folder. */
export const build: Build = (settings, scanning, progress, today) =>
  withLockAndWorkers(settings, (workers) => runStages(settings, scanning, workers, progress, today));

/** Builds the site of what shards have made, and makes what is missing. Removes their folders. @throws BuildError also for wrong shards */
export const assemble: Build = (settings, scanning, progress, today) =>
  withLockAndWorkers(settings, async (workers) => {
    const delivered = readShards(settings.cache);
    const summary = await runStages(settings, scanning, workers, progress, today, delivered);
    rmSync(shardsFolder(settings.cache), { recursive: true });
    return summary;
  });

function withLockAndWorkers<Result>(
  settings: Settings,
  use: (workers: Workers) => Promise<Result>,
): Promise<Result> {
  requireContent(settings);
  return withFolderLock(settings.cache, async () => {
    sweepTemporary(settings.cache, readdirSync(settings.cache));
    try {
      return await withWorkers(settings.jobs, use);
    } catch (error) {
      if (!isDamaged(error)) throw error;
      removeOutcomes(settings.cache);
      return await withWorkers(settings.jobs, use);
    }
  });
}

/** The stages of a build, one after another. */
async function runStages(
  settings: Settings,
  scanning: Promise<ContentScan>,
  workers: Workers,
  progress: Progress,
  today: Day,
  delivered?: readonly DeliveredShard[],
): Promise<BuildSummary> {
  const finished = new FinishedBuildFile<BuildSummary>(settings.cache, settings.out);
  const last = compareFolderTimes(finished.load(), settings);
  // Folders that are not as the last build left them mostly have a file to convert.
  if (!last.isUntouched) await prepareToConvert(1, settings, workers);
  const templates = mergeTemplates(settings.templates, settings.cache);
  const fingerprints = computeFingerprints(settings.site, PACKAGE_FOLDER, templates.folder);
  const converted = delivered ? await convertedFolders(settings.cache) : [];
  const buildWithCache = async (cache: BuildCache): Promise<BuildSummary> => {
    const shards = delivered && { delivered };
    const context: BuildContext = {
      settings,
      workers,
      progress,
      cache,
      fingerprints,
      templates,
      today,
      ...shards,
    };
    const input = await readInput(scanning, context, last);
    if (delivered) requireBasis(delivered, basisOf(input, fingerprints));
    if (last.build && isUpToDate(last.build, input, today)) {
      const summary = { ...last.build.summary, foreign: input.foreign };
      if (input.diskState)
        finished.save({ ...last.build, summary, ...statesToSave(input.diskState, cache, settings) });
      // Somebody may have changed an asset.
      const written = copyFiles(input.assets, settings.out);
      return { ...summary, written, removed: 0, lostSignature: false };
    }
    await finished.forget();
    if (input.diskState) return finishSite(input, last, finished, context);
    // Only something other than the content changed, so the tables of the cache were not loaded.
    const whole = await readInput(scanning, context, { ...last, isUntouched: false });
    return finishSite(whole, last, finished, context);
  };
  return withCache(settings.cache, fingerprints, settings.out, buildWithCache, { converted });
}

/** Plans and writes the site, and saves what the next build asks of this one. */
async function finishSite(
  input: BuildInput,
  last: LastBuild,
  finished: FinishedBuildFile<BuildSummary>,
  context: BuildContext,
): Promise<BuildSummary> {
  const { settings, cache, today } = context;
  const source = contentSource(settings, input.heads, cache.sources.rows());
  const { plan, written } = await writeChange(input, last, source, context);
  const problems = plan.summary.problems.toSorted((a, b) => compare(a.path, b.path));
  const summary: BuildSummary = { ...plan.summary, ...written, problems };
  const { key, baseKey, diskState } = input;
  if (diskState)
    finished.save({ key, baseKey, summary, day: today, ...statesToSave(diskState, cache, settings) });
  return summary;
}

/** Plans and writes what changed. Plans the whole site where the database of the last build cannot tell what changed. */
async function writeChange(
  input: BuildInput,
  last: LastBuild,
  source: Promise<ContentSource>,
  context: BuildContext,
): Promise<{ readonly plan: SitePlan; readonly written: WrittenSite }> {
  try {
    const plan = await planChange(input, last, context);
    if (plan) return { plan, written: await writeSite(plan, input, source, context) };
  } catch (error) {
    if (!isDatabaseError(error)) throw error;
    context.cache.relations.remove();
  }
  const plan = await planWhole(input, context);
  const written = await writeSite(plan, input, source, context);
  return { plan, written };
}
