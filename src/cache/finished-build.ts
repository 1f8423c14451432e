import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import { writeAtomic } from "../lib/write-atomic.js";
import type { Digest } from "../model/names.js";
import { siteSuffix } from "./build-cache.js";

interface Finished<Summary> {
  readonly input: Digest;
  readonly summary: Summary;
}

/**
 * The input and the summary of the last complete build of an output folder. A build with the same input has nothing to do,
 * and finds that out without planning the site.
 */
export class FinishedBuild<Summary> {
  private readonly file: string;

  constructor(cache: string, out: string) {
    this.file = path.join(cache, `finished-${siteSuffix(cache, out)}.json`);
  }

  /** Returns the summary of the last build; undefined if its input was another. */
  async summarize(input: Digest): Promise<Summary | undefined> {
    try {
      const finished = JSON.parse(await readFile(this.file, "utf8")) as Finished<Summary>;
      return finished.input === input ? finished.summary : undefined;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError)
        return undefined;
      throw error;
    }
  }

  /** Forgets the last build. Call it before anything of the site changes. */
  async forget(): Promise<void> {
    await rm(this.file, { force: true });
  }

  /** Remembers a build that is complete. */
  save(input: Digest, summary: Summary): void {
    writeAtomic(this.file, JSON.stringify({ input, summary } satisfies Finished<Summary>));
  }
}
