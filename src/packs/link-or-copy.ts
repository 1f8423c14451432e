import { copyFileSync, linkSync } from "node:fs";
import { BuildError } from "../model/problem.js";

/**
 * Makes a file with the content of another: a link if the disk can, else a copy. @throws BuildError if there is no such
 * file
 */
export function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT")
      throw new BuildError(`${source} is missing`, "build the site again, or copy it again", {
        cause: error,
      });
    copyFileSync(source, target);
  }
}
