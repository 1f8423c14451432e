import { execFile } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import path from "node:path";
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
 * @throws Error if git is missing, fails, would wait for a pipe, or takes a minute
 */
export async function runGit(folder: string, command: SafeCommand, args: readonly string[]): Promise<Buffer> {
  const git = findProgram("git");
  if (git === undefined) throw new Error("git is not installed");
  refusePipes(folder);
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

/** Returns the folder that holds `.git`: the folder itself, or one above it; undefined outside of a checkout. */
export function checkoutOf(folder: string): string | undefined {
  for (let above = folder; ; above = path.dirname(above)) {
    if (existsSync(path.join(above, ".git"))) return above;
    if (above === path.dirname(above)) return undefined;
  }
}

/** Files that git reads before anything else. */
const READ_FIRST = ["HEAD", "config", "index", "packed-refs"];

/** @throws Error if a file of a checkout for which git would wait is a pipe */
function refusePipes(folder: string): void {
  const own = path.join(checkoutOf(folder) ?? folder, ".git");
  const isFolder = statSync(own, { throwIfNoEntry: false })?.isDirectory();
  for (const file of isFolder ? READ_FIRST.map((name) => path.join(own, name)) : [own])
    if (statSync(file, { throwIfNoEntry: false })?.isFIFO()) throw new Error(`${file} is a pipe, not a file`);
}
