import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import type { Digest } from "../model/names.js";
import { dropArticles, listArticles } from "./article-store.js";
import { isTemporaryName } from "./write-atomic.js";

/**
 * Removes what a build that died has left in the cache folder: half-written files, and stored articles that no outcome
 * names.
 */
export async function sweepCache(cache: string, used: ReadonlySet<Digest>): Promise<void> {
  await dropArticles(
    cache,
    (await listArticles(cache)).filter((digest) => !used.has(digest)),
  );
  await sweepTemporary(cache);
}

/** Removes half-written files below a folder. */
export async function sweepTemporary(folder: string): Promise<void> {
  const entries = await readdir(folder, { recursive: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw error;
  });
  for (const name of entries) if (isTemporaryName(name)) await rm(path.join(folder, name), { force: true });
}
