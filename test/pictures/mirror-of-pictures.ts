import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { digestOf } from "../../src/lib/digest.js";
import type { FailureEntry } from "../../src/pictures/failure-log.js";
import { digestsIn } from "../support/files.js";
import type { Result } from "../support/run-cli.js";
import { runHere } from "../support/run-here.js";
import { siteIn } from "../support/site.js";
import { temporaryFolder } from "../support/temporary-folder.js";

/** What lets the command line ask a server of the test, and no proxy. */
const ENVIRONMENT = { NEWSMIRROR_TEST_LOOPBACK: "1", NO_PROXY: "*", no_proxy: "*" };
/** The politeness that a server of the test does not need. */
const HASTE = ["--rate", "5000"];
/** For runs that meet hosts which do not answer. On a busy machine, the others need some time, too. */
export const IMPATIENCE = ["--timeout", "2"];

/** A command that runs. */
export interface Running {
  readonly ended: Promise<Result>;
  kill(signal: NodeJS.Signals): void;
}

/** A mirror with articles that show pictures. */
export interface PictureMirror {
  readonly content: string;
  readonly images: string;
  /** Starts `newsmirror pictures`. */
  start(args?: readonly string[], env?: Readonly<Record<string, string>>): Running;
  /** Runs `newsmirror pictures` in this process. */
  run(args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Result>;
  /** Runs `newsmirror pictures` where no file can be larger than some kilobytes, as on a disk that is nearly full. */
  runWithin(kilobytes: number): Promise<Result>;
  /** Builds the site in this process. Returns its folder. */
  build(): Promise<string>;
  /** Writes an article. Its first picture is its lead picture. */
  write(
    id: string,
    pictures: readonly string[],
    front?: { readonly day?: string; readonly channel?: string },
  ): void;
  /** Returns the digests of all picture files by their paths. */
  pictures(): Record<string, string>;
  /** Returns the failures of the file `failed.json`. */
  failed(): { readonly hosts: FailureEntry[]; readonly pictures: FailureEntry[] };
}

/** Makes an empty mirror in a folder of its own. */
export function pictureMirror(): PictureMirror {
  const base = temporaryFolder();
  const content = path.join(base, "content");
  const images = path.join(content, "images");
  mkdirSync(content, { recursive: true });
  writeFileSync(path.join(content, "site.yaml"), "images: local\n");
  const folders = ["--content", content, "--cache", path.join(base, "cache")];
  const start: PictureMirror["start"] = (args = [], env = {}) =>
    startCommand(["pictures", ...folders, ...HASTE, ...args], env);
  return {
    content,
    images,
    start,
    // Without threads, a small run takes half as much of the processors.
    run: (args = [], env = {}) =>
      runHere(["pictures", ...folders, ...HASTE, ...args], { ...ENVIRONMENT, ...env }),
    runWithin(kilobytes) {
      const command = [process.execPath, "dist/cli.js", "pictures", ...folders, ...HASTE];
      const limited = `ulimit -f ${kilobytes}; exec "$@"`;
      return startProgram("bash", ["-c", limited, "bash", ...command], {}).ended;
    },
    async build() {
      const { out, buildHere } = siteIn(base);
      await buildHere();
      return out;
    },
    write(id, [lead, ...others], { day = "2024-03-05", channel = "c1" } = {}) {
      const image = lead === undefined ? [] : ["image:", `  src: ${lead}`];
      const front = ["---", `title: 标题${id}`, `date: ${day}`, ...image, "---"];
      const file = path.join(content, channel, `${id}.md`);
      mkdirSync(path.dirname(file), { recursive: true });
      writeFileSync(file, [...front, "", "一段话。", ...others.map((src) => `\n![](${src})`), ""].join("\n"));
    },
    pictures: () => (existsSync(images) ? withoutFailures(digestsIn(images)) : {}),
    failed() {
      const file = path.join(images, "failed.json");
      return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : { hosts: [], pictures: [] };
    },
  };
}

/** Returns the name of the file that holds the picture of an address. */
export function fileOf(address: string, suffix = ""): string {
  const stem = digestOf(address);
  return `${stem.slice(0, 2)}/${stem}${suffix}.webp`;
}

const startCommand = (args: readonly string[], env: Readonly<Record<string, string>>): Running =>
  startProgram(process.execPath, ["dist/cli.js", ...args], env);

function startProgram(
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Running {
  const child = spawn(program, args, { env: { ...process.env, ...ENVIRONMENT, ...env } });
  let [out, err] = ["", ""];
  child.stdout.on("data", (text) => {
    out += text;
  });
  child.stderr.on("data", (text) => {
    err += text;
  });
  const ended = new Promise<Result>((done) => child.on("close", (code) => done({ code, out, err })));
  return { ended, kill: (signal) => child.kill(signal) };
}

const withoutFailures = ({ "failed.json": _, ...pictures }: Record<string, string>) => pictures;
