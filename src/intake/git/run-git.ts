import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** Milliseconds that a command may take. Configuration that includes a pipe would keep git waiting for ever. */
const TIMEOUT = 60_000;
/** Bytes that a command may print: about 2.5 million files. */
const MOST_BYTES = 1 << 28;

/** Settings that win over those of the repository. */
const SETTINGS = ["core.fsmonitor=false", "core.hooksPath=/dev/null", "safe.bareRepository=explicit"];

/**
 * Variables of the operator that git sees: where its own configuration and programs are. The others lead to another
 * repository, or name programs; a build that is started by a hook of git has such variables.
 */
const KEPT = /^GIT_(?:CONFIG_.*|CEILING_DIRECTORIES|DISCOVERY_ACROSS_FILESYSTEM|EXEC_PATH)$/;

/**
 * Commands that can be run in somebody else's repository: they read objects and print them. None of them compares files
 * with a commit, looks at the index, asks a server, or writes; so none runs a filter, a hook or a driver that the
 * repository names.
 */
export type SafeCommand = "rev-parse" | "ls-tree";

/**
 * Runs git in a folder and returns what it prints. Nothing that the repository's configuration names is run. An object
 * that is missing is an error; git would else fetch it, by a program that the configuration names.
 * @throws Error where git is missing, fails, or takes a minute
 */
export async function runGit(folder: string, command: SafeCommand, args: readonly string[]): Promise<Buffer> {
  const settings = SETTINGS.flatMap((setting) => ["-c", setting]);
  const { stdout } = await run("git", ["--no-pager", ...settings, "-C", folder, command, ...args], {
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
