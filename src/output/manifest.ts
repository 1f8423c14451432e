import { readFileSync } from "node:fs";
import path from "node:path";
import * as v from "valibot";
import { sha256 } from "../lib/digest.js";
import { ifThere } from "../lib/if-there.js";
import { isSafeSitePath } from "../lib/safe-name.js";
import {
  type FileDigest,
  type FileDigests,
  MANIFEST,
  MANIFEST_FILES,
  type Manifest,
  type ManifestPart,
  type ManifestRoot,
  PARTS_FOLDER,
} from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { partFinder } from "./find-parts.js";

/** The most bytes of the root of a manifest. One of an old version lists all files: so many are more than two million. */
export const MOST_ROOT_BYTES = 250_000_000;

const safePath = v.pipe(v.string(), v.check(isSafeSitePath, "is no path inside the site"));
const sitePath = v.pipe(
  safePath,
  v.transform((path) => path as SitePath),
);
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const digest = { size: count, sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) };
/** A schema of a record would pass over `constructor` and the like, which can be names of files. */
const filesSchema = v.pipe(
  v.custom<object>((value) => typeof value === "object" && value !== null, "is no list of files"),
  v.transform((files) => new Map(Object.entries(files))),
  v.map(sitePath, v.object({ ...digest, static: v.exactOptional(v.literal(true)) })),
);

const partSchema = v.object({
  path: v.pipe(
    sitePath,
    v.check((path) => path.startsWith(`${PARTS_FOLDER}/`), `is not in ${PARTS_FOLDER}/`),
  ),
  folder: v.union([v.literal(""), safePath]),
  bucket: v.exactOptional(
    v.pipe(
      v.tuple([count, count]),
      v.check(([index, of]) => index < of, "is no bucket"),
    ),
  ),
  files: count,
  ...digest,
});

const partFileSchema = v.object({ files: filesSchema });

const commitSchema = v.object({
  commit: v.string(),
  time: v.exactOptional(count),
  modified: v.exactOptional(v.literal(true)),
});
const head = {
  generator: v.string(),
  source: v.exactOptional(commitSchema),
  sources: v.exactOptional(v.record(v.string(), commitSchema)),
};
const rootSchema = v.object({ ...head, parts: v.array(partSchema) });
/** What old versions made: one file, which lists all files of the site. */
const oldSchema = v.object({ ...head, files: filesSchema });

/**
 * Parses the root of a manifest, which somebody else may have written.
 * @param name of its file, for messages
 * @returns what it says, with the files that it lists itself: all in a manifest of an old version, otherwise none
 * @throws BuildError if the text is none
 */
export function parseManifestRoot(text: string, name: string = MANIFEST): Manifest {
  const value = jsonIn(name, text);
  if (v.is(v.object({ files: v.unknown() }), value)) {
    return { ...checked(name, oldSchema, value), parts: [] };
  }
  return { ...checked(name, rootSchema, value), files: new Map() };
}

/** Returns the files that a part lists. @throws BuildError if the bytes are not those of the root, or list files of other parts */
export type ParsePart = (part: ManifestPart, bytes: Uint8Array) => FileDigests;

/** Returns a function that parses the parts of a manifest, which somebody else may have written. */
export function partParser({ parts }: Pick<ManifestRoot, "parts">): ParsePart {
  const findPart = partFinder(parts);
  return (part, bytes) => {
    const found = sha256(bytes);
    if (found !== part.sha256)
      throw new BuildError(`${part.path} has the SHA-256 ${found}, ${MANIFEST} says ${part.sha256}`, HINT);
    const { files } = checked(part.path, partFileSchema, jsonIn(part.path, Buffer.from(bytes).toString()));
    for (const path of files.keys())
      if (findPart(path) !== part)
        throw new BuildError(`${part.path} lists ${path}, a file of another part`, HINT);
    return files;
  };
}

/** Returns the paths of the files that a manifest consists of, its signature and the public key included. */
export const manifestFiles = ({ parts }: Pick<ManifestRoot, "parts">): Set<SitePath> =>
  new Set([...MANIFEST_FILES, ...parts.map(({ path }) => path)]);

/**
 * Loads the whole manifest of a site, whatever version made it.
 * @param site the folder that holds the manifest, at least @param name of the file in it that is the root
 * @returns undefined if there is none
 * @throws BuildError if it is damaged
 */
export function loadManifest(site: string, name: string = MANIFEST): Manifest | undefined {
  const root = loadManifestRoot(site, name);
  if (!root || root.parts.length === 0) return root;
  const files = new Map<SitePath, FileDigest>();
  const parsePart = partParser(root);
  for (const part of root.parts) {
    const bytes = ifThere(() => readFileSync(path.join(site, part.path)));
    if (!bytes) throw new BuildError(`${part.path}, a part of ${MANIFEST}, is not there`, HINT);
    for (const [file, digest] of parsePart(part, bytes)) files.set(file, digest);
  }
  return { ...root, files };
}

/** Loads the root of a site's manifest. @returns undefined if there is none @throws BuildError if it is damaged */
export function loadManifestRoot(site: string, name: string = MANIFEST): Manifest | undefined {
  const bytes = ifThere(() => readFileSync(path.join(site, name)));
  return bytes && parseManifestRoot(bytes.toString(), name);
}

/** What to do about a manifest that is not as a build writes it. */
const HINT = "build the site again, or take another copy of it";

/** @throws BuildError if the value in a file of the manifest is not what the schema says */
function checked<Schema extends v.GenericSchema>(
  file: string,
  schema: Schema,
  value: unknown,
): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value);
  if (result.success) return result.output;
  const [issue] = result.issues;
  const where = v.getDotPath(issue) ?? "";
  throw new BuildError(`${file} is not a manifest: ${where} ${issue.message}`.trim(), HINT);
}

function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new BuildError(`${file} is not JSON: ${(error as Error).message}`, HINT, { cause: error });
  }
}
