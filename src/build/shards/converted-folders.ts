import { rmSync } from "node:fs";
import path from "node:path";
import { jsonIfThere } from "../../lib/if-there.js";
import { writeAtomic } from "../../lib/write-atomic.js";
import type { FileDigest } from "../../model/manifest.js";
import { listFiles } from "../../output/site-folder.js";
import { digestOfFile } from "../../packs/digest-of-file.js";
import { listShards } from "./shard-folders.js";
import { requireDelivered } from "./take-delivered.js";

/** The list of the tables that a shard has made in the first round. It is written last. */
const LIST = "tables.json";

/** Lists the tables of a shard, after it has filled them. @param folder of the shard @param fill writes no table once it has ended */
export async function withTables<Result>(folder: string, fill: () => Promise<Result>): Promise<Result> {
  const list = path.join(folder, LIST);
  rmSync(list, { force: true });
  const result = await fill();
  const tables: [string, FileDigest][] = [];
  for (const table of listFiles(folder))
    if (!table.endsWith(".lock")) tables.push([table, await digestOfFile(path.join(folder, table))]);
  writeAtomic(list, JSON.stringify(tables));
  return result;
}

/** Returns the folders of the shards that have ended the first round. @throws BuildError if a table is not as its shard made it */
export async function convertedFolders(cache: string): Promise<string[]> {
  const ended: string[] = [];
  for (const { shard, folder } of listShards(cache, "convert")) {
    const list = jsonIfThere(path.join(folder, LIST));
    if (!Array.isArray(list)) continue;
    for (const [table, digest] of list as [string, FileDigest][]) {
      const found = await digestOfFile(path.join(folder, table)).catch(absent);
      requireDelivered(shard, "convert", table, digest, found);
    }
    ended.push(folder);
  }
  return ended;
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== "ENOENT") throw error;
}
