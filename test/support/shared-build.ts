import { cpSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Round } from "../../src/build/shards/shard-folders.js";
import type { Flags } from "../../src/settings/load-settings.js";
import { catchOutput } from "./run-here.js";

/** Returns the line that a shard prints. It runs in this process, without threads. */
export async function runShardHere(flags: Flags, shard: string, round: Round): Promise<string> {
  const [index, count] = shard.split("/").map(Number) as [number, number];
  const module = pathToFileURL(path.resolve("dist/commands/shard-command.js")).href;
  const { runShard }: typeof import("../../src/commands/shard-command.js") = await import(
    /* @vite-ignore */ module
  );
  const output = catchOutput();
  try {
    await runShard({ jobs: 1, ...flags }, { index, count }, round);
    return output.texts.out.trimEnd();
  } finally {
    output.end();
  }
}

/** Returns the names of all shards of a build. */
export const shardsOf = (count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${index + 1}/${count}`);

/** Runs one round of all shards over one cache folder, and returns what they print. */
export async function runRound(flags: Flags, count: number, round: Round): Promise<string[]> {
  const printed: string[] = [];
  for (const shard of shardsOf(count)) printed.push(await runShardHere(flags, shard, round));
  return printed;
}

/** Copies the folders of the shards in one cache over those in another one, as an operator does. */
export const copyShards = (from: string, to: string): void =>
  cpSync(path.join(from, "shards"), path.join(to, "shards"), { recursive: true });
