import { existsSync } from "node:fs";
import path from "node:path";
import { createProgress } from "../build/progress.js";
import { startScan } from "../build/start-scan.js";
import { describeForeign, describeProblems, describeSummary } from "../build/summary.js";
import { mirrorsToScan, scanMirrors } from "../intake/scan-mirrors.js";
import { relativePath } from "../lib/paths.js";
import { printableName } from "../lib/text/printable.js";
import { MANIFEST } from "../model/manifest.js";
import { isError } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { fitOf, type Host } from "../output/hosts.js";
import { measureSite } from "../output/measure-site.js";
import { type Flags, loadSettings } from "../settings/load-settings.js";
import { today } from "./today.js";

export interface BuildFlags extends Flags {
  readonly strict?: boolean;
  readonly verbose?: boolean;
  readonly target?: Host;
}

/** Builds the site and tells how it went. @returns false if it does not fit its host, or a strict build has errors */
export const runBuild = (flags: BuildFlags): Promise<boolean> => buildWith("build", flags);

/** Joins the shards of a build into the site; see `runBuild`. */
export const runAssemble = (flags: BuildFlags): Promise<boolean> => buildWith("assemble", flags);

async function buildWith(name: "build" | "assemble", flags: BuildFlags): Promise<boolean> {
  const settings = await loadSettings(flags);
  const scanning = startScan(settings);
  // The rest of the program is loaded while the scan runs.
  const { [name]: make } = await import("../build/build.js");
  const progress = await createProgress();
  const isFirst = !existsSync(path.join(settings.out, MANIFEST));
  const summary = await make(settings, scanning, progress, today());
  const problems = describeProblems(summary.problems, flags.verbose);
  if (problems) console.error(`${problems}\n`);
  const foreign = describeForeign(summary.foreign);
  if (foreign) console.error(`${foreign}\n`);
  if (summary.lostSignature)
    console.error(
      "warning: the site changed, so its signature was removed\n  → sign it again: newsmirror sign\n",
    );
  console.log(describeSummary(summary, progress.seconds));
  const shown = relativePath(process.cwd(), path.join(settings.out, "index.html"));
  console.log(`\nthe site: open ${printableName(shown)} in a browser`);
  if (!settings.site.baseUrl)
    console.log(
      "\nnotice: without the setting `baseUrl` there is no sitemap, and feeds have relative addresses",
    );
  // To look into the articles takes longer than a small build.
  const otherLanguage = isFirst && (await describeOtherLanguage(settings));
  if (otherLanguage) console.error(`\n${otherLanguage}`);
  const isClean = !flags.strict || !summary.problems.some(isError);
  if (!flags.target) return isClean;
  const { fits, lines } = fitOf(flags.target, measureSite(settings.out), summary.tagSizes);
  console.log(`\n${lines.join("\n")}`);
  return fits && isClean;
}

/** Returns a warning where most articles are in another language than the one that the site has by default. */
async function describeOtherLanguage(settings: Settings): Promise<string | undefined> {
  const { file, site, statesLanguage } = settings;
  if (statesLanguage) return undefined;
  const { surveyContent } = await import("./init/survey-content.js");
  const { lang } = await surveyContent(settings, scanMirrors(mirrorsToScan(settings)));
  if (lang === undefined || lang === site.lang) return undefined;
  return [
    `warning: the settings state no language, so the words of the pages are in ${site.lang}; most articles are in ${lang}`,
    `  → write the line \`lang: ${lang}\` into ${relativePath(process.cwd(), file ?? path.resolve("site.yaml"))}, and build again`,
  ].join("\n");
}
