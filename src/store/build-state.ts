import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { ArticleMeta, SourceFile } from "../model/article.js";
import type { Digest, SitePath, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { writeAtomic } from "./write-atomic.js";

/** What a file's bytes were converted to: an article, its body stored under `stored`, or what is wrong with it. */
export type Outcome =
  | { readonly meta: ArticleMeta; readonly stored: Digest }
  | { readonly problem: Omit<Problem, "path"> };

/** What a build leaves for the next one. */
export interface BuildState {
  /** Size, time and digest of each source file. */
  readonly sources: Map<SourcePath, Pick<SourceFile, "size" | "mtimeMs"> & { digest: Digest }>;
  /** By digest of the source's bytes and id. */
  readonly outcomes: Map<Digest, Outcome>;
  /** Keys of the files that the last build wrote. */
  readonly keys: Map<SitePath, Digest>;
}

const FILES = ["sources", "outcomes", "keys"] as const;
/** Says by which converter the outcomes were made; written last, so that it vouches for the others. */
const STAMP = "state.json";

/**
 * Loads what the last build left. Whatever is missing, damaged or made by another converter is as if it had never been:
 * that costs a colder build and nothing else.
 * @param converter fingerprint of the code that makes outcomes
 */
export async function loadState(folder: string, converter: Digest): Promise<BuildState> {
  const state: BuildState = { sources: new Map(), outcomes: new Map(), keys: new Map() };
  try {
    const stamp = JSON.parse(await readFile(path.join(folder, STAMP), "utf8")) as { converter?: unknown };
    for (const file of FILES) {
      if (file === "outcomes" && stamp.converter !== converter) continue;
      const entries = linesOf(await readFile(path.join(folder, `${file}.ndjson`), "utf8"));
      for (const [name, value] of entries) (state[file] as Map<unknown, unknown>).set(name, value);
    }
    return state;
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === "ENOENT" || error instanceof SyntaxError;
    if (!isAbsent) throw error;
    return { sources: new Map(), outcomes: new Map(), keys: new Map() };
  }
}

function* linesOf(text: string): Generator<[unknown, unknown]> {
  for (const line of text.split("\n")) if (line) yield JSON.parse(line) as [unknown, unknown];
}

/** Saves what the next build needs. While it is being written there is no stamp, so a half-written state is none. */
export async function saveState(folder: string, state: BuildState, converter: Digest): Promise<void> {
  await rm(path.join(folder, STAMP), { force: true });
  for (const file of FILES) {
    const lines = [...(state[file] as Map<string, unknown>)].map((entry) => JSON.stringify(entry));
    await writeAtomic(path.join(folder, `${file}.ndjson`), lines.join("\n"));
  }
  await writeAtomic(path.join(folder, STAMP), JSON.stringify({ converter }));
}
