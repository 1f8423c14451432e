import { readFileSync } from "node:fs";
import path from "node:path";
import type { SitePath } from "../model/names.js";
import { listFiles } from "../store/site-folder.js";
import { checkFile } from "./check-file.js";
import type { Finding } from "./finding.js";
import { readSiteFile } from "./read/read-site-file.js";
import { type Anchor, anchorsElsewhere } from "./rules/link/missing-anchor.js";
import type { ListedFile } from "./site-listing.js";

/** Some files of a site for a worker. */
export interface CheckTask {
  readonly site: string;
  /** Where the site says that it is published. */
  readonly base?: string;
  /** With each file, what the manifest says about it. */
  readonly files: readonly { readonly path: SitePath; readonly listed?: ListedFile }[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Places in other pages that the files link to, each with the first file that does. */
  readonly anchors: readonly (Anchor & { readonly from: SitePath })[];
}

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
