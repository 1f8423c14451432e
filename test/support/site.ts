import path from "node:path";
import { pathToFileURL } from "node:url";
import { vi } from "vitest";
import type { Flags } from "../../src/settings/load-settings.js";
import { type Result, runCli } from "./run-cli.js";

type BuildFlags = Flags & { readonly verbose?: boolean };

/** Returns the folders of one site below a base folder, and functions that build it. */
export function siteIn(base: string) {
  const folder = (name: string): string => path.join(base, name);
  const folders = { content: folder("content"), out: folder("site"), cache: folder("cache") };
  return {
    ...folders,
    /**
     * Runs the command line: for tests of what it prints, of its exit code, and of builds after other builds. Without threads, a
     * small build takes half as much of the processors.
     */
    build: (args: readonly string[] = [], env?: Readonly<Record<string, string>>): Result => {
      const { content, out, cache } = folders;
      const flags = ["--content", content, "--out", out, "--cache", cache, "--jobs", "1"];
      return runCli(["build", ...flags, ...args], env);
    },
    /** Builds in this process, without threads: a tenth of the time. */
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
  const out = vi.spyOn(console, "log").mockReturnValue(undefined);
  const err = vi.spyOn(console, "error").mockReturnValue(undefined);
  const printed = (spy: typeof out): string =>
    spy.mock.calls.map((values) => `${values.join(" ")}\n`).join("");
  try {
    await (isShared ? runAssemble : runBuild)({ jobs: 1, ...flags });
    return { out: printed(out), err: printed(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
