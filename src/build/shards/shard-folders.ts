import { readdirSync } from "node:fs";
import path from "node:path";
import { withFolderLock } from "../../cache/folder-lock.js";
import { requireContent } from "../../intake/scan-content.js";
import { ifThere } from "../../lib/if-there.js";
import type { Settings } from "../../model/settings.js";

/** One part of the work that several machines share. `index` counts from 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The rounds of a build that several machines share. The second begins when all shards have ended the first. */
export type Round = "convert" | "render";

/** What a shard did in a round, such as `2 of 9 files`, and the folder that has it. */
export interface ShardReport {
  readonly done: readonly string[];
  readonly folder: string;
}

/** The folder of what a shard has made. */
interface ShardFolder {
  readonly shard: Shard;
  readonly folder: string;
}

/** Returns the name of a shard as operators write it, such as `2/4`. */
export const shardName = ({ index, count }: Shard): string => `${index}/${count}`;

/** Returns the names of shards as the subject of a sentence, such as `shards 1/4, 2/4`. */
export const namedShards = (shards: readonly Shard[]): string =>
  `${shards.length === 1 ? "shard" : "shards"} ${shards.map(shardName).join(", ")}`;

/** Returns the folder in the cache that has the folders of all shards. */
export const shardsFolder = (cache: string): string => path.join(cache, "shards");

/** Returns the folder that a shard writes into in a round. It writes nowhere else. */
const shardFolder = (cache: string, round: Round, { index, count }: Shard): string =>
  path.join(shardsFolder(cache), `${round}-${index}-of-${count}`);

/** Runs a round of a shard in its locked folder. @throws BuildError where there is no content, or the shard runs already */
export function inShardFolder<Result>(
  settings: Settings,
  round: Round,
  shard: Shard,
  run: (folder: string) => Promise<Result>,
): Promise<Result> {
  requireContent(settings);
  const folder = shardFolder(settings.cache, round, shard);
  return withFolderLock(folder, () => run(folder));
}

/** Lists the shards that have begun a round, by count and index. */
export function listShards(cache: string, round: Round): ShardFolder[] {
  const found: ShardFolder[] = [];
  for (const name of ifThere(() => readdirSync(shardsFolder(cache))) ?? []) {
    const [, of, index, count] = /^(convert|render)-(\d+)-of-(\d+)$/.exec(name) ?? [];
    const shard = { index: Number(index), count: Number(count) };
    if (of !== round || shard.index < 1 || shard.index > shard.count) continue;
    found.push({ shard, folder: shardFolder(cache, round, shard) });
  }
  return found.sort(({ shard: a }, { shard: b }) => a.count - b.count || a.index - b.index);
}
