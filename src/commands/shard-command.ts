import { createProgress, describeSeconds } from "../build/progress.js";
import { convertShard } from "../build/shards/convert-shard.js";
import { renderShard } from "../build/shards/render-shard.js";
import { type Round, type Shard, shardName } from "../build/shards/shard-folders.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import { withWorkers } from "../workers/worker-pool.js";
import { today } from "./today.js";

/** Does one round of a shard, and prints in one line what it did. */
export async function runShard(flags: Flags, shard: Shard, round: Round): Promise<void> {
  const settings = await loadSettings(flags);
  const progress = await createProgress();
  const { done, folder } = await withWorkers(settings.jobs, (workers) =>
    round === "convert"
      ? convertShard(settings, workers, progress, shard)
      : renderShard(settings, workers, progress, today(), shard),
  );
  const seconds = describeSeconds(progress.seconds);
  console.log(
    `shard ${shardName(shard)}, ${round}: ${done.join(" and ")} into ${folder} (seconds: ${seconds})`,
  );
}
