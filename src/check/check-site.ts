import { readFileSync } from "node:fs";
import path from "node:path";
import { compare } from "../lib/compare.js";
import { readBeginning } from "../lib/disk/read-beginning.js";
import { isSystemFile } from "../lib/disk/system-file.js";
import { batchesOf } from "../lib/group-by.js";
import { requireReadable } from "../lib/if-there.js";
import { getOrAdd } from "../lib/memoize.js";
import type { FileDigest } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import type { Workers } from "../model/workers.js";
import { loadManifest, manifestFiles } from "../output/manifest.js";
import { listEntries } from "../output/site-folder.js";
import { type Finding, sortByPath } from "./finding.js";
import { beginsAsMarkup, SNIFFED } from "./read/decode-text.js";
import { attributeOf } from "./read/element.js";
import { readPage } from "./read/read-page.js";
import { type Anchor, idsOf, missingAnchor } from "./rules/link/missing-anchor.js";
import type { SiteListing } from "./rules/rule.js";
import { LISTING_RULES } from "./rules/rules.js";

/** Some files of a site for a worker. */
export interface CheckTask {
  readonly site: string;
  /** Where the site says that it is published. */
  readonly base?: string;
  /** With each file, what the manifest says about it. */
  readonly files: readonly { readonly path: SitePath; readonly listed?: FileDigest }[];
}

/** The findings in some files, and the places that have to be looked for in other files. */
export interface CheckResult {
  readonly findings: readonly Finding[];
  /** Places in other pages that the files link to, each with the first file that does. */
  readonly anchors: readonly (Anchor & { readonly from: SitePath })[];
}

/** Files that one worker gets at a time. */
const BATCH = 200;

export interface SiteReport {
  readonly files: number;
  /** In the order of their paths. */
  readonly findings: readonly Finding[];
}

/** Called with the number of files that are done, and the number of all. */
type Tick = (done: number, total: number) => void;

/** Checks a built site by all rules. Reads only the site's folder. @throws BuildError if the folder has no files */
export async function checkSite(site: string, workers: Workers, tick: Tick): Promise<SiteReport> {
  const { files, others } = requireReadable(
    () => listEntries(site),
    `the site ${site}`,
    "name another folder with --site",
  );
  if (files.size === 0)
    throw new BuildError(`there is no site in ${site}`, "build one, or name another with --site");
  const listing: SiteListing = { files, others, manifest: readManifest(site) };
  const results = await checkFiles(site, listing, workers, tick);
  const findings = [
    ...checkListing(listing),
    ...results.flatMap((result) => result.findings),
    ...findMissingAnchors(site, results),
  ];
  return { files: files.size, findings: sortByPath(findings) };
}

function readManifest(site: string): SiteListing["manifest"] {
  try {
    return loadManifest(site);
  } catch (error) {
    return error as Error;
  }
}

const checkListing = (listing: SiteListing): Finding[] =>
  LISTING_RULES.flatMap(({ name, checkListing }) =>
    Array.from(checkListing(listing), (finding) => ({ rule: name, ...finding })),
  );

/** Checks all files but the manifest and those of an operating system. Returns the results in any order. */
async function checkFiles(
  site: string,
  { files, manifest }: SiteListing,
  workers: Workers,
  tick: Tick,
): Promise<CheckResult[]> {
  const listed = manifest instanceof Error ? undefined : manifest?.files;
  const ofManifest = manifestFiles(manifest instanceof Error || !manifest ? { parts: [] } : manifest);
  const isLeftOut = (one: SitePath): boolean =>
    ofManifest.has(one) ||
    (isSystemFile(one) && !listed?.has(one) && !beginsAsMarkup(readBeginning(path.join(site, one), SNIFFED)));
  const paths = [...files].filter((one) => !isLeftOut(one)).sort();
  const base = findBase(site, files);
  const tasks = batchesOf(paths, BATCH).map(
    (batch): CheckTask => ({
      site,
      ...(base === undefined ? {} : { base }),
      files: batch.map((one) => {
        const entry = listed?.get(one);
        return entry ? { path: one, listed: entry } : { path: one };
      }),
    }),
  );
  const results: CheckResult[] = [];
  let done = 0;
  await workers.run<CheckTask, CheckResult>("check", tasks, tasks.length, {
    onResult: (result, task) => {
      results.push(result);
      done += task.files.length;
      tick(done, paths.length);
    },
  });
  return results;
}

/** Returns where the site says that it is published: the folder of its front page's canonical address. */
function findBase(site: string, files: ReadonlySet<SitePath>): string | undefined {
  const home = "index.html" as SitePath;
  const html = files.has(home) ? readFileSync(path.join(site, home), "utf8") : "";
  const canonical = readPage(html).elements.find(
    (element) => element.name === "link" && attributeOf(element, "rel") === "canonical",
  );
  const address = canonical && attributeOf(canonical, "href");
  return address !== undefined && URL.canParse(address) ? new URL(".", address).href : undefined;
}

/** Looks for the places that files link to in other pages. Few pages are linked to so, and only those are read. */
function findMissingAnchors(site: string, results: readonly CheckResult[]): Finding[] {
  const linksByPage = new Map<SitePath, Map<string, SitePath>>();
  const anchors = results.flatMap((result) => result.anchors).sort((a, b) => compare(a.from, b.from));
  for (const { path: page, id, from } of anchors) {
    const links = getOrAdd(linksByPage, page, () => new Map<string, SitePath>());
    if (!links.has(id)) links.set(id, from);
  }
  const findings: Finding[] = [];
  for (const [page, links] of linksByPage) {
    const ids = idsOf(readPage(readFileSync(path.join(site, page), "utf8"), false).elements);
    for (const [id, from] of links)
      if (!ids.has(id))
        findings.push({ rule: missingAnchor.name, path: from, message: `${page} has no place \`#${id}\`` });
  }
  return findings;
}
