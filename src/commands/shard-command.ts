import { conversionDigest, convertSources, type Source } from "../build/convert-sources.js";
import { createProgress } from "../build/progress.js";
import { type Shard, shardTable } from "../cache/build-cache.js";
import { fingerprints } from "../cache/fingerprints.js";
import { readSources } from "../intake/read-sources.js";
import { mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import type { Digest } from "../model/names.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import { WorkerPool } from "../workers/worker-pool.js";

/**
 * Converts one part of the content into the cache folder, for a mirror that several machines share. The part of a file
 * depends on its content alone. A build starts from the cache folders of all parts, copied over each other.
 */
export async function runShard(flags: Flags, shard: Shard): Promise<void> {
  const settings = await loadSettings(flags);
  const progress = createProgress(process.stderr);
  const scan = scanMirrors(mirrorsToScan(settings));
  const workers = new WorkerPool(settings.jobs);
  const { changes } = await readSources(scan, settings, new Map(), workers);
  const part: Source[] = [];
  const digestIn = conversionDigest(settings.site);
  for (const [path, [, , digest] = []] of changes)
    if (digest && isInShard(shard, digest))
      part.push({ path, channel: undefined, digest: digestIn(path, digest) });
  const { converter } = fingerprints(settings.site);
  const table = shardTable(settings.cache, converter, shard);
  table.load();
  await progress.stage("convert", (tick) => convertSources(part, table, settings, workers, tick));
  await workers.close();
  table.close();
  console.log(
    `shard ${shard.index}/${shard.count}: ${part.length} of ${changes.size} files converted into ${settings.cache}`,
  );
}

/** Tells whether a digest belongs to a shard: its first 32 bits modulo the number of shards say so. */
const isInShard = ({ index, count }: Shard, digest: Digest): boolean =>
  Number.parseInt(digest.slice(0, 8), 16) % count === index - 1;
