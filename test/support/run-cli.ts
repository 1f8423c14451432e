import { execFile, spawnSync } from "node:child_process";
import path from "node:path";

/** Milliseconds. A process that runs longer hangs: none of the tests' takes a tenth of it, even on a busy machine. */
export const HANGS_AFTER = 5 * 60_000;

/** Flags of Node for a run of seconds: it ends before faster code has cost less than it took to make. */
export const SHORT_RUN = ["--no-opt"] as const;

/** How a run of the command line ended. */
export interface Result {
  /** The exit code. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/**
 * Runs the compiled command line as a user would.
 * @param folder the working folder
 * @param account that runs it, where it is not that of the tests
 * @throws Error if it hangs
 */
export function runCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
  folder = ".",
  account: { readonly uid?: number; readonly gid?: number } = {},
): Result {
  const { status, stdout, stderr, error } = spawnSync(
    process.execPath,
    [...SHORT_RUN, path.resolve("dist/cli.js"), ...args],
    {
      ...account,
      cwd: folder,
      encoding: "utf8",
      env: { ...process.env, ...env },
      timeout: HANGS_AFTER,
    },
  );
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** Runs the command line without stopping this process, which may have to answer it. */
export function startCli(
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Result> {
  const options = { timeout: HANGS_AFTER, env: { ...process.env, ...env } };
  return new Promise((done, fail) => {
    execFile(process.execPath, [...SHORT_RUN, "dist/cli.js", ...args], options, (error, out, err) => {
      if (error?.killed) fail(error);
      else done({ code: error ? Number(error.code) : 0, out, err });
    });
  });
}
