import { SingleBar } from "cli-progress";
import type { BuildSummary } from "./build.js";
import { printable } from "./model/printable.js";
import { isError, PROBLEM_KINDS, type Problem, type ProblemCode } from "./model/problem.js";

/** Tells the operator what goes on; `stage` times each stage, and its `tick` moves the progress bar. */
export interface Reporter {
  stage<Result>(
    name: string,
    run: (tick: (done: number, of: number) => void) => Promise<Result> | Result,
  ): Promise<Result>;
  /** Seconds by stage, in the order in which the stages ran. */
  readonly seconds: ReadonlyMap<string, number>;
}

/** Problems of one kind that are listed one by one, before the rest is only counted. */
const LISTED = 20;

/** Returns a reporter that shows progress on the stream when it is a terminal, and is silent otherwise. */
export function createReporter(stream: NodeJS.WriteStream): Reporter {
  const seconds = new Map<string, number>();
  return {
    seconds,
    async stage(name, run) {
      const start = performance.now();
      let bar: SingleBar | undefined;
      const tick = (done: number, of: number): void => {
        if (!stream.isTTY) return;
        if (!bar) {
          bar = new SingleBar({
            stream,
            format: `${name.padEnd(8)} {bar} {value}/{total}  {eta_formatted}`,
            hideCursor: true,
          });
          bar.start(of, 0);
        }
        bar.update(done);
      };
      try {
        return await run(tick);
      } finally {
        bar?.stop();
        seconds.set(name, (seconds.get(name) ?? 0) + (performance.now() - start) / 1000);
      }
    },
  };
}

/** Returns the list of problems: by kind, each with path, line, reason and hint; long lists are cut and counted. */
export function describeProblems(problems: readonly Problem[], isVerbose = false): string {
  const lines: string[] = [];
  for (const code of Object.keys(PROBLEM_KINDS) as ProblemCode[]) {
    const ofKind = problems.filter((problem) => problem.code === code);
    const { level, text } = PROBLEM_KINDS[code];
    if (ofKind.length === 0) continue;
    lines.push(`${level}: ${text} (${ofKind.length})`);
    const listed = isVerbose || level === "error" ? ofKind : ofKind.slice(0, 3);
    for (const problem of listed.slice(0, isVerbose ? undefined : LISTED)) lines.push(...describe(problem));
    const rest = ofKind.length - Math.min(listed.length, isVerbose ? ofKind.length : LISTED);
    if (rest > 0) lines.push(`  … and ${rest} more; --verbose lists them all`);
  }
  return lines.join("\n");
}

function describe({ path, line, message, hint }: Problem): string[] {
  const where = line === undefined ? path : `${path}:${line}`;
  return [`  ${printable(`${where}: ${message}`)}`, ...(hint ? [`    → ${hint}`] : [])];
}

/** Returns a warning that names files in the output folder which the program did not write; empty where there are none. */
export function describeForeign(foreign: readonly string[]): string {
  if (foreign.length === 0) return "";
  const rest = foreign.length - LISTED;
  return [
    `warning: files in the output folder that newsmirror did not write, and leaves alone (${foreign.length})`,
    ...foreign.slice(0, LISTED).map((file) => `  ${printable(file)}`),
    ...(rest > 0 ? [`  … and ${rest} more`] : []),
  ].join("\n");
}

/** Returns the table at the end of a build. */
export function describeSummary(summary: BuildSummary, seconds: ReadonlyMap<string, number>): string {
  const errors = summary.problems.filter(isError).length;
  const rows: [string, string][] = [
    ["files read", String(summary.files)],
    ["articles", String(summary.articles)],
    ["duplicates merged", String(summary.duplicates)],
    [
      "problems",
      `${errors} ${errors === 1 ? "error" : "errors"}, ${summary.problems.length - errors} notices`,
    ],
    ["pages", String(summary.pages)],
    ["files written", String(summary.written)],
    ["files removed", String(summary.removed)],
    ["seconds", [...seconds].map(([name, value]) => `${name} ${value.toFixed(1)}`).join(", ")],
  ];
  return rows.map(([name, value]) => `${name.padEnd(18)} ${value}`).join("\n");
}
