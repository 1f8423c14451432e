import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, renameSync, rmSync } from "node:fs";
import path from "node:path";
import { makeFolder } from "../../lib/disk/make-folder.js";
import { findProgram } from "../../lib/find-program.js";
import { temporaryName } from "../../lib/write-atomic.js";
import type { FileDigest } from "../../model/manifest.js";
import type { SitePath } from "../../model/names.js";
import { BuildError } from "../../model/problem.js";
import { HOME } from "../../plan/paths.js";
import { digestOfFile } from "../digest-of-file.js";
import { ILLUSTRATION, stageSite } from "./stage-site.js";
import type { ZimMetadata } from "./zim-metadata.js";

/** The programs of openZIM that write and check ZIMs. */
const WRITER = "zimwriterfs";
const CHECKER = "zimcheck";
const HINT =
  "install zim-tools of openZIM: `apt-get install zim-tools` on Debian and Ubuntu, else see https://github.com/openzim/zim-tools/releases";

/** Returns the version of the program that writes ZIMs. @throws BuildError if it is not installed */
export const zimWriterVersion = async (): Promise<string> => (await run(WRITER, ["--version"])).trim();

/** Writes the ZIM of a site as a whole. @throws BuildError if the program is not there, or fails; Error of the file system */
export async function writeZim(
  file: string,
  site: string,
  files: readonly SitePath[],
  metadata: ZimMetadata,
): Promise<FileDigest> {
  const folder = temporaryName(file);
  const [staged, made] = [path.join(folder, "site"), path.join(folder, "made.zim")];
  try {
    makeFolder(staged);
    await stageSite(site, files, staged);
    await run(WRITER, [...argumentsFor(metadata), staged, made]);
    if (!existsSync(made)) throw new BuildError(`${WRITER} wrote no file`, "is there room on the disk?");
    await run(CHECKER, ["--integrity", made]);
    const digest = await digestOfFile(made);
    renameSync(made, file);
    return digest;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const argumentsFor = ({ name, title, description, language, creator, publisher }: ZimMetadata): string[] => [
  `--welcome=${HOME}`,
  `--illustration=${ILLUSTRATION}`,
  `--language=${language}`,
  `--title=${title}`,
  `--description=${description}`,
  `--creator=${creator}`,
  `--publisher=${publisher}`,
  `--name=${name}`,
  "--scraper=newsmirror",
];

/** Runs a program to its end. @returns what it printed @throws BuildError if it is not there, or fails */
async function run(program: string, args: readonly string[]): Promise<string> {
  const found = findProgram(program);
  if (found === undefined) throw new BuildError(`the program ${program} is not installed`, HINT);
  const child = spawn(found, args, { stdio: ["ignore", "pipe", "pipe"] });
  let printed = "";
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed = (printed + text).slice(-10_000);
    });
  const [code, signal] = (await once(child, "close")) as [number | null, string | null];
  if (code === 0) return printed;
  const reason = `${program} failed (${signal ?? code}): ${printed.trim().slice(-500)}`;
  throw new BuildError(reason, "is there room on the disk?");
}
