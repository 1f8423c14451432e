import type { Readable } from "node:stream";
import yauzl, { type Entry, type ZipFile } from "yauzl";
import { foldersAbove } from "../../lib/paths.js";
import { isSafeSitePath } from "../../lib/safe-name.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { HOW_TO, REMOVED, SITE_FOLDER } from "./write-changes.js";

/** The kinds of files in the upper bits of an entry's attributes, as Unix has them. */
const KIND = 0o170000;
const PLAIN_FILE = 0o100000;

/** A pack of changes, which somebody else may have made. */
export class ChangeArchive {
  private constructor(
    private readonly zip: ZipFile,
    /** The entries of the files of the site, by their paths there. */
    private readonly entries: ReadonlyMap<SitePath, Entry>,
  ) {}

  /** Opens a pack and looks at its names. @throws BuildError if it is no ZIP archive, or no site could have its files */
  static async open(file: string): Promise<ChangeArchive> {
    const options = { autoClose: false, strictFileNames: true };
    const zip = await yauzl.openPromise(file, options).catch((error: unknown) => {
      throw refused(file, (error as Error).message, error);
    });
    try {
      const entries: Entry[] = [];
      for await (const entry of zip.eachEntry()) entries.push(entry);
      return new ChangeArchive(zip, siteEntries(entries));
    } catch (error) {
      zip.close();
      throw refused(file, (error as Error).message, error);
    }
  }

  get paths(): Iterable<SitePath> {
    return this.entries.keys();
  }

  /** Returns the size of a file in bytes; undefined if the pack does not have it. */
  sizeOf(path: SitePath): number | undefined {
    return this.entries.get(path)?.uncompressedSize;
  }

  /** Reads a file of the site. The stream fails if the file has another size than the pack says. */
  read(path: SitePath): Promise<Readable> {
    return this.zip.openReadStreamPromise(this.entries.get(path) as Entry);
  }

  close(): void {
    this.zip.close();
  }
}

function refused(file: string, reason: string, cause: unknown): BuildError {
  const message = `${file} is no pack of changes that can be used: ${reason}`;
  return new BuildError(message, "get it again from the operator", { cause });
}

/** @throws Error that says which entry cannot be one of a site */
function siteEntries(entries: readonly Entry[]): Map<SitePath, Entry> {
  const files = new Map<SitePath, Entry>();
  for (const entry of entries) {
    const { fileName: name } = entry;
    const kind = (entry.externalFileAttributes >>> 16) & KIND;
    if (kind !== 0 && kind !== PLAIN_FILE) throw new Error(`${name} is no plain file`);
    if (!entry.canDecodeFileData()) throw new Error(`${name} is encrypted, or packed in an unknown way`);
    if (name === HOW_TO || name === REMOVED) continue;
    const path = name.slice(SITE_FOLDER.length) as SitePath;
    if (!name.startsWith(SITE_FOLDER) || !isSafeSitePath(path))
      throw new Error(`${name} leads out of the site`);
    if (files.has(path)) throw new Error(`${name} is there twice`);
    files.set(path, entry);
  }
  const [clash] = clashesIn(files.keys());
  if (clash) throw new Error(`${clash.join(" and ")} are one file on some systems`);
  return files;
}

/**
 * Yields pairs of paths that some systems cannot both have: they differ only in case or form of letters, or one is
 * above the other.
 */
export function* clashesIn(paths: Iterable<SitePath>): Generator<readonly [string, string]> {
  const all = [...paths];
  const byName = new Map<string, SitePath>();
  for (const path of all) {
    const other = byName.get(folded(path));
    if (other !== undefined) yield [other, path];
    byName.set(folded(path), path);
  }
  for (const path of all)
    for (const folder of foldersAbove(path)) {
      const other = byName.get(folded(folder));
      if (other !== undefined) yield [other, path];
    }
}

const folded = (path: string): string => path.normalize("NFC").toLowerCase();
