import { existsSync, rmSync } from "node:fs";
import path from "node:path";
import { digestOfParts, fileDigest } from "../lib/digest.js";
import { splitColumn } from "../lib/file-columns.js";
import { pathIn } from "../lib/paths.js";
import { hasContent, writeAtomic } from "../lib/write-atomic.js";
import { type ContentSource, type FileDigest, type ManifestPart, SIGNATURE } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { DividedPart } from "./divide-files.js";
import { fileInSite } from "./file-in-site.js";

/** Changes when the text of a part changes without the files that it lists. */
const FORM = "1";

/** The names of the operator's own files, by folder. */
type StaticNames = ReadonlyMap<string, ReadonlyMap<string, unknown>>;

/** Returns a digest of everything that the text of a part depends on. It is computed without the text. */
export function partKey({ folders }: DividedPart, statics: StaticNames): Digest {
  const lines = Array.from(folders, ([folder, [names, , ...values]]) =>
    [folder, names, ...values, [...(statics.get(folder)?.keys() ?? [])].sort().join("/"), ""].join("\n"),
  );
  return digestOfParts([`${FORM}\n`, ...lines]);
}

/** Returns a part of the manifest as JSON, with a line for each file, so that `diff` can compare two states of it. */
export function printPart({ folders }: Pick<DividedPart, "folders">, statics: StaticNames): string {
  const lines = Array.from(folders, ([folder, [names, , sizes = "", digests = ""]]) => {
    const [ofSizes, ofDigests, marked] = [splitColumn(sizes), splitColumn(digests), statics.get(folder)];
    return splitColumn(names).map((name, index) => {
      const mark = marked?.has(name) ? ',"static":true' : "";
      const entry = `{"size":${ofSizes[index]},"sha256":"${ofDigests[index]}"${mark}}`;
      return `${JSON.stringify(pathIn(folder, name))}: ${entry}`;
    });
  });
  return `{"files": {\n${lines.flat().join(",\n")}\n}}\n`;
}

/** Returns the root of the manifest as JSON, with a line for each part. */
export function printRoot(
  generator: string,
  { source, sources }: ContentSource,
  parts: readonly ManifestPart[],
): string {
  const lines = parts.map(({ path, folder, bucket, files, size, sha256 }) =>
    JSON.stringify({ path, folder, bucket, files, size, sha256 }),
  );
  const head = { generator, source, sources };
  return `${JSON.stringify(head).slice(0, -1)},\n"parts": [\n${lines.join(",\n")}\n]}\n`;
}

/** Writes a site's manifest. The first file that differs removes the signature: a wrong one would look like a forgery. */
export class ManifestWriter {
  /** Number of files that were written. */
  written = 0;
  /** Whether there was a signature, and it was removed. */
  wasSigned = false;

  /** @param out the folder of the site */
  constructor(private readonly out: string) {}

  /** Writes the parts, one after another. @returns the digest of each */
  writeParts(parts: Iterable<DividedPart>, statics: StaticNames): Map<SitePath, FileDigest> {
    const digests = new Map<SitePath, FileDigest>();
    for (const part of parts) {
      const text = printPart(part, statics);
      this.write(part.path, text);
      digests.set(part.path, fileDigest(text));
    }
    return digests;
  }

  /** Writes a file of the manifest: the root after all parts. */
  write(file: SitePath, text: string): void {
    const content = Buffer.from(text);
    const target = fileInSite(this.out, file);
    if (hasContent(target, content)) return;
    this.removeSignature();
    writeAtomic(target, content);
    this.written++;
  }

  private removeSignature(): void {
    const signature = path.join(this.out, SIGNATURE);
    this.wasSigned ||= existsSync(signature);
    rmSync(signature, { force: true });
  }
}
