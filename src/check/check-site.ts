import { readFile } from "node:fs/promises";
import path from "node:path";
import { batchesOf } from "../lib/batches.js";
import { type FileDigest, MANIFEST_FILES, type Manifest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import type { Workers } from "../model/workers.js";
import { loadManifest } from "../output/manifest.js";
import { listEntries } from "../output/site-folder.js";
import type { Anchor } from "./check-page.js";
import { idsOf } from "./check-page.js";
import type { Finding } from "./finding.js";
import { attributeOf, elementsOfPage } from "./page-elements.js";

/** Files to look at. */
export interface CheckTask {
  readonly site: string;
  /** Where the site says that it stands. */
  readonly base?: string;
  /** With what the manifest says of each. */
  readonly files: readonly { readonly path: SitePath; readonly expected?: FileDigest }[];
}

export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Places in pages that others link to, each with one page that does. */
  readonly anchors: readonly (Anchor & { readonly from: SitePath })[];
}

/** Files that go to a worker at once. */
const BATCH = 200;

export interface SiteReport {
  readonly files: number;
  /** In the order of their paths. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at a built site, and at nothing else: page after page, so that its size does not matter.
 * @throws BuildError where there is no site
 */
export async function checkSite(
  site: string,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<SiteReport> {
  const { files, others } = listEntries(site);
  if (files.size === 0)
    throw new BuildError(`there is no site in ${site}`, "build one, or name another with --site");
  const manifest = await loadManifest(site).catch((error: Error) => error);
  const known = manifest instanceof Error ? undefined : manifest;
  const findings: Finding[] = [...compareWithManifest(files, manifest)];
  for (const at of others)
    findings.push({
      rule: "extra-file",
      path: at,
      message: "it is neither a file nor a folder, such as a symbolic link",
    });
  const base = await baseOf(site);
  const looked = [...files].filter((at) => !MANIFEST_FILES.includes(at)).sort();
  const results = await runChecks(site, base, looked, known, workers, tick);
  for (const result of results) findings.push(...result.findings);
  findings.push(...(await missingAnchors(site, results)));
  findings.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  return { files: files.size, findings };
}

async function runChecks(
  site: string,
  base: string | undefined,
  files: readonly SitePath[],
  manifest: Manifest | undefined,
  workers: Workers,
  tick: (done: number, of: number) => void,
): Promise<CheckResult[]> {
  const batches = batchesOf(files, BATCH);
  function* tasks(): Generator<CheckTask> {
    for (const batch of batches) {
      const named = batch.map((at) => {
        const expected = manifest?.files.get(at);
        return expected ? { path: at, expected } : { path: at };
      });
      yield { site, files: named, ...(base ? { base } : {}) };
    }
  }
  const results = new Map<SitePath, CheckResult>();
  let done = 0;
  await workers.run<CheckTask, CheckResult>("check", tasks(), batches.length, {
    onResult: (result, task) => {
      results.set(task.files[0]?.path as SitePath, result);
      done += task.files.length;
      tick(done, files.length);
    },
  });
  return [...results].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, result]) => result);
}

function* compareWithManifest(
  files: ReadonlySet<SitePath>,
  manifest: Manifest | Error | undefined,
): Generator<Finding> {
  if (manifest === undefined || manifest instanceof Error) {
    const message =
      manifest instanceof Error ? manifest.message : "there is none, so nobody can tell what belongs here";
    yield { rule: "no-manifest", path: "manifest.json", message };
    return;
  }
  for (const at of manifest.files.keys())
    if (!files.has(at)) yield { rule: "missing-file", path: at, message: "the manifest names it" };
  for (const at of files) {
    if (!manifest.files.has(at) && !MANIFEST_FILES.includes(at))
      yield { rule: "extra-file", path: at, message: "the manifest does not name it" };
  }
}

/** Returns where the site says that it stands: its front page names its own address. */
async function baseOf(site: string): Promise<string | undefined> {
  try {
    const elements = elementsOfPage(await readFile(path.join(site, "index.html"), "utf8"));
    const canonical = elements.find(
      (element) => element.name === "link" && attributeOf(element, "rel") === "canonical",
    );
    const address = canonical && attributeOf(canonical, "href");
    return address !== undefined && URL.canParse(address) ? new URL(".", address).href : undefined;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
    throw error;
  }
}

/** Looks for the places that pages link to in others. Few pages have any. */
async function missingAnchors(site: string, results: readonly CheckResult[]): Promise<Finding[]> {
  const wanted = new Map<SitePath, Map<string, SitePath>>();
  for (const { path: at, id, from } of results.flatMap((result) => result.anchors)) {
    const ids = wanted.get(at) ?? new Map<string, SitePath>();
    wanted.set(at, ids);
    if (!ids.has(id)) ids.set(id, from);
  }
  const findings: Finding[] = [];
  for (const [at, ids] of wanted) {
    if (!/\.x?html?$/i.test(at)) continue;
    const present = idsOf(elementsOfPage(await readFile(path.join(site, at), "utf8")));
    for (const [id, from] of ids)
      if (!present.has(id))
        findings.push({ rule: "missing-anchor", path: from, message: `${at} has no place \`#${id}\`` });
  }
  return findings;
}
