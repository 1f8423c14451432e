#!/usr/bin/env node
/**
 * Measures what a build costs that several machines share: the processor time of each shard in each round, one after another,
 * and of the last step. Compares each site with that of one machine, byte by byte. Runs the program in ../dist, with one
 * thread a shard. Linux only: processor time is read from /proc.
 *
 *   node bench/shards.mjs --content DIR [--shards 1,2,3,8]
 *
 * Prints a Markdown table; exits with 1 if a site differs.
 */
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { cpuOfChildren } from "./cpu-of-children.mjs";

const CLI = fileURLToPath(new URL("../dist/cli.js", import.meta.url));
const { values } = parseArgs({
  options: { content: { type: "string" }, shards: { type: "string", default: "1,2,3,8" } },
});
const base = mkdtempSync(path.join(tmpdir(), "newsmirror-shards-"));
let isSame = true;

try {
  const alone = run("alone", ["build"]);
  tell(
    `| machines | convert: all, slowest | render: all, slowest | assemble | longest way | of ${seconds(alone)} alone |`,
  );
  tell("| --: | --: | --: | --: | --: | --: |");
  for (const count of values.shards.split(",").map(Number)) measure(count, alone);
} finally {
  rmSync(base, { recursive: true, force: true });
}
process.exitCode = isSame ? 0 : 1;

function measure(count, alone) {
  const round = (name) =>
    Array.from({ length: count }, (_, index) =>
      run("shared", ["build", "--shard", `${index + 1}/${count}`, "--round", name]),
    );
  const [convert, render] = [round("convert"), round("render")];
  const last = run("shared", ["assemble"]);
  const longest = Math.max(...convert) + Math.max(...render) + last;
  const cells = [
    count,
    `${seconds(sum(convert))}, ${seconds(Math.max(...convert))}`,
    `${seconds(sum(render))}, ${seconds(Math.max(...render))}`,
    seconds(last),
    seconds(longest),
    `${Math.round((100 * longest) / alone)} %`,
  ];
  tell(`| ${cells.join(" | ")} |`);
  tell(`render, each: ${render.map(seconds).join(", ")}`, console.error);
  const { status, stdout } = spawnSync("diff", ["-r", folder("alone", "site"), folder("shared", "site")], {
    encoding: "utf8",
  });
  if (status !== 0) {
    isSame = false;
    tell(`the sites differ: ${stdout.slice(0, 500)}`);
  }
  rmSync(folder("shared"), { recursive: true });
}

/** Runs the program, and returns the processor seconds that it took. */
function run(name, args) {
  const before = cpuOfChildren();
  const folders = [
    "--content",
    values.content,
    "--out",
    folder(name, "site"),
    "--cache",
    folder(name, "cache"),
  ];
  const { status, stderr, stdout } = spawnSync(process.execPath, [CLI, ...args, ...folders, "--jobs", "1"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`${args.join(" ")} failed: ${stderr}`);
  console.error(`${args.join(" ")}: ${/seconds.*/.exec(stdout)?.[0]}`);
  return cpuOfChildren() - before;
}

function folder(...names) {
  return path.join(base, ...names);
}

function sum(numbers) {
  return numbers.reduce((total, number) => total + number, 0);
}

function seconds(value) {
  return `${value.toFixed(1)} s`;
}

function tell(text, print = console.log) {
  print(text);
}
