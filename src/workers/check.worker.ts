import { readFileSync } from "node:fs";
import path from "node:path";
import { checkFile } from "../check/check-file.js";
import type { CheckResult, CheckTask } from "../check/check-site.js";
import type { Finding } from "../check/finding.js";
import type { SitePath } from "../model/names.js";
import { listFiles } from "../output/site-folder.js";

/** The files of the site, which this worker lists once for all its tasks. */
let listed: { readonly site: string; readonly files: ReadonlySet<SitePath> } | undefined;

/** Checks some files of a site. Returns what was found, and the anchors that links in the files need. */
export default async function checkBatch({ site, base, files }: CheckTask): Promise<CheckResult> {
  if (listed?.site !== site) listed = { site, files: listFiles(site) };
  const { files: present } = listed;
  const hasFile = (path: SitePath): boolean => present.has(path);
  const baseUrl = base === undefined ? undefined : new URL(base);
  const findings: Finding[] = [];
  const anchors = new Map<string, CheckResult["anchors"][number]>();
  for (const { path: file, expected } of files) {
    const content = readFileSync(path.join(site, file));
    const report = checkFile(file, content, { hasFile, expected, base: baseUrl });
    for (const [rule, message] of report.objections) findings.push({ rule, path: file, message });
    for (const anchor of report.anchors) {
      const name = `${anchor.path}#${anchor.id}`;
      if (!anchors.has(name)) anchors.set(name, { ...anchor, from: file });
    }
  }
  return { findings, anchors: [...anchors.values()] };
}
