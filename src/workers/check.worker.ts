import { readFileSync } from "node:fs";
import path from "node:path";
import { checkFile } from "../check/check-file.js";
import type { CheckResult, CheckTask } from "../check/check-site.js";
import type { Finding } from "../check/finding.js";
import type { SitePath } from "../model/names.js";
import { listFiles } from "../output/site-folder.js";

/** What a worker knows of the site: it is the same for each of its tasks. */
let known: { readonly site: string; readonly files: ReadonlySet<SitePath> } | undefined;

/** Looks at some files of a site. */
export default async function checkBatch({ site, base, files }: CheckTask): Promise<CheckResult> {
  if (known?.site !== site) known = { site, files: listFiles(site) };
  const present = known.files;
  const hasFile = (at: SitePath): boolean => present.has(at);
  const baseUrl = base === undefined ? undefined : new URL(base);
  const findings: Finding[] = [];
  const anchors = new Map<string, CheckResult["anchors"][number]>();
  for (const { path: at, expected } of files) {
    const content = readFileSync(path.join(site, at));
    const report = checkFile(at, content, { hasFile, expected, base: baseUrl });
    for (const [rule, message] of report.objections) findings.push({ rule, path: at, message });
    for (const anchor of report.anchors) {
      const name = `${anchor.path}#${anchor.id}`;
      if (!anchors.has(name)) anchors.set(name, { ...anchor, from: at });
    }
  }
  return { findings, anchors: [...anchors.values()] };
}
