import { runGit } from "./run-git.js";

/** Returns when a commit was made, in seconds since 1970, as the commit itself says. @throws Error if git cannot read it */
export async function commitTime(folder: string, commit: string): Promise<number> {
  const text = (await runGit(folder, "cat-file", ["commit", commit])).toString("latin1");
  const [, seconds] = /^committer .* (\d{1,12}) [-+]\d{4}$/m.exec(text) ?? [];
  if (seconds === undefined) throw new Error(`${commit} does not say when it was made`);
  return Number(seconds);
}
