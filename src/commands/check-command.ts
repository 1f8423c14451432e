import { availableParallelism } from "node:os";
import path from "node:path";
import { createProgress } from "../build/progress.js";
import { checkSite, type SiteReport } from "../check/check-site.js";
import { describeFindings } from "../check/describe-findings.js";
import { RULES } from "../check/rules/rules.js";
import { describeTable } from "../lib/text/printable.js";
import { loadSettings } from "../settings/load-settings.js";
import { withWorkers } from "../workers/worker-pool.js";

interface CheckFlags {
  /** The folder of the site; undefined for that of the settings. */
  readonly site?: string | undefined;
  readonly json?: boolean | undefined;
  readonly jobs?: number | undefined;
}

/** Checks a built site and prints what is wrong. @returns false if something is @throws BuildError if there is no site */
export async function runCheck({ site, json, jobs }: CheckFlags): Promise<boolean> {
  const folder = path.resolve(site ?? (await loadSettings({})).out);
  const progress = await createProgress();
  const report = await withWorkers(jobs ?? availableParallelism(), (workers) =>
    progress.stage("check", (tick) => checkSite(folder, workers, tick)),
  );
  const findings = json ? "" : describeFindings(report.findings, RULES, "--json lists them all");
  if (findings) console.error(`${findings}\n`);
  console.log(json ? JSON.stringify(report, null, 2) : describeReport(report));
  return report.findings.length === 0;
}

function describeReport({ files, findings }: SiteReport): string {
  const broken = new Set(findings.map((finding) => finding.rule));
  return describeTable([
    ["files checked", files],
    ["rules", RULES.length],
    ["rules broken", broken.size],
    ["findings", findings.length],
  ]);
}
