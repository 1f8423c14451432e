import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of this package: two levels above this module. */
export const PACKAGE_FOLDER = fileURLToPath(new URL("../../", import.meta.url));

/** Returns name and version of this package. @param root folder of the package */
export const readProgram = (root = PACKAGE_FOLDER) =>
  JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    readonly name: string;
    readonly version: string;
  };

/** The templates of this package. */
export const TEMPLATES_FOLDER = path.join(PACKAGE_FOLDER, "templates");
