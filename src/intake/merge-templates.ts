import { readdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOf, digestOfParts } from "../lib/digest.js";
import { requireReadable } from "../lib/if-there.js";
import { TEMPLATES_FOLDER } from "../lib/package-folder.js";
import { nameOf } from "../lib/paths.js";
import { writeChanged } from "../lib/write-atomic.js";
import type { Digest, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { filesBelow } from "./files-below.js";

/** The mark at the end of a copied template: the digest of the file that it was copied from. */
const ORIGIN = /newsmirror template ([0-9a-f]{32})/;

/** What a mark stands between, so that it is a comment. */
const COMMENTS: Readonly<Record<string, readonly [string, string]>> = {
  ".njk": ["{#- ", " -#}"],
  ".css": ["/* ", " */"],
  ".yaml": ["# ", ""],
};

/** The templates of a site in one folder, and the notices about them. */
export interface MergedTemplates {
  readonly folder: string;
  readonly problems: readonly Problem[];
}

/**
 * Returns the folder of the templates of a site. If the operator has own templates, writes a folder in the cache with all
 * templates, since Eleventy reads one folder. In it, each own template takes the place of ours with the same path.
 * @param own folder of the operator's templates; undefined if there is none
 * @returns the folder, and a notice for each template that is a copy of an older one of ours
 * @throws BuildError if the operator's folder cannot be read
 */
export function mergeTemplates(own: string | undefined, cache: string): MergedTemplates {
  if (own === undefined) return { folder: TEMPLATES_FOLDER, problems: [] };
  const originals = new Map(
    templatesIn(TEMPLATES_FOLDER).map((file) => [file, path.join(TEMPLATES_FOLDER, file)]),
  );
  const replacing = new Map(ownTemplates(own).map((file) => [file, path.join(own, file)]));
  const files = Array.from(
    new Map([...originals, ...replacing]),
    ([file, source]) => [file, readFileSync(source)] as const,
  );
  // Eleventy keeps what it has read of a folder as long as its process runs, so other templates are in another folder.
  const version = digestOfParts(
    files.flatMap(([file, content]) => [`${file}\n${content.length}\n`, content]),
  );
  const merged = path.join(cache, "templates");
  const folder = path.join(merged, version);
  for (const [file, content] of files) writeChanged(path.join(folder, file), content);
  for (const other of readdirSync(merged))
    if (other !== version) rmSync(path.join(merged, other), { recursive: true });
  return { folder, problems: [...replacing].flatMap(([file, source]) => outdated(file, source, originals)) };
}

/** Returns the paths of all templates, stylesheets, icons and locales of this package, sorted. */
export const templateNames = (): string[] => templatesIn(TEMPLATES_FOLDER);

/** Returns one of our templates, by its path, as the start of the operator's own, with a mark that names its version. */
export function markedTemplate(file: string): Uint8Array {
  const content = readFileSync(path.join(TEMPLATES_FOLDER, file));
  const comment = COMMENTS[path.extname(file)];
  if (!comment) return content;
  const [start, end] = comment;
  return Buffer.from(`${content}${start}newsmirror template ${digestOf(content)}${end}\n`);
}

function outdated(file: string, source: string, originals: ReadonlyMap<string, string>): Problem[] {
  const origin = ORIGIN.exec(readFileSync(source, "utf8"))?.[1] as Digest | undefined;
  const original = originals.get(file);
  if (origin === undefined || original === undefined || digestOf(readFileSync(original)) === origin)
    return [];
  const message = "it is a copy of an older version of the template";
  const hint = `compare it with \`newsmirror templates ${file} --print\`, and copy the last line from there`;
  return [{ code: "old-template", path: file as SourcePath, message, hint }];
}

const ownTemplates = (own: string): string[] =>
  requireReadable(
    () => templatesIn(own),
    `the folder of templates ${own}`,
    "make it, or correct `templates` in the settings",
  );

const templatesIn = (folder: string): string[] =>
  filesBelow(folder).filter((file) => !nameOf(file).startsWith("."));
