import { existsSync, readFileSync } from "node:fs";
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

/**
 * Returns the scripts of the search page as `npm run compile` bundles them. Before the program is what finds other forms of a
 * word, where the language has that. @param lang BCP 47 tag of the site
 */
export function readSearchScripts(lang: string, root = PACKAGE_FOLDER) {
  const read = (name: string): string => {
    const file = path.join(root, `dist/search/${name}.js`);
    return existsSync(file) ? readFileSync(file, "utf8") : "";
  };
  const language = read(`language-${(lang.split("-")[0] as string).toLowerCase()}`);
  return { starter: read("starter"), script: language + read("engine") };
}

export const TEMPLATES_FOLDER = path.join(PACKAGE_FOLDER, "templates");
/** Returns the folders of the templates of a site, the operator's first. @param own undefined where there is none */
export const templateFolders = (own: string | undefined): readonly string[] =>
  own === undefined ? [TEMPLATES_FOLDER] : [own, TEMPLATES_FOLDER];
