import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { type Columns, splitColumn } from "../lib/file-columns.js";
import { hasContent } from "../lib/has-content.js";
import { pathIn } from "../lib/paths.js";
import { isSafeSitePath } from "../lib/safe-name.js";
import { writeAtomic } from "../lib/write-atomic.js";
import {
  type ContentSource,
  type FileDigest,
  MANIFEST,
  type Manifest,
  SIGNATURE,
  type SourceCommit,
} from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";

/**
 * Writes the site's manifest, unless it is there already. If another manifest is there, its signature is removed first: a
 * wrong signature would look like a forgery, and a missing one does not.
 * @param folders all files of the site by folder, with the columns of a `SiteFile`
 * @param print prints the files of one folder
 * @returns whether it was written, and whether a signature was removed
 */
export async function writeManifest(
  out: string,
  generator: string,
  source: ContentSource,
  folders: ReadonlyMap<string, Columns>,
  print: FolderPrinter,
): Promise<{ readonly isNew: boolean; readonly wasSigned: boolean }> {
  const file = path.join(out, MANIFEST);
  const parts = printManifest(generator, source, folders, print);
  const content = Buffer.concat(Array.from(parts, (part) => Buffer.from(part)));
  if (hasContent(file, content)) return { isNew: false, wasSigned: false };
  const wasSigned = await removed(path.join(out, SIGNATURE));
  writeAtomic(file, content);
  return { isNew: true, wasSigned };
}

/** Yields the manifest as JSON, with a line for each file, so that `diff` can compare two manifests. */
function* printManifest(
  generator: string,
  { source, sources }: ContentSource,
  folders: ReadonlyMap<string, Columns>,
  print: FolderPrinter,
): Generator<string> {
  yield `{\n"generator": ${JSON.stringify(generator)},\n`;
  if (source) yield `"source": ${JSON.stringify(source)},\n`;
  if (sources) yield `"sources": ${JSON.stringify(sources)},\n`;
  yield '"files": {';
  let comma = "";
  for (const folder of [...folders.keys()].sort()) {
    yield `${comma}\n${print(folder, folders.get(folder) as Columns)}`;
    comma = ",";
  }
  yield "\n}\n}\n";
}

/** Prints the files of one folder for the manifest, without a comma at the end. */
export type FolderPrinter = (folder: string, columns: Columns) => string;

/** Returns a function that prints folders. It prints a folder again only if its columns are another list. */
export function folderPrinter(isStatic: (path: SitePath) => boolean): FolderPrinter {
  const printed = new Map<string, { readonly columns: Columns; readonly text: string }>();
  return (folder, columns) => {
    const known = printed.get(folder);
    if (known?.columns === columns) return known.text;
    const text = printFolder(folder, columns, isStatic);
    printed.set(folder, { columns, text });
    return text;
  };
}

function printFolder(
  folder: string,
  [names, , sizes = "", digests = ""]: Columns,
  isStatic: (path: SitePath) => boolean,
): string {
  const [ofSizes, ofDigests] = [splitColumn(sizes), splitColumn(digests)];
  const lines = splitColumn(names).map((name, index) => {
    const path = pathIn<SitePath>(folder, name);
    const mark = isStatic(path) ? ',"static":true' : "";
    return `${JSON.stringify(path)}: {"size":${ofSizes[index]},"sha256":"${ofDigests[index]}"${mark}}`;
  });
  return lines.join(",\n");
}

const commitSchema = v.pipe(
  v.object({ commit: v.string(), modified: v.optional(v.literal(true)) }),
  v.transform(({ commit, modified }): SourceCommit => ({ commit, ...(modified ? { modified } : {}) })),
);

const manifestSchema = v.object({
  generator: v.string(),
  source: v.optional(commitSchema),
  sources: v.optional(v.record(v.string(), commitSchema)),
  files: v.record(
    v.pipe(v.string(), v.check(isSafeSitePath, "is no path inside the site")),
    v.object({
      size: v.pipe(v.number(), v.integer(), v.minValue(0)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
      static: v.optional(v.literal(true)),
    }),
  ),
});

/** Parses a manifest, which somebody else may have written. @throws BuildError if the text is none */
export function parseManifest(text: string): Manifest {
  const result = v.safeParse(manifestSchema, jsonIn(text));
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue) ?? "";
    throw new BuildError(`${MANIFEST} is not a manifest: ${where} ${issue.message}`.trim());
  }
  const { generator, source, sources, files } = result.output;
  return {
    generator,
    ...(source ? { source } : {}),
    ...(sources ? { sources } : {}),
    files: new Map(Object.entries(files) as [SitePath, FileDigest][]),
  };
}

/** Reads a site's manifest. @returns undefined if there is none @throws BuildError if it is damaged */
export async function loadManifest(site: string): Promise<Manifest | undefined> {
  try {
    return parseManifest(await readFile(path.join(site, MANIFEST), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BuildError(`${MANIFEST} is not JSON: ${(error as Error).message}`, undefined, { cause: error });
  }
}

/** Removes a file. @returns whether it was there */
async function removed(file: string): Promise<boolean> {
  try {
    await rm(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
