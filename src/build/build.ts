import { readdirSync, rmSync } from "node:fs";
import { type BuildCache, withCache } from "../cache/build-cache.js";
import { fingerprints } from "../cache/fingerprints.js";
import { FinishedBuild } from "../cache/finished-build.js";
import { withFolderLock } from "../cache/folder-lock.js";
import { isDatabaseError } from "../cache/relations/database.js";
import { layTemplates } from "../intake/lay-templates.js";
import { foldersOf } from "../intake/mirror-folders.js";
import { measuredPictures } from "../intake/read-pictures.js";
import { readAssets, readStaticFiles } from "../intake/read-static.js";
import { requireContent } from "../intake/scan-content.js";
import { contentSource, headsOf } from "../intake/source-commit.js";
import { compare } from "../lib/compare.js";
import { digestOf } from "../lib/digest.js";
import { PACKAGE_FOLDER } from "../lib/package-folder.js";
import type { MeasuredPicture, StaticFile } from "../model/article.js";
import type { ContentSource } from "../model/manifest.js";
import type { Day } from "../model/names.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import type { Workers } from "../model/workers.js";
import { copyFiles } from "../output/site-folder.js";
import { sweepTemporary } from "../output/sweep-temporary.js";
import { readPacks } from "../packs/read-packs.js";
import { missingWords } from "../settings/load-messages.js";
import { withWorkers } from "../workers/worker-pool.js";
import type { BuildContext, BuildInput } from "./build-context.js";
import { prepareToConvert } from "./convert-sources.js";
import { type ContentScan, detectChanges, startScan } from "./detect-changes.js";
import { compareFolders, isFinal, type LastBuild, statesIn } from "./last-build.js";
import { planChange } from "./plan/plan-change.js";
import { planWhole } from "./plan/plan-whole.js";
import type { SitePlan } from "./plan/site-plan.js";
import type { Progress } from "./progress.js";
import { readPictureFiles } from "./read-articles.js";
import { convertedIn, shardsFolder } from "./shards/shard-folders.js";
import { basisOf, type DeliveredShard, readShards, requireBasis } from "./shards/shard-list.js";
import type { BuildSummary, WrittenSite } from "./summary.js";
import { writeSite } from "./write/write-site.js";

/**
 * Builds the site. Only one build at a time uses a cache folder.
 * @param today articles of later days are held back, if they are written by hand
 * @throws BuildError where no site can be made, or another build is running
 */
export const build = (settings: Settings, progress: Progress, today: Day): Promise<BuildSummary> =>
  withLock(settings, (workers) => runStages(settings, workers, progress, today));

/** Joins what shards have made, and makes the rest. Removes their folders. @throws BuildError as `build`, or for wrong ones */
export const assemble = (settings: Settings, progress: Progress, today: Day): Promise<BuildSummary> =>
  withLock(settings, async (workers) => {
    const summary = await runStages(settings, workers, progress, today, readShards(settings.cache));
    rmSync(shardsFolder(settings.cache), { recursive: true });
    return summary;
  });

function withLock<Result>(settings: Settings, use: (workers: Workers) => Promise<Result>): Promise<Result> {
  requireContent(settings);
  return withFolderLock(settings.cache, () => {
    sweepTemporary(settings.cache, readdirSync(settings.cache));
    return withWorkers(settings.jobs, use);
  });
}

/** The stages of a build, one after another. */
async function runStages(
  settings: Settings,
  workers: Workers,
  progress: Progress,
  today: Day,
  delivered?: readonly DeliveredShard[],
): Promise<BuildSummary> {
  const finished = new FinishedBuild<BuildSummary>(settings.cache, settings.out);
  const last = compareFolders(finished.load(), settings);
  const scanning = startScan(settings);
  // Folders that are not as the last build left them mostly have a file to convert.
  if (!last.isUntouched) prepareToConvert(1, settings, workers);
  const templates = layTemplates(settings.templates, settings.cache);
  const code = fingerprints(settings.site, PACKAGE_FOLDER, templates.folder);
  const converted = delivered ? convertedIn(settings.cache) : [];
  const run = async (cache: BuildCache): Promise<BuildSummary> => {
    const shards = delivered && { delivered };
    const context: BuildContext = { settings, workers, progress, cache, code, templates, today, ...shards };
    const input = await readInput(scanning, context, last);
    if (delivered) requireBasis(delivered, basisOf(input, code));
    if (last.build && isFinal(last.build, input, today)) {
      const summary = { ...last.build.summary, foreign: input.foreign };
      if (input.noted) finished.save({ ...last.build, summary, ...statesIn(input.noted, cache, settings) });
      return repeatSummary(summary, input, context);
    }
    await finished.forget();
    if (input.noted) return finishSite(input, last, finished, context);
    // Something else changed than the content, so the tables of the cache were not loaded.
    const all = { ...last, isUntouched: false };
    return finishSite(await readInput(scanning, context, all), last, finished, context);
  };
  return withCache(settings.cache, code, settings.out, run, { converted });
}

/** The stages after the input is read. */
async function finishSite(
  input: BuildInput,
  last: LastBuild,
  finished: FinishedBuild<BuildSummary>,
  context: BuildContext,
): Promise<BuildSummary> {
  const { settings, cache, today } = context;
  const source = contentSource(settings, input.heads, cache.sources.rows());
  const { plan, written } = await writeChange(input, last, source, context);
  const problems = plan.said.problems.toSorted((a, b) => compare(a.path, b.path));
  const summary: BuildSummary = { ...plan.said, ...written, problems };
  const { key, base, noted } = input;
  if (noted) finished.save({ input: key, base, summary, day: today, ...statesIn(noted, cache, settings) });
  return summary;
}

/** Writes what changed, and the whole plan where the database of the last build does not tell what that is. */
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

/** Reads what a build starts from. */
export async function readInput(
  scanning: Promise<ContentScan>,
  { settings, workers, progress, cache, code, templates }: BuildContext,
  last: LastBuild,
): Promise<BuildInput> {
  const askingHeads = headsOf(foldersOf(settings));
  const changes = await progress.stage("scan", () => detectChanges(scanning, settings, cache, workers, last));
  prepareToConvert(changes.changed, settings, workers);
  const found = await progress.stage("read", () => readPictureFiles(settings, cache));
  const pictures = measuredPictures(found);
  const packed = readPacks(settings.packs);
  const statics = readStaticFiles(settings.static);
  const staticFiles = [...packed.files, ...statics.files];
  const assets = readAssets(templates.folder, settings.site.lang);
  const ofParts = [changes, found, statics, packed, templates].flatMap((part) => part.problems);
  const problems = [...ofParts, ...missingWords(settings)];
  const heads = await askingHeads;
  const base = digestOf(
    [
      ...Object.values(code),
      ...inputsOf(settings.site, [...pictures, ...staticFiles, ...assets]),
      JSON.stringify(packed.packs),
    ].join("\0"),
  );
  const parts = [base, ...heads.values(), changes.digest, JSON.stringify(problems)];
  return {
    ...changes,
    pictures,
    staticFiles,
    packs: packed.packs,
    assets,
    problems,
    heads,
    key: digestOf(parts.join("\0")),
    base,
  };
}

/** Returns the summary of a build that has nothing to do. Restores assets that somebody changed. */
function repeatSummary(last: BuildSummary, { assets }: BuildInput, { settings }: BuildContext): BuildSummary {
  const written = copyFiles(assets, settings.out);
  return { ...last, written, removed: 0, lostSignature: false };
}

/** Yields what the site is made of besides the program and the articles. */
function* inputsOf(site: SiteSettings, files: readonly (MeasuredPicture | StaticFile)[]): Generator<string> {
  yield JSON.stringify({ ...site, channels: [...site.channels] });
  for (const { path, digest } of files) yield `${path} ${digest}`;
}
