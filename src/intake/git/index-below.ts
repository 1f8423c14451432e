import path from "node:path";
import { decoded } from "./committed-files.js";
import { type GitIndex, readGitIndex } from "./git-index.js";
import { runGit } from "./run-git.js";

/** Returns the index of the checkout that holds a folder, with paths relative to that folder. @throws Error outside a checkout, or without git */
export async function indexBelow(folder: string): Promise<GitIndex> {
  const args = ["--show-object-format", "--show-prefix", "--git-path", "index"];
  const said = await runGit(folder, "rev-parse", args);
  const [format, prefix = "", file = ""] = said.toString("latin1").split("\n");
  const index = await readGitIndex(path.resolve(folder, decoded(file)), format === "sha256" ? 32 : 20);
  const below = function* () {
    for (const entry of index.entries)
      if (entry.path.startsWith(prefix)) yield { ...entry, path: decoded(entry.path.slice(prefix.length)) };
  };
  return { mtimeMs: index.mtimeMs, entries: below() };
}
