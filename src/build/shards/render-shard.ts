import { rmSync } from "node:fs";
import { type BuildCache, withCache } from "../../cache/build-cache.js";
import { computeFingerprints } from "../../cache/fingerprints.js";
import { articleIdOf } from "../../intake/article-names.js";
import { mergeTemplates } from "../../intake/merge-templates.js";
import { digestOfParts } from "../../lib/digest.js";
import { groupBy } from "../../lib/group-by.js";
import { PACKAGE_FOLDER } from "../../lib/package-folder.js";
import type { WholeCatalog } from "../../model/catalog.js";
import type { Day, Digest } from "../../model/names.js";
import type { Page } from "../../model/page.js";
import { BuildError } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import type { Workers } from "../../model/workers.js";
import type { Plan } from "../../plan/plan-pages.js";
import { type PlannedSegment, planSearch } from "../../search/index/plan-search.js";
import type { BuildContext, BuildInput } from "../build-context.js";
import { compareSite, isPageFolder } from "../compare-site.js";
import { NO_CHANNELS, sourcesIn } from "../convert-sources.js";
import type { LastBuild } from "../last-build.js";
import { planIndex } from "../plan/plan-index.js";
import { collectArticles, keysOf, planSite } from "../plan/plan-whole.js";
import type { Progress } from "../progress.js";
import { readInput } from "../read-input.js";
import { renderStale } from "../render-stale.js";
import { startScan } from "../start-scan.js";
import { buildSegments } from "../write/write-index.js";
import { shardOf } from "./convert-shard.js";
import { convertedFolders } from "./converted-folders.js";
import { divideByWeight } from "./divide-by-weight.js";
import { inShardFolder, namedShards, type Shard, type ShardReport, shardName } from "./shard-folders.js";
import { basisOf, filesOfShard, listOfShard, type ShardList, writeShardList } from "./shard-list.js";

/** What indexing an article costs, measured in pages that are rendered. */
const INDEXING = 0.5;

/** The last build, as a shard knows it. The site may be on another machine, so the cache alone tells what is in it. */
const ELSEWHERE: LastBuild = { build: undefined, isUntouched: false, isSiteUntouched: true, mayBeCut: false };

/**
 * The second round of a shared build: the stages of a build up to the plan of all pages, then those of its stale pages and
 * segments of the search index that fall to a shard, into the shard's folder.
 * @throws BuildError if a file was not converted in the first round
 */
export function renderShard(
  settings: Settings,
  workers: Workers,
  progress: Progress,
  today: Day,
  shard: Shard,
): Promise<ShardReport> {
  return inShardFolder(settings, "render", shard, async (folder) => {
    for (const old of [listOfShard(folder), filesOfShard(folder)])
      rmSync(old, { recursive: true, force: true });
    const scanning = startScan(settings);
    const templates = mergeTemplates(settings.templates, folder);
    const fingerprints = computeFingerprints(settings.site, PACKAGE_FOLDER, templates.folder);
    const own: Settings = { ...settings, cache: folder };
    const render = async (cache: BuildCache): Promise<ShardReport> => {
      const context: BuildContext = {
        settings: own,
        workers,
        progress,
        cache,
        fingerprints,
        templates,
        today,
      };
      const input = await readInput(scanning, context, ELSEWHERE);
      cache.loadOutcomes(false);
      requireConverted(context, shard);
      const { catalog } = await collectArticles(input, context);
      const plan = await planSite(catalog, input, context);
      return writeShare(plan, catalog, input, context, shard);
    };
    const converted = await convertedFolders(settings.cache);
    return withCache(settings.cache, fingerprints, settings.out, render, { own: folder, converted });
  });
}

function requireConverted({ cache, settings }: BuildContext, { count }: Shard): void {
  const sources = sourcesIn(cache.sources, NO_CHANNELS, settings.site);
  const missing = sources.filter(({ digest }) => !cache.outcomes.get(digest));
  if (missing.length === 0) return;
  const indexes = new Set(missing.map(({ path }) => shardOf(articleIdOf(path), count)));
  const shards = [...indexes].sort((a, b) => a - b).map((index): Shard => ({ index, count }));
  const commands = shards.map((one) => `newsmirror build --shard ${shardName(one)} --round convert`);
  throw new BuildError(
    `${missing.length} files are not converted, such as ${missing[0]?.path}: they fall to ${namedShards(shards)}`,
    `run, with the same program, content and settings: ${commands.join("; ")}; and have the folders \`shards\` of all caches here`,
  );
}

/** What there is to do, for all shards together or for one. */
interface Work {
  readonly pages: readonly Page[];
  readonly segments: readonly PlannedSegment[];
}

/** Makes what falls to a shard, and at last writes the list of it. */
async function writeShare(
  plan: Plan,
  catalog: WholeCatalog,
  input: BuildInput,
  context: BuildContext,
  shard: Shard,
): Promise<ShardReport> {
  const folder = context.settings.cache;
  const { stale } = compareSite(keysOf(plan, input.assets), isPageFolder, input, context);
  const search = planIndex(planSearch(catalog, context.fingerprints.indexer), catalog, input, context);
  const all: Work = { pages: plan.pages.filter(({ path }) => stale.has(path)), segments: search.stale };
  const share = shareOf(all, shard);
  const made = await makeShare(share, plan, {
    ...context,
    settings: { ...context.settings, out: filesOfShard(folder) },
  });
  writeShardList(folder, { shard, ...basisOf(input, context.fingerprints), work: workDigest(all), ...made });
  const done = [
    `${share.pages.length} of ${all.pages.length} stale pages`,
    `${share.segments.length} of ${all.segments.length} stale segments of the search index`,
  ];
  return { done, folder };
}

async function makeShare(
  { pages, segments }: Work,
  { site }: Plan,
  context: BuildContext,
): Promise<Pick<ShardList, "pages" | "segments">> {
  const { progress } = context;
  const { digests } = await progress.stage("render", (tick) => renderStale([...pages], site, context, tick));
  // Nothing is held of a segment: its files may be on another machine.
  const built = await progress.stage("search", (tick) =>
    buildSegments({ stale: segments, whole: new Set() }, context, tick),
  );
  return {
    pages: pages.map(({ path, key }) => [path, key, madeOf(digests, path)]),
    segments: segments.map(({ path, digest }) => ({ ...madeOf(built, path), digest })),
  };
}

function madeOf<Path, Made>(made: ReadonlyMap<Path, Made>, path: Path): Made {
  const one = made.get(path);
  if (one === undefined) throw new Error(`${path} was not made`);
  return one;
}

const workDigest = ({ pages, segments }: Work): Digest =>
  digestOfParts([
    ...pages.map(({ path, key }) => `${path} ${key}\n`),
    ...segments.map(({ path, digest }) => `${path} ${digest}\n`),
  ]);

/** Returns the pages and segments that fall to a shard. The pages of a day stay together, since they show each other. */
function shareOf({ pages, segments }: Work, { index, count }: Shard): Work {
  const together = groupBy(pages, ({ path }) => DAY_FOLDER.exec(path)?.[0] ?? path);
  const parts: Work[] = [
    ...Array.from(together.values(), (group) => ({ pages: group, segments: [] })),
    ...segments.map((one) => ({ pages: [], segments: [one] })),
  ];
  const share = divideByWeight(parts, weightOf, count)[index - 1] ?? [];
  return {
    pages: share.flatMap((part) => part.pages),
    segments: share.flatMap((part) => part.segments),
  };
}

const DAY_FOLDER = /^\d{4}\/\d\d\/\d\d\//;

const weightOf = ({ pages, segments }: Work): number =>
  segments.reduce((sum, { digests }) => sum + digests.length * INDEXING, pages.length);
