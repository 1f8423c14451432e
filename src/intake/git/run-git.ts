import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { findProgram } from "../../lib/find-program.js";

const run = promisify(execFile);

/** Milliseconds that a command may take. Configuration that includes a pipe would keep git waiting for ever. */
const TIMEOUT = 60_000;
/** Bytes that a command may print: about 2.5 million files. */
const MOST_BYTES = 1 << 28;

/** Settings that win over those of the repository. */
const SETTINGS = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];

/** Variables of git's own configuration and programs. Others, as hooks set them, lead to other repositories or programs. */
const KEPT = /^GIT_(?:CONFIG_.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)$/;

/** Commands of git that only read objects and print them. They run no filter, hook or driver that a repository names. */
type SafeCommand = "rev-parse" | "ls-tree" | "cat-file";

/**
 * Runs git in a folder and returns its output. No program that the repository's configuration names is run. So a missing object
 * is an error: git would fetch it with such a program.
 * @throws Error if git is missing, fails, or takes a minute
 */
export async function runGit(folder: string, command: SafeCommand, args: readonly string[]): Promise<Buffer> {
  const git = findProgram("git");
  if (git === undefined) throw new Error("git is not installed");
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  const { stdout } = await run(git, ["--no-pager", ...settings, "-C", folder, command, ...args], {
    encoding: "buffer",
    env: safeEnvironment(process.env),
    timeout: TIMEOUT,
    maxBuffer: MOST_BYTES,
  });
  return stdout;
}

function safeEnvironment(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const kept = Object.entries(env).filter(([name]) => !name.startsWith("GIT_") || KEPT.test(name));
  return {
    ...Object.fromEntries(kept),
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
    GIT_NO_REPLACE_OBJECTS: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
  };
}
