import { counted, describeTable, printable, printableName, unlessZero } from "../lib/text/printable.js";
import type { Day, SitePath } from "../model/names.js";
import { isError, PROBLEM_KINDS, type Problem, type ProblemCode } from "../model/problem.js";
import type { TagSizes } from "../output/hosts.js";
import { describeSeconds } from "./progress.js";

/** What writing a site has changed. */
export interface WrittenSite {
  /** Number of files. */
  readonly written: number;
  readonly removed: number;
  /** Files in the output folder that no build wrote. They are left alone. */
  readonly foreign: readonly SitePath[];
  /** Whether the site was signed, and the signature was removed because the site changed. */
  readonly lostSignature: boolean;
}

/** What a build tells of its articles and pages, whatever it had to write. */
export interface SiteSummary {
  /** Number of source files. */
  readonly files: number;
  readonly articles: number;
  /** Number of files whose article another file holds too. */
  readonly duplicates: number;
  /** Number of articles that are not published: drafts, and those of days to come. */
  readonly drafts: number;
  /** The first day on which an article will be published that waits for its date. */
  readonly nextRelease?: Day;
  readonly pages: number;
  readonly tagSizes: TagSizes;
  /** In the order of their paths. */
  readonly problems: readonly Problem[];
}

/** What a build did. */
export interface BuildSummary extends SiteSummary, WrittenSite {}

/** Problems of one kind that are listed. Further ones are only counted. */
const LISTED_ERRORS = 20;
const LISTED_NOTICES = 3;
const LISTED_FILES = 20;

/**
 * Returns the list of problems by kind, each with its path, line and reason. Problems in a row with the same hint have the hint
 * once, below the last of them. Empty if there are none.
 * @param isVerbose whether long lists are printed in full
 */
export function describeProblems(problems: readonly Problem[], isVerbose = false): string {
  const lines: string[] = [];
  for (const code of Object.keys(PROBLEM_KINDS) as ProblemCode[]) {
    const sameKind = problems.filter((problem) => problem.code === code);
    if (sameKind.length === 0) continue;
    const { level, text } = PROBLEM_KINDS[code];
    const most = isVerbose ? sameKind.length : level === "error" ? LISTED_ERRORS : LISTED_NOTICES;
    lines.push(`${level}: ${text} (${sameKind.length})`);
    const listed = sameKind.slice(0, most);
    for (const [index, problem] of listed.entries())
      lines.push(...describeProblem(problem, problem.hint !== listed[index + 1]?.hint));
    const unlisted = sameKind.length - most;
    if (unlisted > 0) lines.push(`  … and ${unlisted} more; --verbose lists them all`);
  }
  return lines.join("\n");
}

/** @param isLast whether no problem with the same hint follows */
function describeProblem({ path, line, message, hint }: Problem, isLast: boolean): string[] {
  const where = printableName(line === undefined ? path : `${path}:${line}`);
  return [`  ${where}: ${printable(message)}`, ...(hint && isLast ? [`    → ${hint}`] : [])];
}

/** Returns a warning that names the foreign files in the output folder. Empty if there are none. */
export function describeForeign(foreign: readonly string[]): string {
  if (foreign.length === 0) return "";
  const unlisted = foreign.length - LISTED_FILES;
  return [
    `warning: files in the output folder that newsmirror did not write, and leaves alone (${foreign.length})`,
    ...foreign.slice(0, LISTED_FILES).map((file) => `  ${printableName(file)}`),
    ...(unlisted > 0 ? [`  … and ${unlisted} more`] : []),
  ].join("\n");
}

/** Returns the table at the end of a build. @param seconds of each stage */
export function describeSummary(summary: BuildSummary, seconds: ReadonlyMap<string, number>): string {
  const errors = summary.problems.filter(isError).length;
  const notices = summary.problems.length - errors;
  const passedOver = summary.problems.filter(({ code }) => code === "passed-over").length;
  return describeTable([
    ["files read", summary.files],
    ["articles", summary.articles],
    ["copies merged", summary.duplicates],
    ["drafts left out", unlessZero(summary.drafts)],
    ["passed over", unlessZero(passedOver)],
    ["problems", `${counted(errors, "error")}, ${counted(notices, "notice")}`],
    ["pages", summary.pages],
    ["files written", summary.written],
    ["files removed", summary.removed],
    ["seconds", describeSeconds(seconds)],
  ]);
}
