import { type Flags, loadSettings } from "../config.js";
import { folderOf } from "../model/file-columns.js";
import type { Digest } from "../model/names.js";
import { createReporter } from "../report.js";
import { channelIn, scanContent } from "../source/scan-content.js";
import { type Shard, shardTable } from "../store/build-state.js";
import { convertFiles, type Source } from "../store/convert-files.js";
import { converterFingerprint } from "../store/fingerprints.js";
import { readFiles } from "../store/read-files.js";
import { Workers } from "../store/workers.js";

/**
 * Converts one part of the content into the cache folder, for a mirror that several machines share. Which part a file
 * belongs to depends on its bytes alone. The folders of all parts, copied over each other, are the cache from which a
 * build starts.
 */
export async function runShard(flags: Flags, shard: Shard): Promise<void> {
  const settings = await loadSettings(flags);
  const reporter = createReporter(process.stderr);
  const scan = scanContent(settings.content, settings.site.limits);
  const workers = new Workers(settings.jobs);
  const { changes } = await readFiles(scan, settings, new Map(), workers);
  const part: Source[] = [];
  for (const [path, [, , digest] = []] of changes)
    if (digest && isIn(shard, digest)) part.push({ path, channel: channelIn(folderOf(path)), digest });
  const table = shardTable(settings.cache, converterFingerprint(settings.site.limits), shard);
  table.load();
  await reporter.stage("convert", (tick) => convertFiles(part, table, settings, workers, tick));
  await workers.close();
  table.close();
  console.log(
    `shard ${shard.index}/${shard.count}: ${part.length} of ${changes.size} files converted into ${settings.cache}`,
  );
}

/** Whether a digest belongs to a part: its first 32 bits, divided evenly. */
const isIn = ({ index, count }: Shard, digest: Digest): boolean =>
  Number.parseInt(digest.slice(0, 8), 16) % count === index - 1;
