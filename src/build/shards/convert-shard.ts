import { type BuildCache, sourcesOfShard, withCache } from "../../cache/build-cache.js";
import { computeFingerprints } from "../../cache/fingerprints.js";
import { articleIdOf } from "../../intake/article-names.js";
import { readChangedSources } from "../../intake/read-changed-sources.js";
import type { Scan, ScannedFolder } from "../../intake/scan-content.js";
import { mirrorsToScan, scanMirrors } from "../../intake/scan-mirrors.js";
import { digestOf } from "../../lib/digest.js";
import { countAllFiles, joinColumn, splitColumn } from "../../lib/file-columns.js";
import { pathIn } from "../../lib/paths.js";
import type { Settings } from "../../model/settings.js";
import type { Workers } from "../../model/workers.js";
import { convertSources, NO_CHANNELS, sourcesIn } from "../convert-sources.js";
import type { Progress } from "../progress.js";
import { withTables } from "./converted-folders.js";
import { inShardFolder, listShards, type Shard, type ShardReport } from "./shard-folders.js";

/**
 * The first round of a shared build: reads and converts the files that fall to a shard, as far as no earlier build did. What
 * the shard finds out goes into its folder. It goes on where a run that died has stopped.
 */
export function convertShard(
  settings: Settings,
  workers: Workers,
  progress: Progress,
  shard: Shard,
): Promise<ShardReport> {
  return inShardFolder(settings, "convert", shard, (folder) => {
    const fingerprints = computeFingerprints(settings.site);
    const convert = async (cache: BuildCache): Promise<ShardReport> => {
      cache.load();
      cache.loadOutcomes(false);
      const { folders } = await progress.stage("scan", () => scanMirrors(mirrorsToScan(settings)));
      const part = partOf(folders, shard);
      const read = sourcesOfShard(folder, fingerprints.converter);
      await readPart(part, cache.sources, read, settings, workers);
      const sources = sourcesIn(cache.sources, NO_CHANNELS, settings.site);
      await progress.stage("convert", (tick) =>
        convertSources(sources, cache, { ...settings, cache: folder }, workers, tick),
      );
      return { done: [`${countAllFiles(part)} of ${countAllFiles(folders)} files`], folder };
    };
    const converted = listShards(settings.cache, "convert").map((begun) => begun.folder);
    return withTables(folder, () =>
      withCache(settings.cache, fingerprints, settings.out, convert, { own: folder, converted }),
    );
  });
}

/**
 * Reads the files of a part as far as no earlier build did.
 * @param sources of earlier builds, in memory; it then has the files of this part, and no others
 * @param read gets what is new
 */
async function readPart(
  folders: Scan["folders"],
  sources: BuildCache["sources"],
  read: BuildCache["sources"],
  settings: Settings,
  workers: Workers,
): Promise<void> {
  const { changes } = await readChangedSources({ folders }, settings, sources.folders, workers);
  sources.put(changes);
  read.load();
  read.put([...changes].filter(([, row]) => row !== undefined));
  read.close();
}

/** Returns the files that fall to a shard, by their ids: the copies of an article, which are converted once, stay together. */
function partOf(folders: Scan["folders"], { index, count }: Shard): Scan["folders"] {
  const isOwn = (folder: string, name: string): boolean =>
    shardOf(articleIdOf(pathIn(folder, name)), count) === index;
  const part = new Map<string, ScannedFolder>();
  for (const [folder, columns] of folders) {
    const [names, sizes, times] = columns.map(splitColumn) as [string[], string[], string[]];
    const own = [...names.keys()].filter((file) => isOwn(folder, names[file] as string));
    const picked = (column: readonly string[]): string => joinColumn(own.map((file) => column[file]));
    if (own.length > 0) part.set(folder, [picked(names), picked(sizes), picked(times)]);
  }
  return part;
}

/** Returns the index of the shard that converts files of an article, by the article's id. */
export const shardOf = (id: string, count: number): number =>
  1 + (Number.parseInt(digestOf(id).slice(0, 8), 16) % count);
