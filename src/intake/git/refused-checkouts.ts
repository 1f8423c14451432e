import { findProgram } from "../../lib/find-program.js";
import { pathFromRoot, type SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import { mirrorFolders } from "../mirror-folders.js";
import type { Heads } from "../source-commit.js";
import { checkoutOf, runGit } from "./run-git.js";

/**
 * Returns a notice for each mirror that lies in a checkout which git does not read: there is no git, or it takes the checkout for
 * that of another account, as in the containers of some runners.
 * @param heads the commits that mirrors are checked out at. Where there is one, git reads the checkout
 */
export async function refusedCheckouts(settings: Settings, heads: Heads): Promise<Problem[]> {
  const unknown = Object.entries(mirrorFolders(settings)).filter(([root]) => !heads.get(root));
  const notices = await Promise.all(unknown.map(([root, folder]) => refused(root, folder)));
  return notices.flat();
}

async function refused(root: string, folder: string): Promise<Problem[]> {
  const checkout = checkoutOf(folder);
  const fault = checkout === undefined ? undefined : await faultOf(folder, checkout);
  if (fault === undefined) return [];
  const message = `the manifest cannot name the commit of the content: ${fault.reason}`;
  const place = pathFromRoot<SourcePath>(root, "") || ("." as SourcePath);
  return [{ code: "no-commit", path: place, message, hint: fault.hint }];
}

/** Returns why git does not read a checkout, and what to do about it; undefined if it reads it. */
async function faultOf(
  folder: string,
  checkout: string,
): Promise<{ readonly reason: string; readonly hint: string } | undefined> {
  if (findProgram("git") === undefined) return { reason: "there is no git", hint: "install it" };
  // No commit is known, either, where there is none yet or it does not hold the folder. Such checkouts git reads.
  const error = await runGit(folder, "rev-parse", ["--git-dir"]).then(
    () => undefined,
    (thrown: Error & { readonly stderr?: Buffer }) => thrown,
  );
  if (error === undefined) return undefined;
  const said = error.stderr?.toString() ?? "";
  // A folder that is damaged on purpose is no reason to trust it with programs of its own.
  const isOfAnother = said.includes("safe.directory");
  return {
    reason: said.split("\n", 1)[0] || error.message,
    hint: isOfAnother
      ? `it belongs to another account; if you trust that, run \`git config --global --add safe.directory '${checkout}'\``
      : "clone the repository again if readers should see the commit; the site is whole without it",
  };
}
