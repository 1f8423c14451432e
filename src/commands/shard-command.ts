import { createProgress } from "../build/progress.js";
import { convertShard } from "../build/shards/convert-shard.js";
import { renderShard } from "../build/shards/render-shard.js";
import { type Round, type Shard, shardName } from "../build/shards/shard-folders.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import { WorkerPool } from "../workers/worker-pool.js";
import { today } from "./today.js";

/** Does one round of the part of a build that falls to a shard, and says in one line what it did. */
export async function runShard(flags: Flags, shard: Shard, round: Round): Promise<void> {
  const settings = await loadSettings(flags);
  const progress = createProgress(process.stderr);
  const workers = new WorkerPool(settings.jobs);
  try {
    const { did, folder } =
      round === "convert"
        ? describeConverted(await convertShard(settings, workers, progress, shard))
        : describeRendered(await renderShard(settings, workers, progress, today(), shard));
    const seconds = [...progress.seconds].map(([name, value]) => `${name} ${value.toFixed(1)}`).join(", ");
    console.log(`shard ${shardName(shard)}, ${round}: ${did} into ${folder} (seconds: ${seconds})`);
  } finally {
    await workers.close();
  }
}

const describeConverted = ({ files, of, folder }: Awaited<ReturnType<typeof convertShard>>) => ({
  did: `${files} of ${of} files`,
  folder,
});

const describeRendered = ({
  pages,
  ofPages,
  segments,
  ofSegments,
  folder,
}: Awaited<ReturnType<typeof renderShard>>) => ({
  did: `${pages} of ${ofPages} stale pages and ${segments} of ${ofSegments} stale segments of the search index`,
  folder,
});
