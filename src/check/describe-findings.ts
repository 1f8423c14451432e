import { printable, printableName } from "../lib/text/printable.js";
import type { Finding } from "./finding.js";

/** Findings of one rule that are listed one by one. The others are only counted. */
const LISTED = 10;

/** A kind of finding, with words for the operator. */
export interface FindingKind {
  readonly name: string;
  /** What is wrong, without a verb: “a link to a file that is not there”. */
  readonly text: string;
  /** Why readers or operators are better off without it. */
  readonly why?: string;
  readonly hint: string;
}

/**
 * Returns the findings as text: under each kind the files, what is wrong with each, why it matters, and what to do. At most 10
 * files of a kind are listed; the others are counted. Empty if there are no findings.
 * @param kinds in the order in which they are shown; findings of other kinds are left out
 * @param more how to see the findings that are only counted
 */
export function describeFindings(
  findings: readonly Finding[],
  kinds: readonly FindingKind[],
  more: string,
): string {
  const lines: string[] = [];
  for (const { name, text, why, hint } of kinds) {
    const ofKind = findings.filter((finding) => finding.rule === name);
    if (ofKind.length === 0) continue;
    lines.push(`${name}: ${text} (${ofKind.length})`);
    for (const { path, message } of ofKind.slice(0, LISTED))
      lines.push(`  ${printableName(path)}: ${printable(message)}`);
    if (ofKind.length > LISTED) lines.push(`  … and ${ofKind.length - LISTED} more; ${more}`);
    if (why) lines.push(`    ${why}`);
    lines.push(`    → ${hint}`);
  }
  return lines.join("\n");
}
