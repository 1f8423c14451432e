import { existsSync } from "node:fs";
import path from "node:path";
import { foldersAbove } from "../../lib/paths.js";
import { pathFromRoot, type SourcePath } from "../../model/names.js";
import type { Problem } from "../../model/problem.js";
import type { Settings } from "../../model/settings.js";
import { articleExtensions, extensionOf } from "../extensions.js";
import { pathFilter } from "../path-filter.js";
import { type MirrorToScan, mirrorsToScan } from "../scan-mirrors.js";
import type { Heads } from "../source-commit.js";
import { decoded } from "./committed-files.js";
import { indexBelow } from "./index-below.js";
import { runGit } from "./run-git.js";

/** Files that are named. */
const LISTED = 3;

/**
 * Returns a notice for each mirror of whose articles a sparse checkout leaves some out. Nothing but git's index tells of them.
 * @param heads the commits that mirrors are checked out at; there is no git to ask about other mirrors
 */
export async function leftOutOfCheckouts(settings: Settings, heads: Heads): Promise<Problem[]> {
  const checkouts = mirrorsToScan(settings).filter(({ root }) => heads.get(root));
  const notices = await Promise.all(checkouts.map(leftOutOf));
  return notices.flat();
}

async function leftOutOf({ root, content, options }: MirrorToScan): Promise<Problem[]> {
  const file = await runGit(content, "rev-parse", ["--git-path", "info/sparse-checkout"]).catch(
    () => undefined,
  );
  // To read the index of a large mirror takes a while.
  if (!file || !existsSync(path.resolve(content, decoded(file.toString("latin1").trimEnd())))) return [];
  const { isHidden, isExcluded } = pathFilter(content, options);
  const extensions = articleExtensions(options.formats);
  const isWanted = (name: string): boolean => {
    const file = name.replace(/\/$/, "");
    if (file === name && !extensions.has(extensionOf(name))) return false;
    return ![file, ...foldersAbove(file)].some((one) => isHidden(one) || isExcluded(one));
  };
  const index = await indexBelow(content).catch(() => undefined);
  const left = Array.from(index?.entries ?? [])
    .filter(
      ({ isLeftOut, path: name }) => isLeftOut && isWanted(name) && !existsSync(path.join(content, name)),
    )
    .map(({ path: name }) => name);
  return left.length === 0 ? [] : [notice(pathFromRoot(root, "") || ".", left)];
}

const notice = (place: string, left: readonly string[]): Problem => ({
  code: "left-out",
  path: place as SourcePath,
  message: `a sparse checkout leaves out ${left.length} of the files or folders that git knows: ${left.slice(0, LISTED).join(", ")}${left.length > LISTED ? ", …" : ""}`,
  hint: "run `git sparse-checkout disable` to have them, or name them in `exclude` if they are not for the site",
});
