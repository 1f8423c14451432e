import { availableParallelism } from "node:os";
import path from "node:path";
import { createProgress } from "../build/progress.js";
import { checkSite } from "../check/check-site.js";
import { describeFindings, describeReport } from "../check/describe-findings.js";
import { WorkerPool } from "../workers/worker-pool.js";

export interface CheckFlags {
  readonly site?: string | undefined;
  readonly json?: boolean | undefined;
  readonly jobs?: number | undefined;
}

/**
 * Looks at a built site and prints what is wrong with it: a list and a table, or everything as JSON.
 * @returns how many findings there are
 */
export async function runCheck({ site = "site", json, jobs }: CheckFlags): Promise<number> {
  const reporter = createProgress(process.stderr);
  const workers = new WorkerPool(jobs ?? availableParallelism());
  const report = await reporter
    .stage("check", (tick) => checkSite(path.resolve(site), workers, tick))
    .finally(() => workers.close());
  if (json) {
    console.log(JSON.stringify(report, null, 2));
    return report.findings.length;
  }
  const findings = describeFindings(report.findings);
  if (findings) console.error(`${findings}\n`);
  console.log(describeReport(report));
  return report.findings.length;
}
