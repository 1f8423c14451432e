import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import sharp from "sharp";
import { compare } from "../../lib/compare.js";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { TEMPLATES_FOLDER } from "../../lib/package-folder.js";
import { MANIFEST, type Manifest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { fileInSite } from "../../output/file-in-site.js";
import { ABOUT, NOT_FOUND, PACKS, packPath, ROBOTS, SITEMAP } from "../../plan/paths.js";
import { linkOrCopy } from "../link-or-copy.js";

/** The picture by which readers tell a ZIM from others. */
export const ILLUSTRATION = "zim-illustration.png";
/** In pixels; the format asks for it. */
const ILLUSTRATION_SIZE = 48;

/** Files that mean something to hosts and search engines alone. */
const FOR_HOSTS: ReadonlySet<SitePath> = new Set([NOT_FOUND, ROBOTS, SITEMAP]);

/** Returns the files of a site for its ZIM, in order: without packs, which would hold the ZIM itself, and empty files. Pure. */
export const zimFiles = ({ files }: Manifest): SitePath[] =>
  [...files]
    .filter(([file, { size }]) => size > 0 && isForReaders(file))
    .map(([file]) => file)
    .sort(compare);

const isForReaders = (file: SitePath): boolean =>
  !FOR_HOSTS.has(file) &&
  file !== PACKS &&
  file !== ILLUSTRATION &&
  !file.startsWith(packPath("")) &&
  !file.startsWith("sitemaps/") &&
  !file.split("/").some((part) => part.startsWith("."));

/** Lays out the files for the program that writes ZIMs, in a new folder. @throws BuildError if a file is missing */
export async function stageSite(site: string, files: readonly SitePath[], folder: string): Promise<void> {
  const made = new Set<string>();
  for (const file of [...files, MANIFEST]) {
    const target = fileInSite(folder, file);
    const parent = path.dirname(target);
    if (!made.has(parent)) makeFolder(parent);
    made.add(parent);
    linkOrCopy(fileInSite(site, file), target);
  }
  writeFileSync(path.join(folder, PACKS), redirectTo(ABOUT));
  const icon = files.find((file) => file === "assets/icon.svg");
  const source = icon ? fileInSite(site, icon) : path.join(TEMPLATES_FOLDER, "assets/icon.svg");
  const picture = sharp(readFileSync(source), { density: 300 });
  const size = { width: ILLUSTRATION_SIZE, height: ILLUSTRATION_SIZE };
  await picture
    .resize({ ...size, fit: "contain", background: "#0000" })
    .png()
    .toFile(path.join(folder, ILLUSTRATION));
}

const redirectTo = (page: SitePath): string =>
  `<!doctype html><html><head><meta charset="utf-8"><meta http-equiv="refresh" content="0;url=${page}"><title>${page}</title></head></html>\n`;
