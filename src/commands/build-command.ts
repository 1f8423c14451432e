import { type BuildSummary, build } from "../build.js";
import { type Flags, loadSettings } from "../config.js";
import { createReporter, describeForeign, describeProblems, describeSummary } from "../report.js";

/** Builds the site and tells how it went: problems on standard error, the summary on standard output. */
export async function runBuild(flags: Flags & { readonly verbose?: boolean }): Promise<BuildSummary> {
  const settings = await loadSettings(flags);
  const reporter = createReporter(process.stderr);
  const summary = await build(settings, reporter);
  const problems = describeProblems(summary.problems, flags.verbose);
  if (problems) console.error(`${problems}\n`);
  const foreign = describeForeign(summary.foreign);
  if (foreign) console.error(`${foreign}\n`);
  if (summary.lostSignature)
    console.error(
      "warning: the site changed, so its signature was removed\n  → sign it again: newsmirror sign\n",
    );
  console.log(describeSummary(summary, reporter.seconds));
  return summary;
}
