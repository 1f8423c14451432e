import path from "node:path";
import type { Fingerprints } from "../../cache/fingerprints.js";
import { digestOf } from "../../lib/digest.js";
import { jsonIfThere } from "../../lib/if-there.js";
import { writeAtomic } from "../../lib/write-atomic.js";
import type { FileDigest } from "../../model/manifest.js";
import type { Digest, SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import type { BuiltSegment } from "../../search/index/build-search.js";
import { listShards, namedShards, type Round, type Shard, shardName, shardsFolder } from "./shard-folders.js";

/** What the pages of a shard depend on. It is the same for all shards of a build. */
interface ShardBasis {
  readonly content: Digest;
  /** Digests of the code, by stage. */
  readonly code: string;
  /** Digest of code, settings, pictures and files of the operator. */
  readonly base: Digest;
}

/** What a shard has made in the second round. */
export interface ShardList extends ShardBasis {
  readonly shard: Shard;
  /** Digest of all that the shards of the build had to make together. */
  readonly work: Digest;
  readonly pages: readonly (readonly [SitePath, key: Digest, FileDigest])[];
  readonly segments: readonly (BuiltSegment & { readonly digest: Digest })[];
}

/** The list of a finished shard, and the folder with its files. */
export interface DeliveredShard extends ShardList {
  readonly folder: string;
}

/** Returns what the pages of a build depend on. */
export const basisOf = (
  { digest, baseKey, pictureKey }: Readonly<Record<"digest" | "baseKey" | "pictureKey", Digest>>,
  fingerprints: Fingerprints,
): ShardBasis => ({
  content: digest,
  code: JSON.stringify(fingerprints),
  base: digestOf(`${baseKey}${pictureKey}`),
});

/** Returns the folder of the files that a shard has made. */
export const filesOfShard = (folder: string): string => path.join(folder, "site");
/** Returns the file of a shard's list. It is written last: if it is there, all files of the shard are. */
export const listOfShard = (folder: string): string => path.join(folder, "shard.json");

/** Writes the list of a shard that has made all its files. */
export const writeShardList = (folder: string, list: ShardList): void =>
  writeAtomic(listOfShard(folder), JSON.stringify(list));

/** Reads what the shards have made. @throws BuildError if one is missing or did not end, or if two builds are there */
export function readShards(cache: string): DeliveredShard[] {
  const found = listShards(cache, "render");
  const [first] = found;
  if (!first)
    throw new BuildError(
      `no shard has rendered: ${shardsFolder(cache)} has none`,
      "run `newsmirror build --shard I/N --round render` for each I, and copy the folders `shards` of all caches over each other into this one",
    );
  const { count } = first.shard;
  const other = found.find(({ shard }) => shard.count !== count);
  if (other)
    throw new BuildError(
      `there are shards of ${count} and of ${other.shard.count}`,
      `remove those of the earlier build from ${shardsFolder(cache)}`,
    );
  const indexes = new Set(found.map(({ shard }) => shard.index));
  const missing = Array.from({ length: count }, (_, index): Shard => ({ index: index + 1, count })).filter(
    ({ index }) => !indexes.has(index),
  );
  if (missing.length > 0)
    throw new BuildError(
      `${shardsFolder(cache)} has no folder of ${namedShards(missing)}`,
      `copy what is missing there; or ${howToRepeat(missing)}`,
    );
  return found.map(({ shard, folder }) => readList(shard, folder));
}

function readList(shard: Shard, folder: string): DeliveredShard {
  const list = parsedList(listOfShard(folder));
  if (!list)
    throw new BuildError(
      `shard ${shardName(shard)} has not ended, or was not copied whole: ${folder} has no list`,
      howToRepeat([shard]),
    );
  if (shardName(list.shard) !== shardName(shard))
    throw new BuildError(
      `${folder} holds shard ${shardName(list.shard)}, not ${shardName(shard)}`,
      howToRepeat([shard]),
    );
  return { ...list, folder: filesOfShard(folder) };
}

/** Returns the list in a file; undefined if there is no such file, or no whole list in it. */
function parsedList(file: string): ShardList | undefined {
  const list = jsonIfThere(file) as ShardList | null | undefined;
  return list?.shard && list.pages && list.segments ? list : undefined;
}

/** Requires that shards were made from this content, code and settings. @throws BuildError that names those that were not */
export function requireBasis(shards: readonly DeliveredShard[], basis: ShardBasis): void {
  const [first] = shards;
  const differences: readonly (readonly [what: string, differs: (one: DeliveredShard) => boolean])[] = [
    ["by other code or templates than those here", ({ code }) => code !== basis.code],
    ["from other content than what is here", ({ content }) => content !== basis.content],
    [
      "with other settings, pictures or files of the operator than those here",
      ({ base }) => base !== basis.base,
    ],
    [
      `from another cache than ${first ? namedShards([first.shard]) : "the first"}, or on another day`,
      ({ work }) => work !== first?.work,
    ],
  ];
  for (const [what, differs] of differences) {
    const others = shards.filter(differs).map(({ shard }) => shard);
    if (others.length > 0)
      throw new BuildError(
        `${namedShards(others)} ${others.length === 1 ? "was" : "were"} made ${what}`,
        howToRepeat(others),
      );
  }
}

/** Returns the hint how to repeat a round of some shards. */
export const howToRepeat = (shards: readonly Shard[], round: Round = "render"): string =>
  `run again, with the same program, content, settings and cache as the others: ${shards
    .map((shard) => `newsmirror build --shard ${shardName(shard)} --round ${round}`)
    .join("; ")}`;
