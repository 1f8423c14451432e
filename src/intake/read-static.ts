import { constants } from "node:buffer";
import { type Dirent, readdirSync, readFileSync, statSync } from "node:fs";
import path from "node:path";
import { compare } from "../lib/compare.js";
import { digestOf } from "../lib/digest.js";
import { isSystemFile } from "../lib/disk/system-file.js";
import { requireReadable } from "../lib/if-there.js";
import { folderOf, pathIn } from "../lib/paths.js";
import { isDamagedName, isPortablePath } from "../lib/safe-name.js";
import { chineseScript } from "../lib/text/language-tag.js";
import type { StaticFile } from "../model/article.js";
import type { SitePath, SourcePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import { filesBelow } from "./files-below.js";

/** A file of a site is read as a whole. */
const MOST_BYTES = Math.min(2 ** 31 - 1, constants.MAX_LENGTH);

/**
 * Finds the static files of a site, at any depth, in the order of their paths. Files of the operating system, such as
 * `.DS_Store`, are passed over. Symbolic links are problems: a link could publish a file from outside the folder.
 * @param folder undefined for a site without static files
 * @throws BuildError where the folder cannot be read
 */
export function readStaticFiles(folder: string | undefined): {
  readonly files: readonly StaticFile[];
  readonly problems: readonly Problem[];
} {
  const files: StaticFile[] = [];
  const problems: Problem[] = [];
  for (const [sitePath, entry] of folder === undefined ? [] : entriesBelow(folder)) {
    if (isSystemFile(sitePath)) continue;
    const source = path.join(folder as string, sitePath);
    const fault = faultOf(sitePath, entry) ?? tooLarge(sitePath, statSync(source).size);
    if (fault) {
      problems.push(fault);
      continue;
    }
    const bytes = readFileSync(source);
    if (isSecret(entry.name, bytes)) problems.push(secret(sitePath));
    else files.push({ path: sitePath, digest: digestOf(bytes), source });
  }
  return { files: files.sort((a, b) => compare(a.path, b.path)), problems };
}

/** Files in which programs keep passwords. */
const PASSWORD_FILES = /^(?:\.env(?:\.(?!example$|sample$|template$).*)?|\.netrc|\.npmrc|\.git-credentials)$/;
/** How a private key begins, also below the attributes that some programs write above it. */
const PRIVATE_KEY =
  /^(?:-----BEGIN (?:[A-Z\d]+ )*PRIVATE KEY|untrusted comment: .*secret key|AGE-SECRET-KEY-)/m;
/** A page or a text may tell of keys. */
const TEXT = /\.(?:x?html?|md|txt)$/i;

/** Tells whether a file is one that nobody means to publish: a private key, or a file of passwords. */
const isSecret = (name: string, bytes: Buffer): boolean =>
  PASSWORD_FILES.test(name) || (!TEXT.test(name) && PRIVATE_KEY.test(bytes.toString("latin1", 0, 4096)));

const secret = (sitePath: SitePath): Problem => ({
  ...unusable(sitePath, "it is a private key or a file of passwords, and all of the site is public"),
  hint: "move it out of the folder of static files; if it was published before, make a new key or password",
});

function faultOf(sitePath: SitePath, entry: Dirent): Problem | undefined {
  if (isDamagedName(entry.name)) return unusable(sitePath, "its name is not UTF-8");
  if (!entry.isFile())
    return {
      ...unusable(sitePath, "it is neither a file nor a folder"),
      hint: "put the file or folder itself there, where it is a link; else remove it",
    };
  if (!isPortablePath(sitePath)) return unusable(sitePath, "its name cannot be an address on every system");
  return undefined;
}

/** Returns the problem of a file that is too large to be read. @param size its bytes */
export const tooLarge = (sitePath: SitePath, size: number): Problem | undefined =>
  size > MOST_BYTES ? unusable(sitePath, "it has more than 2 GB, and no host shows such a file") : undefined;

/** Returns the problem of a static file that cannot be published. */
export const unusable = (file: SitePath, message: string): Problem => ({
  code: "unusable-static-file",
  path: file as string as SourcePath,
  message,
  hint: "rename it, or remove it from the folder of static files",
});

const entriesBelow = (folder: string): (readonly [SitePath, Dirent])[] =>
  requireReadable(
    () => [...walk(folder)],
    `the folder of static files ${folder}`,
    "make it, or correct `static` in the settings",
  );

/** Yields what is in a folder at any depth, without its folders. */
function* walk(root: string, folder = ""): Generator<readonly [SitePath, Dirent]> {
  for (const entry of readdirSync(path.join(root, folder), { withFileTypes: true })) {
    const entryPath = pathIn<SitePath>(folder, entry.name);
    if (entry.isDirectory() && !isDamagedName(entry.name)) yield* walk(root, entryPath);
    else yield [entryPath, entry];
  }
}

/** The folder of the scripts that only Chinese pages load. */
const CHINESE = "chinese";

/** Returns the stylesheets, scripts and icons that all pages share. @param templates their folder @param lang of the site */
export function readAssets(templates: string, lang: string): readonly StaticFile[] {
  const folder = path.join(templates, "assets");
  const files = filesBelow(folder).filter(
    (file) => chineseScript(lang) !== undefined || folderOf(file) !== CHINESE,
  );
  return files.map((file) => {
    const source = path.join(folder, file);
    return { path: `assets/${file}` as SitePath, digest: digestOf(readFileSync(source)), source };
  });
}
