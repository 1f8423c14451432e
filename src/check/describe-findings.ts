import { printable } from "../lib/printable.js";
import type { SiteReport } from "./check-site.js";
import { type Finding, RULES, type RuleName } from "./finding.js";

/** Findings of one rule that are listed one by one, before the rest is only counted. */
const LISTED = 10;

/** Returns the findings for people: by rule, what it is about, where, and what to do. Empty where there are none. */
export function describeFindings(findings: readonly Finding[]): string {
  const lines: string[] = [];
  for (const rule of Object.keys(RULES) as RuleName[]) {
    const ofRule = findings.filter((finding) => finding.rule === rule);
    if (ofRule.length === 0) continue;
    lines.push(`${rule}: ${RULES[rule].text} (${ofRule.length})`);
    for (const { path, message } of ofRule.slice(0, LISTED))
      lines.push(`  ${printable(path)}: ${printable(message)}`);
    if (ofRule.length > LISTED) lines.push(`  … and ${ofRule.length - LISTED} more; --json lists them all`);
    lines.push(`    → ${RULES[rule].hint}`);
  }
  return lines.join("\n");
}

/** Returns the table at the end. */
export function describeReport({ files, findings }: SiteReport): string {
  const rules = new Set(findings.map((finding) => finding.rule));
  const rows: [string, string][] = [
    ["files checked", String(files)],
    ["rules", String(Object.keys(RULES).length)],
    ["rules broken", String(rules.size)],
    ["findings", String(findings.length)],
  ];
  return rows.map(([name, value]) => `${name.padEnd(18)} ${value}`).join("\n");
}
