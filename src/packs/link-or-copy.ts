import { copyFileSync, linkSync } from "node:fs";
import { BuildError } from "../model/problem.js";

/**
 * Makes a file that has the content of another one. Not every disk knows links, and none knows links to another disk.
 * @throws BuildError if there is no such file
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
