import { readFileSync } from "node:fs";
import path from "node:path";
import { filesBelow } from "../intake/files-below.js";
import { digestOfParts } from "../lib/digest.js";
import { memoize } from "../lib/memoize.js";
import { PACKAGE_FOLDER, readProgram, readSearchScripts } from "../lib/package-folder.js";
import { relativePath } from "../lib/paths.js";
import type { ConvertOptions } from "../model/declared-format.js";
import type { Digest } from "../model/names.js";
import type { SiteSettings } from "../model/settings.js";
import { moduleGraph, packageVersions, readInstalled, readModule } from "./module-graph.js";

/** The first modules of each stage. The code of a stage is these modules and all that they import, at any depth. */
const ENTRIES = {
  converter: ["workers/convert.worker.js", "workers/digest.worker.js", "cache/outcome-table.js"],
  planner: [
    "catalog/build-catalog.js",
    "catalog/read-aloud.js",
    "catalog/stored/change-catalog.js",
    "plan/plan-pages.js",
    "plan/changes/plan-changes.js",
  ],
  renderer: ["workers/render.worker.js"],
  indexer: ["workers/index.worker.js", "search/index/plan-search.js"],
} as const;

/** A digest of the code of each stage. The results of a stage depend on its code and its input alone. */
export interface Fingerprints {
  /** Code and options that convert files to articles, and the code that stores articles. */
  readonly converter: Digest;
  /** Code that decides which pages there are and what they show. */
  readonly planner: Digest;
  /** Templates, and the code that renders them. */
  readonly renderer: Digest;
  /** Code that builds the search index. */
  readonly indexer: Digest;
  /** The scripts of the search page. */
  readonly engine: Digest;
  /** Name and version of this package. */
  readonly program: string;
}

/**
 * Computes the fingerprint of each stage from its modules and the installed versions of all packages that they load. So a
 * change of code makes exactly the stages stale that depend on it.
 * @param options of the conversion, and the language of the site
 * @param root folder of the package, with `dist/`
 * @param templates folder of the templates of the site
 */
export function computeFingerprints(
  { limits, formats, lang }: ConvertOptions & Pick<SiteSettings, "lang">,
  root: string = PACKAGE_FOLDER,
  templates: string = path.join(root, "templates"),
): Fingerprints {
  const dist = path.join(root, "dist");
  const { name, version } = readProgram(root);
  // The stages share modules and packages.
  const read = { module: memoize(readModule), installed: memoize(readInstalled) };
  return {
    converter: codeFingerprint(dist, ENTRIES.converter, JSON.stringify([limits, formats]), read),
    planner: codeFingerprint(dist, ENTRIES.planner, "", read),
    renderer: codeFingerprint(dist, ENTRIES.renderer, templatesFingerprint(templates), read),
    indexer: codeFingerprint(dist, ENTRIES.indexer, "", read),
    engine: digestOfParts(Object.values(readSearchScripts(lang, root))),
    program: `${name} ${version}`,
  };
}

/** Returns the fingerprint of the code that makes books. */
export const bookFingerprint = (): Digest =>
  codeFingerprint(path.join(PACKAGE_FOLDER, "dist"), [
    "packs/book/build-book.js",
    "packs/book/write-epub.js",
  ]);

/** Returns the fingerprint of some modules. @param otherInput what their results depend on besides */
function codeFingerprint(
  dist: string,
  entries: readonly string[],
  otherInput = "",
  read = { module: readModule, installed: readInstalled },
): Digest {
  const { modules, packages } = moduleGraph(
    entries.map((entry) => path.join(dist, entry)),
    read.module,
  );
  const files = Array.from(modules, ([file, text]) => `${relativePath(dist, file)}\n${text}\n`).sort();
  // Patterns and normalisation depend on the version of Unicode: a newer one has more letters and marks.
  return digestOfParts([
    ...files,
    packageVersions(packages, read.installed).join(" "),
    String(process.versions.unicode),
    otherInput,
  ]);
}

/** Returns the digest of all templates in a folder, without assets (pages only name them) and locales (the view has them). */
function templatesFingerprint(folder: string): Digest {
  const files = filesBelow(folder).filter((file) => file.endsWith(".njk"));
  return digestOfParts(files.flatMap((file) => [`${file}\n`, readFileSync(path.join(folder, file))]));
}
