import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { digestOfParts } from "../lib/digest.js";
import { PACKAGE_FOLDER } from "../lib/package-folder.js";
import type { ConvertOptions } from "../model/declared-format.js";
import type { Digest } from "../model/names.js";
import { moduleGraph, packageVersions } from "./module-graph.js";

/** The modules from which each stage starts. What they import, at any depth, is the code of the stage. */
const ENTRIES = {
  converter: ["workers/convert.worker.js", "workers/digest.worker.js", "cache/outcome-table.js"],
  planner: ["catalog/build-catalog.js", "catalog/read-aloud.js", "plan/plan-pages.js"],
  renderer: ["workers/render.worker.js"],
  indexer: ["workers/index.worker.js", "search/index/plan-search.js"],
} as const;

/** Digests of the code of each stage: what its results depend on besides its input. */
export interface Fingerprints {
  /** Of what makes articles of files, and of the form in which these are kept. It covers the options. */
  readonly converter: Digest;
  /** Of what decides which pages there are and what is on them. */
  readonly planner: Digest;
  /** Of the templates, and of what renders them. */
  readonly renderer: Digest;
  /** Of what makes the search index. */
  readonly indexer: Digest;
  /** Of the program that searches in the browser. */
  readonly engine: Digest;
  /** Name and version of this package. */
  readonly program: string;
}

/**
 * Computes the fingerprint of each stage: its modules, and the resolved versions of all packages that they load. So a
 * change of code makes stale what depends on it, and nothing else.
 * @param options of the conversion
 * @param root folder of the package, with `dist/`
 * @param templates folder of the templates of the site
 */
export function fingerprints(
  { limits, formats }: ConvertOptions,
  root: string = PACKAGE_FOLDER,
  templates: string = path.join(root, "templates"),
): Fingerprints {
  const dist = path.join(root, "dist");
  return {
    converter: codeFingerprint(dist, ENTRIES.converter, JSON.stringify([limits, formats])),
    planner: codeFingerprint(dist, ENTRIES.planner),
    renderer: codeFingerprint(dist, ENTRIES.renderer, templatesFingerprint(templates)),
    indexer: codeFingerprint(dist, ENTRIES.indexer),
    engine: digestOfParts([readFileSync(path.join(dist, "search/engine.js"))]),
    program: programVersion(root),
  };
}

/** Returns the fingerprint of some modules. @param more anything else that their results depend on */
function codeFingerprint(dist: string, entries: readonly string[], more = ""): Digest {
  const { modules, packages } = moduleGraph(entries.map((entry) => path.join(dist, entry)));
  const files = Array.from(modules, ([file, text]) => `${sitePath(dist, file)}\n${text}\n`).sort();
  // A newer Unicode version knows more letters and marks, which patterns and normalisation depend on.
  return digestOfParts([
    ...files,
    packageVersions(packages).join(" "),
    String(process.versions.unicode),
    more,
  ]);
}

/**
 * Returns the digest of all templates in a folder, at any depth, and of their paths. Assets are not part of it: a page only
 * names them. Words of the locales are part of the site's view.
 */
function templatesFingerprint(folder: string): Digest {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".njk"))
    .map((entry) => path.join(entry.parentPath, entry.name));
  return digestOfParts(files.sort().flatMap((file) => [`${sitePath(folder, file)}\n`, readFileSync(file)]));
}

const sitePath = (folder: string, file: string): string =>
  path.relative(folder, file).split(path.sep).join("/");

function programVersion(root: string): string {
  const { name, version } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as {
    name: string;
    version: string;
  };
  return `${name} ${version}`;
}
