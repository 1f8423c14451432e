import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Flags } from "../../src/settings/load-settings.js";
import { type Result, runCli } from "./run-cli.js";
import { catchOutput, runHere } from "./run-here.js";

type Environment = Readonly<Record<string, string>>;
type BuildFlags = Flags & { readonly verbose?: boolean };

/** Returns the folders of one site below a base folder, and functions that build it. */
export function siteIn(base: string) {
  const folder = (name: string): string => path.join(base, name);
  const folders = { content: folder("content"), out: folder("site"), cache: folder("cache") };
  const { content, out, cache } = folders;
  const command = ["build", "--content", content, "--out", out, "--cache", cache];
  return {
    ...folders,
    /** Runs `newsmirror build` in this process, without threads. */
    build: (args: readonly string[] = [], env?: Environment): Promise<Result> =>
      runHere([...command, ...args], env),
    /** Runs it in a process of its own, which remembers nothing that is not in the cache. */
    buildApart: (args: readonly string[] = [], env?: Environment): Result =>
      runCli([...command, "--jobs", "1", ...args], env),
    /** Builds as `build` does, and throws what ends it. */
    buildHere: (flags: BuildFlags = {}): Promise<Omit<Result, "code">> => buildHere({ ...folders, ...flags }),
    /** Joins what shards have made, in this process. */
    assembleHere: (flags: BuildFlags = {}): Promise<Omit<Result, "code">> =>
      buildHere({ ...folders, ...flags }, true),
  };
}

/**
 * Builds a site with the compiled program in this process, and returns what the program printed.
 * @param isShared whether shards have done the work, which is only joined
 * @throws BuildError where no site can be made
 */
export async function buildHere(flags: BuildFlags, isShared = false): Promise<Omit<Result, "code">> {
  const module = pathToFileURL(path.resolve("dist/commands/build-command.js")).href;
  const { runAssemble, runBuild }: typeof import("../../src/commands/build-command.js") = await import(
    /* @vite-ignore */ module
  );
  const output = catchOutput();
  try {
    await (isShared ? runAssemble : runBuild)({ jobs: 1, ...flags });
    return output.texts;
  } finally {
    output.end();
  }
}
