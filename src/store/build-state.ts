import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ArticleMeta, SourceFile } from "../model/article.js";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import type { Notice, Problem } from "../model/problem.js";
import type { KnownPicture } from "./read-pictures.js";
import { named, temporaryName } from "./write-atomic.js";

/** What a file's bytes were converted to: an article, its body stored under `stored`, or what is wrong with it. */
export type Outcome =
  | { readonly meta: ArticleMeta; readonly stored: Digest; readonly notices?: readonly Notice[] }
  | { readonly problem: Omit<Problem, "path"> };

/** What is known of a source file since it was last read. */
export type KnownSource = Pick<SourceFile, "size" | "mtimeMs"> & { readonly digest: Digest };

/** One part of the work when several machines share it: `index` of 1 to `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** By path. */
export type Sources = Map<SourcePath, KnownSource>;
/** By digest of what the conversion depends on; see convert-batch.ts. */
export type Outcomes = Map<Digest, Outcome>;
/**
 * Keys of the files that builds have written into the output folder, by path; the empty key where a build may have died
 * before the file was written or removed.
 */
export type Keys = Map<SitePath, Digest>;

/** Everything that is kept between builds but for the stored articles. */
export interface BuildState {
  readonly sources: StateTable<SourcePath, KnownSource>;
  readonly outcomes: StateTable<Digest, Outcome>;
  readonly keys: StateTable<SitePath, Digest>;
  readonly pictures: StateTable<SourcePath, KnownPicture>;
  /** What lies in the output folder, in short; see site-digests.ts. */
  readonly digests: StateTable<SitePath, string>;
}

/**
 * Opens the tables of a cache folder.
 * @param converter fingerprint of the code that reads sources and makes outcomes
 * @param out the output folder that the keys speak of
 */
export function openState(cache: string, converter: Digest, out: string): BuildState {
  const file = (name: string): string => path.join(cache, `${name}.ndjson`);
  const at = path.relative(cache, out);
  const ofSite = createHash("sha256").update(at).digest("hex").slice(0, 8);
  return {
    sources: new StateTable(file("sources"), converter),
    outcomes: new StateTable(file("outcomes"), converter),
    pictures: new StateTable(file("pictures"), converter),
    keys: new StateTable(file(`keys-${ofSite}`), at),
    digests: new StateTable(file(`digests-${ofSite}`), at),
  };
}

/** Where the outcomes lie that one machine of several has made; see `convert --shard`. */
export const shardTable = (cache: string, converter: Digest, shard: Shard): StateTable<Digest, Outcome> =>
  new StateTable(path.join(cache, `${SHARD_PREFIX}${shard.index}-of-${shard.count}.ndjson`), converter);

const SHARD_PREFIX = "outcomes-shard-";

/** Loads the outcomes of all shards whose files were copied into the cache folder, and the files' paths. */
export async function loadShards(
  cache: string,
  converter: Digest,
): Promise<{ readonly outcomes: Outcomes; readonly files: readonly string[] }> {
  const names = (await readdir(cache)).filter(
    (name) => name.startsWith(SHARD_PREFIX) && name.endsWith(".ndjson"),
  );
  const files = names.sort().map((name) => path.join(cache, name));
  const outcomes: Outcomes = new Map();
  for (const file of files) {
    for (const [digest, outcome] of await new StateTable<Digest, Outcome>(file, converter).load()) {
      outcomes.set(digest, outcome);
    }
  }
  return { outcomes, files };
}

/**
 * One table that is kept between builds: a file with a line that says what its entries depend on, then a line an entry.
 * The tables do not depend on each other, so each may be older or missing: that costs a colder build and nothing else.
 */
export class StateTable<Name extends string, Value> {
  /**
   * @param file where it lies
   * @param stamp what the entries depend on; entries with another stamp are as if they had never been
   */
  constructor(
    private readonly file: string,
    private readonly stamp: string,
  ) {}

  /** Returns the entries of the last build; none where there is no such table, or a damaged one. */
  async load(): Promise<Map<Name, Value>> {
    const entries = new Map<Name, Value>();
    try {
      let isFirst = true;
      for await (const lines of linesOf(this.file)) {
        if (isFirst && JSON.parse(lines.shift() as string) !== this.stamp) return entries;
        isFirst = false;
        for (const line of lines) {
          const [name, value] = JSON.parse(line) as [Name, Value];
          entries.set(name, value);
        }
      }
      return entries;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError)
        return new Map();
      throw error;
    }
  }

  /**
   * Replaces the table, such that whoever reads it finds the old one or the new one, whole.
   * @param last what it holds now; nothing is written where the entries are the same
   */
  async save(entries: ReadonlyMap<Name, Value>, last: ReadonlyMap<Name, Value>): Promise<void> {
    if (isSame(entries, last)) return;
    await mkdir(path.dirname(this.file), { recursive: true });
    const temporary = temporaryName(this.file);
    try {
      await pipeline(Readable.from(blocksOf(this.stamp, entries)), createWriteStream(temporary));
      await rename(temporary, this.file);
    } catch (error) {
      await rm(temporary, { force: true });
      throw named(error, this.file);
    }
  }
}

const isSame = <Name, Value>(one: ReadonlyMap<Name, Value>, other: ReadonlyMap<Name, Value>): boolean => {
  if (one.size !== other.size) return false;
  for (const [name, value] of one) if (other.get(name) !== value) return false;
  return true;
};

/** Lines that are written at once. */
const BLOCK = 1000;

function* blocksOf(stamp: string, entries: ReadonlyMap<string, unknown>): Generator<string> {
  let block = `${JSON.stringify(stamp)}\n`;
  let count = 0;
  for (const entry of entries) {
    block += `${JSON.stringify(entry)}\n`;
    if (++count % BLOCK !== 0) continue;
    yield block;
    block = "";
  }
  yield block;
}

/** Yields the lines of a file, a few at once and never none, without holding it as a whole. */
async function* linesOf(file: string): AsyncGenerator<string[]> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8", highWaterMark: 1 << 20 })) {
    const lines = (rest + chunk).split("\n");
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  if (rest) yield [rest];
}
