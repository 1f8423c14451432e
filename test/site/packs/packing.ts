import { spawnSync } from "node:child_process";
import { cpSync } from "node:fs";
import path from "node:path";
import { HANGS_AFTER, type Result, runCli } from "../../support/run-cli.js";
import { runHere } from "../../support/run-here.js";
import { siteIn } from "../../support/site.js";

/** A mirror with the commands that make packs of it. */
export interface Packing {
  readonly content: string;
  readonly out: string;
  readonly packs: string;
  /** Builds the site in this process. */
  build(): Promise<Omit<Result, "code">>;
  /** Runs `newsmirror pack` in this process, with the folders of the mirror. @param kind such as `epub` */
  pack(kind: string, args?: readonly string[], env?: Readonly<Record<string, string>>): Promise<Result>;
  /** Runs it in a process of its own, and in a time zone. */
  packIn(timeZone: string, kind: string, args?: readonly string[]): Result;
  /** Runs it as `runWithin` does. */
  packWithin(kilobytes: number, kind: string, args?: readonly string[]): Result;
}

/** Makes a mirror below a folder: a copy of the sample, or an empty one. */
export function packing(base: string, isSample = true): Packing {
  const { content, out, cache, buildHere } = siteIn(base);
  const packs = path.join(base, "packs");
  if (isSample) cpSync("content", content, { recursive: true });
  const flagsOf = (kind: string): string[] => [
    "--content",
    content,
    ...(kind === "epub" ? ["--cache", cache] : ["--site", out]),
    "--out",
    packs,
  ];
  return {
    content,
    out,
    packs,
    build: () => buildHere(),
    pack: (kind, args = [], env = {}) => runHere(["pack", kind, ...flagsOf(kind), ...args], env),
    packIn: (timeZone, kind, args = []) =>
      runCli(["pack", kind, ...flagsOf(kind), ...args], { TZ: timeZone }),
    packWithin: (kilobytes, kind, args = []) =>
      runWithin(kilobytes, ["pack", kind, ...flagsOf(kind), ...args]),
  };
}

/** Runs the command line where no file can be larger than some kilobytes, as on a disk that is nearly full. */
export function runWithin(kilobytes: number, args: readonly string[]): Result {
  const limited = `ulimit -f ${kilobytes}; exec "$@"`;
  const command = ["-c", limited, "bash", process.execPath, "dist/cli.js", ...args];
  const { status, stdout, stderr, error } = spawnSync("bash", command, {
    encoding: "utf8",
    timeout: HANGS_AFTER,
  });
  if (error) throw error;
  return { code: status, out: stdout, err: stderr };
}

/** Returns a number of the table that a command prints. */
export const countOf = ({ out }: Result, name: string): number =>
  Number(new RegExp(`^${name} +(\\d+)`, "m").exec(out)?.[1]);
