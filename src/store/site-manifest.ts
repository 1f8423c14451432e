import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { readFile, rm } from "node:fs/promises";
import path from "node:path";
import * as v from "valibot";
import { MANIFEST, type Manifest, SIGNATURE, type SourceCommit } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { isSafeSitePath } from "../model/safe-name.js";
import type { SiteFile } from "./site-files.js";
import { writeInParts } from "./write-atomic.js";

/** Files a part of the text holds. */
const PART = 1000;

/**
 * Writes the site's manifest, if it is not the one that is there. A signature of another manifest is removed first: a
 * copy whose signature is wrong cannot be told from one that somebody tampered with, a copy without one can.
 * @param files all of the site, in the order of the paths
 * @returns whether it was written, and whether a signature went with the old one
 */
export async function writeManifest(
  out: string,
  generator: string,
  source: SourceCommit | undefined,
  files: Iterable<readonly [SitePath, SiteFile]>,
): Promise<{ readonly isNew: boolean; readonly wasSigned: boolean }> {
  const file = path.join(out, MANIFEST);
  const parts = [...printManifest(generator, source, files)].map((part) => Buffer.from(part));
  if (hashOf(parts) === (await hashOfFile(file))) return { isNew: false, wasSigned: false };
  const wasSigned = await removed(path.join(out, SIGNATURE));
  writeInParts(file, parts);
  return { isNew: true, wasSigned };
}

/** Yields the manifest as JSON, a file a line, so that two of them are easily compared. */
function* printManifest(
  generator: string,
  source: SourceCommit | undefined,
  files: Iterable<readonly [SitePath, SiteFile]>,
): Generator<string> {
  let part = `{\n"generator": ${JSON.stringify(generator)},\n`;
  if (source) part += `"source": ${JSON.stringify(source)},\n`;
  part += '"files": {';
  let count = 0;
  for (const [at, [, size, sha256]] of files) {
    part += `${count ? "," : ""}\n${JSON.stringify(at)}: {"size":${size},"sha256":"${sha256}"}`;
    if (++count % PART !== 0) continue;
    yield part;
    part = "";
  }
  yield `${part}\n}\n}\n`;
}

const manifestSchema = v.object({
  generator: v.string(),
  source: v.optional(v.object({ commit: v.string(), modified: v.optional(v.literal(true)) })),
  files: v.record(
    v.pipe(v.string(), v.check(isSafeSitePath, "is no path inside the site")),
    v.object({
      size: v.pipe(v.number(), v.integer(), v.minValue(0)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
});

/** Reads a manifest that somebody else may have written. @throws BuildError where it is none */
export function parseManifest(text: string): Manifest {
  const result = v.safeParse(manifestSchema, jsonIn(text));
  if (!result.success) {
    const [issue] = result.issues;
    const where = v.getDotPath(issue) ?? "";
    throw new BuildError(`${MANIFEST} is not a manifest: ${where} ${issue.message}`.trim());
  }
  const { generator, source, files } = result.output;
  return {
    generator,
    ...(source ? { source: { commit: source.commit, ...(source.modified ? { modified: true } : {}) } } : {}),
    files: new Map(Object.entries(files) as [SitePath, (typeof files)[string]][]),
  };
}

/** Returns a site's manifest; undefined where it has none. @throws BuildError where it is damaged */
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

function hashOf(parts: Iterable<Uint8Array>): string {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}

async function hashOfFile(file: string): Promise<string | undefined> {
  const hash = createHash("sha256");
  try {
    for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
    return hash.digest("hex");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

async function removed(file: string): Promise<boolean> {
  try {
    await rm(file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
    throw error;
  }
}
