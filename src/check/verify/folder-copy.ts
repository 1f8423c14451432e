import { constants, lstatSync } from "node:fs";
import { open } from "node:fs/promises";
import path from "node:path";
import type { SitePath } from "../../model/names.js";
import { listEntries } from "../../output/site-folder.js";
import { SNIFFED } from "../read/decode-text.js";
import { type Answer, type CopySource, spellingsOf } from "./copy-source.js";

/** Returns a copy in a folder. Symbolic links do not belong to it: they may lead to other files for other people. */
export const folderCopy = (folder: string): CopySource => ({
  name: folder,
  hint: "name the folder that holds the site's manifest.json",
  read: (sitePath, limit) => readPlainFile(path.join(folder, sitePath), limit),
  list: async (below) =>
    spellingsOf(below)
      .map((spelling) => listBelow(folder, spelling))
      .find((paths) => paths.length > 0) ?? [],
});

/** Lists a file, or what is below a folder. Of a path that leads through something else, that is listed alone. */
function listBelow(folder: string, below: string): SitePath[] {
  const names = below === "" ? [] : below.split("/");
  for (const [index] of names.entries()) {
    const prefix = names.slice(0, index + 1).join("/") as SitePath;
    const stat = lstatSync(path.join(folder, prefix), { throwIfNoEntry: false });
    if (!stat) return [];
    if (!stat.isDirectory()) return [prefix];
  }
  const { files, others } = listEntries(folder, below);
  return [...files, ...others];
}

const ABSENT: ReadonlySet<string | undefined> = new Set(["ENOENT", "ENOTDIR", "EISDIR"]);
/** Systems differ in what they say of a symbolic link that may not be followed. */
const LINK: ReadonlySet<string | undefined> = new Set(["ELOOP", "EMLINK", "EFTYPE"]);

/** Follows no link, and does not wait for another program where a pipe is in the place of a file. Windows has no such flags. */
const PLAIN = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);

async function readPlainFile(file: string, limit: number): Promise<Answer> {
  try {
    const handle = await open(file, PLAIN);
    try {
      const stat = await handle.stat();
      if (!stat.isFile()) return { kind: "missing", reason: "there is something else by its name" };
      if (stat.size > limit) {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(SNIFFED), 0, SNIFFED, 0);
        return { kind: "too-long", beginning: buffer.subarray(0, bytesRead) };
      }
      return { kind: "content", bytes: await handle.readFile() };
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (ABSENT.has(code)) return { kind: "missing", reason: "it is not there" };
    if (LINK.has(code)) return { kind: "missing", reason: "there is a symbolic link by its name" };
    if (code === undefined) throw error;
    return { kind: "unanswered", reason: message };
  }
}
