import { readFile } from "node:fs/promises";
import path from "node:path";
import { MANIFEST_FILES } from "../model/manifest.js";
import type { SitePath } from "../model/names.js";
import { BuildError } from "../model/problem.js";
import { listEntries } from "../store/site-folder.js";
import { loadManifest } from "../store/site-manifest.js";
import { batchesOf, Workers } from "../store/workers.js";
import type { CheckResult, CheckTask } from "./check-batch.js";
import { type Finding, sortByPath } from "./finding.js";
import { attributeOf } from "./read/element.js";
import { readPage } from "./read/read-page.js";
import { idsOf, missingAnchor } from "./rules/link/missing-anchor.js";
import { LISTING_RULES } from "./rules/rules.js";
import type { SiteListing } from "./site-listing.js";
import { isSystemFile } from "./system-file.js";

/** Files that one worker gets at a time. */
const BATCH = 200;

export interface SiteReport {
  /** How many files the site has. */
  readonly files: number;
  /** In the order of their paths. */
  readonly findings: readonly Finding[];
}

/** Called with the number of files that are done, and the number of all. */
export type Tick = (done: number, total: number) => void;

/**
 * Checks a built site. Reads the site's folder and nothing else, and holds one batch of files a worker.
 * @param jobs the number of workers
 * @throws BuildError if the folder has no files
 */
export async function checkSite(site: string, jobs: number, tick: Tick): Promise<SiteReport> {
  const { files, others } = listEntries(site);
  if (files.size === 0)
    throw new BuildError(`there is no site in ${site}`, "build one, or name another with --site");
  const manifest = await loadManifest(site).catch((error: Error) => error);
  const listing: SiteListing = { files, others, manifest };
  const results = await checkFiles(site, listing, jobs, tick);
  const findings = [
    ...checkListing(listing),
    ...results.flatMap((result) => result.findings),
    ...(await findMissingAnchors(site, results)),
  ];
  return { files: files.size, findings: sortByPath(findings) };
}

const checkListing = (listing: SiteListing): Finding[] =>
  LISTING_RULES.flatMap(({ name, checkListing }) =>
    Array.from(checkListing(listing), (finding) => ({ rule: name, ...finding })),
  );

/** Has the workers check all files, but for the manifest and files of the system. Returns the results in the order of the paths, whatever worker was done first. */
async function checkFiles(
  site: string,
  { files, manifest }: SiteListing,
  jobs: number,
  tick: Tick,
): Promise<CheckResult[]> {
  const listed = manifest instanceof Error ? undefined : manifest?.files;
  const isLeftOut = (one: SitePath): boolean =>
    MANIFEST_FILES.includes(one) || (isSystemFile(one) && !listed?.has(one));
  const paths = [...files].filter((one) => !isLeftOut(one)).sort();
  const base = await findBase(site);
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
  const resultByFirstPath = new Map<string, CheckResult>();
  const firstPath = (task: CheckTask): string => task.files[0]?.path ?? "";
  let done = 0;
  const workers = new Workers(jobs);
  try {
    await workers.run<CheckTask, CheckResult>(tasks, tasks.length, {
      module: new URL("./check-batch.js", import.meta.url),
      onResult: (result, task) => {
        resultByFirstPath.set(firstPath(task), result);
        done += task.files.length;
        tick(done, paths.length);
      },
    });
  } finally {
    await workers.close();
  }
  return tasks.flatMap((task) => resultByFirstPath.get(firstPath(task)) ?? []);
}

/** Returns where the site says that it is published: the folder of its front page's canonical address. */
async function findBase(site: string): Promise<string | undefined> {
  try {
    const { elements } = readPage(await readFile(path.join(site, "index.html"), "utf8"));
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

/** Looks for the places that files link to in other pages. Few pages are linked to so, and only those are read. */
async function findMissingAnchors(site: string, results: readonly CheckResult[]): Promise<Finding[]> {
  const linksByPage = new Map<SitePath, Map<string, SitePath>>();
  for (const { path: page, id, from } of results.flatMap((result) => result.anchors)) {
    const links = linksByPage.get(page) ?? new Map<string, SitePath>();
    linksByPage.set(page, links);
    if (!links.has(id)) links.set(id, from);
  }
  const findings: Finding[] = [];
  for (const [page, links] of linksByPage) {
    const ids = idsOf(readPage(await readFile(path.join(site, page), "utf8"), false).elements);
    for (const [id, from] of links)
      if (!ids.has(id))
        findings.push({ rule: missingAnchor.name, path: from, message: `${page} has no place \`#${id}\`` });
  }
  return findings;
}
