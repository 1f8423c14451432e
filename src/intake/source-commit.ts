import { execFile } from "node:child_process";
import path from "node:path";
import { promisify } from "node:util";
import type { SourceCommit } from "../model/manifest.js";

const run = promisify(execFile);

/**
 * A mirror is somebody else's repository: nothing that its configuration names is run, and nothing in it is written.
 */
const WARY = [
  "-c",
  "core.fsmonitor=false",
  "-c",
  "core.hooksPath=/dev/null",
  "-c",
  "safe.bareRepository=explicit",
];

/** Returns the commit that a folder is checked out at; undefined where it is not part of one, or there is no git. */
export async function headOf(folder: string): Promise<string | undefined> {
  try {
    // A folder that the commit does not know, such as an ignored one, says nothing about the commit.
    const [head] = (await git(folder, ["rev-parse", "HEAD", "HEAD:./"])).split("\n");
    return /^[0-9a-f]{40,64}$/.test(head ?? "") ? head : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Returns the commit with whether the articles are those of it.
 * @param extensions endings of article files; other files are not what the site is made of
 */
export async function sourceCommit(
  folder: string,
  commit: string,
  extensions: ReadonlySet<string>,
): Promise<SourceCommit> {
  try {
    const status = await git(folder, [
      "status",
      "--porcelain",
      "-z",
      "--untracked-files=all",
      "--ignored",
      "--no-renames",
      "--",
      ".",
    ]);
    const isModified = status
      .split("\0")
      .some((line) => extensions.has(path.extname(line).toLowerCase()) || line.endsWith("/"));
    return isModified ? { commit, modified: true } : { commit };
  } catch {
    return { commit, modified: true };
  }
}

async function git(folder: string, args: readonly string[]): Promise<string> {
  const env = { ...process.env, GIT_OPTIONAL_LOCKS: "0" };
  const { stdout } = await run("git", [...WARY, "-C", folder, ...args], { env, maxBuffer: 1 << 28 });
  return stdout;
}
