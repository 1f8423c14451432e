import { readFileSync } from "node:fs";
import path from "node:path";
import { checkFile } from "../check/check-file.js";
import type { CheckResult, CheckTask } from "../check/check-site.js";
import type { Finding } from "../check/finding.js";
import { readSiteFile } from "../check/read/read-site-file.js";
import { anchorsElsewhere } from "../check/rules/link/missing-anchor.js";
import type { SitePath } from "../model/names.js";
import { listFiles } from "../output/site-folder.js";

/** The site of the last task. All tasks of a worker have the same one, and its files do not change meanwhile. */
let known: { readonly site: string; readonly files: ReadonlySet<SitePath> } | undefined;

/** Checks some files of a site. The folder is listed once in each worker: the list would be large to send. */
export default async function checkBatch({ site, base, files }: CheckTask): Promise<CheckResult> {
  if (known?.site !== site) known = { site, files: listFiles(site) };
  const present = known.files;
  const hasFile = (sitePath: SitePath): boolean => present.has(sitePath);
  const baseUrl = base === undefined ? undefined : new URL(base);
  const findings: Finding[] = [];
  const anchors = new Map<string, CheckResult["anchors"][number]>();
  for (const { path: from, listed } of files) {
    const file = readSiteFile(from, readFileSync(path.join(site, from)), listed, baseUrl);
    for (const finding of checkFile(file, hasFile)) findings.push(finding);
    for (const anchor of anchorsElsewhere(file, hasFile)) {
      const key = `${anchor.path}#${anchor.id}`;
      if (!anchors.has(key)) anchors.set(key, { ...anchor, from });
    }
  }
  return { findings, anchors: [...anchors.values()] };
}
