import { createHash } from "node:crypto";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { Digest } from "../model/names.js";
import { writeAtomic } from "./write-atomic.js";

interface Finished<Summary> {
  readonly input: Digest;
  readonly summary: Summary;
}

/**
 * What the last build that came to its end was made of, and what it said: a build of the same input into the same folder
 * has nothing to do, and need not plan the site to find that out.
 */
export class FinishedBuild<Summary> {
  private readonly file: string;

  constructor(cache: string, out: string) {
    const at = createHash("sha256").update(path.relative(cache, out)).digest("hex").slice(0, 8);
    this.file = path.join(cache, `finished-${at}.json`);
  }

  /** Returns what the last build said, if it was made of the same input. */
  async summaryOf(input: Digest): Promise<Summary | undefined> {
    try {
      const finished = JSON.parse(await readFile(this.file, "utf8")) as Finished<Summary>;
      return finished.input === input ? finished.summary : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError)
        return undefined;
      throw error;
    }
  }

  /** To be called before anything of the site changes: from then on no build is finished. */
  async forget(): Promise<void> {
    await rm(this.file, { force: true });
  }

  save(input: Digest, summary: Summary): void {
    writeAtomic(this.file, JSON.stringify({ input, summary } satisfies Finished<Summary>));
  }
}

/** Returns the digest of everything that a site is made of. */
export function inputDigest(parts: Iterable<string>): Digest {
  return createHash("sha256")
    .update([...parts].join("\0"))
    .digest("hex")
    .slice(0, 32) as Digest;
}
