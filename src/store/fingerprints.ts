import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import type { Limits } from "../model/limits.js";
import type { Digest } from "../model/names.js";

/** The package's own folder: `dist/store/` lies two below it. */
const PACKAGE_FOLDER = fileURLToPath(new URL("../../", import.meta.url));
/** The templates that come with the package. */
export const TEMPLATES_FOLDER = path.join(PACKAGE_FOLDER, "templates");

/**
 * Returns a digest of the code that a stage's results depend on: the program's own files in the named folders, and the
 * versions of the packages it names. It changes with them, so that nobody has to remember to clear a cache.
 */
function codeFingerprint(folders: readonly string[], packages: readonly string[]): Digest {
  const here = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
  const hash = createHash("sha256");
  for (const folder of folders) addFolder(hash, path.join(here, folder));
  for (const name of packages) {
    const manifest = path.join(path.dirname(fileURLToPath(import.meta.resolve(name))), "package.json");
    hash.update(`${name} ${versionNear(manifest)}\n`);
  }
  return hash.digest("hex").slice(0, 32) as Digest;
}

/** Returns the digest of what a file is converted to, and the form in which that is kept, depend on. */
export function converterFingerprint(limits: Limits): Digest {
  const packages = [
    "unified",
    "parse5",
    "hast-util-from-parse5",
    "rehype-remark",
    "remark-gfm",
    "markdown-it",
    "remark-stringify",
  ];
  const code = codeFingerprint(["model", "source", "convert", "store"], [...packages, "gray-matter", "yaml"]);
  return `${code} ${JSON.stringify(limits)}` as Digest;
}

/** Returns the digest of what a page's bytes depend on, besides its view. */
function templateFingerprint(): Digest {
  const code = codeFingerprint(["render"], ["@11ty/eleventy", "markdown-it"]);
  return `${code}${folderFingerprint(TEMPLATES_FOLDER)}` as Digest;
}

/** Returns the digest of what decides which pages there are and what is on them, besides their articles. */
function plannerFingerprint(): Digest {
  return codeFingerprint(["catalog", "plan"], ["opencc-js", "pinyin-pro"]);
}

/** Returns the digest of what the search index depends on besides the articles, and of the program that reads it. */
const searchFingerprint = (): Digest => codeFingerprint(["search"], []);

/** What the results of the stages depend on besides their input, as digests. */
export interface Code {
  readonly converter: Digest;
  readonly planner: Digest;
  readonly templates: Digest;
  readonly search: Digest;
  /** The program's name and version. */
  readonly program: string;
}

/** Returns the digests of all code. @param limits which the converter keeps */
export function fingerprints(limits: Limits): Code {
  return {
    converter: converterFingerprint(limits),
    planner: plannerFingerprint(),
    templates: templateFingerprint(),
    search: searchFingerprint(),
    program: generator(),
  };
}

/** Returns a digest of all files in a folder, at any depth, and of their paths in it. */
function folderFingerprint(folder: string): Digest {
  const hash = createHash("sha256");
  addFolder(hash, folder);
  return hash.digest("hex").slice(0, 32) as Digest;
}

function addFolder(hash: ReturnType<typeof createHash>, folder: string): void {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  for (const file of files.sort()) {
    hash.update(`${path.relative(folder, file).split(path.sep).join("/")}\n`).update(readFileSync(file));
  }
}

/** Returns the program's name and version. */
function generator(): string {
  return `newsmirror ${versionNear(path.join(PACKAGE_FOLDER, "package.json"))}`;
}

/** Returns the version in the manifest, or in the nearest one above it. */
function versionNear(manifest: string): string {
  for (let folder = path.dirname(manifest); ; folder = path.dirname(folder)) {
    try {
      const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8")) as {
        version?: string;
      };
      if (version) return version;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "ENOENT") throw error;
    }
    if (folder === path.dirname(folder)) throw new Error(`no package.json with a version above ${manifest}`);
  }
}
