import { existsSync } from "node:fs";
import type { Manifest } from "../../model/manifest.js";
import { MANIFEST_FILES } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { fileInSite } from "../../output/file-in-site.js";
import { digestOfFile } from "../digest-of-file.js";
import { writeZip, type ZipEntry } from "../write-zip.js";
import { knownFiles, type SiteChanges } from "./diff-manifests.js";

/** Where the files of the site are in a pack of changes, and what else is in it. */
export const SITE_FOLDER = "site/";
export const HOW_TO = "how-to.html";
export const REMOVED = "removed.txt";

/** Files whose bytes do not get smaller. */
const PACKED = /\.(?:avif|epub|gif|jpe?g|png|webp|zim|zip)$/i;

/**
 * Writes a pack: changed files of a site, its manifest and signature, the list of removed files, a page for readers.
 * @param howTo the page
 * @returns size and digest of the pack
 * @throws BuildError if a file of the site is not what its manifest says
 */
export async function writeChanges(
  file: string,
  site: string,
  manifest: Manifest,
  { changed, removed }: SiteChanges,
  howTo: string,
) {
  const known = knownFiles(manifest);
  for (const path of changed) await requireUnchanged(site, path, known.get(path)?.sha256);
  const describing = MANIFEST_FILES.filter((path) => existsSync(fileInSite(site, path)));
  function* entries(): Generator<ZipEntry> {
    yield { name: HOW_TO, content: howTo };
    yield { name: REMOVED, content: removed.map((path) => `${path}\n`).join("") };
    for (const path of [...describing, ...changed])
      yield {
        name: SITE_FOLDER + path,
        content: { file: fileInSite(site, path) },
        isStored: PACKED.test(path),
      };
  }
  return writeZip(file, entries());
}

async function requireUnchanged(site: string, path: SitePath, sha256: string | undefined): Promise<void> {
  const file = fileInSite(site, path);
  if (existsSync(file) && (await digestOfFile(file)).sha256 === sha256) return;
  throw new BuildError(`${file} is not what the manifest says`, "build the site again");
}
