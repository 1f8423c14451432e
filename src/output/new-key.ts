import { generateKeyPairSync, type KeyObject } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import path from "node:path";
import { checkoutOf } from "../intake/git/run-git.js";
import { MANIFEST, PARTS_FOLDER } from "../model/manifest.js";
import { BuildError } from "../model/problem.js";
import { isInside } from "../settings/mirror-settings.js";
import { realPlace } from "../settings/real-place.js";

const IGNORED = ".gitignore";

/**
 * Makes an Ed25519 key and writes the private half to a new file that only its owner can read. In a git checkout, the
 * folder's `.gitignore` names the file from then on, so that it is not committed.
 * @param published folders whose files are published
 * @returns the private key, and the `.gitignore` that was changed
 * @throws BuildError if the file would be published, exists, or cannot be written
 */
export function writeNewKey(
  file: string,
  published: readonly string[],
): { readonly key: KeyObject; readonly ignoredBy: string | undefined } {
  const folder = orUnwritable(file, () => realpathSync(path.dirname(path.resolve(file))));
  const open = published.find((one) => isInside(folder, realPlace(path.resolve(one)))) ?? siteAround(folder);
  if (open !== undefined)
    throw new BuildError(
      `${file} lies in ${open}, whose files are published`,
      "name a file outside of it: whoever has the key can sign forgeries",
    );
  const { privateKey } = generateKeyPairSync("ed25519");
  const pem = privateKey.export({ type: "pkcs8", format: "pem" });
  orUnwritable(file, () => writeFileSync(file, pem, { flag: "wx", mode: 0o600 }));
  return { key: privateKey, ignoredBy: ignoreInGit(folder, path.basename(file)) };
}

/** Returns the built site that a folder is part of. */
function siteAround(folder: string): string | undefined {
  if ([MANIFEST, PARTS_FOLDER].every((name) => existsSync(path.join(folder, name)))) return folder;
  const above = path.dirname(folder);
  return above === folder ? undefined : siteAround(above);
}

function orUnwritable<Result>(file: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const [reason, hint] =
      code === "EEXIST"
        ? [`${file} exists`, "name another file: a key that is overwritten is lost"]
        : [`cannot write the key ${file}: ${message}`, "name a file in a folder that you can write to"];
    throw new BuildError(reason, hint, { cause: error });
  }
}

/** Adds a file to the `.gitignore` of its folder. @returns the `.gitignore`; undefined if it was named there or no git is around */
function ignoreInGit(folder: string, name: string): string | undefined {
  if (checkoutOf(folder) === undefined) return undefined;
  const ignored = path.join(folder, IGNORED);
  const text = existsSync(ignored) ? readFileSync(ignored, "utf8") : "";
  const pattern = `/${escapedName(name)}`;
  const covering = [escapedName(name), pattern, `*${path.extname(name)}`];
  if (text.split(/\r?\n/).some((line) => covering.includes(line.trim()))) return undefined;
  writeFileSync(ignored, `${text}${text === "" || text.endsWith("\n") ? "" : "\n"}${pattern}\n`);
  return ignored;
}

/** Writes a name as git reads it in a pattern. A line break cannot be written there, and `?` stands for any character. */
const escapedName = (name: string): string => name.replace(/[\\*?[\] ]/g, "\\$&").replace(/\p{Cc}/gu, "?");
