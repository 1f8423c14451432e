import path from "node:path";
import { setImmediate } from "node:timers/promises";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { Material, Run } from "./build-run.js";
import type { Catalog } from "./model/catalog.js";
import { folderOf } from "./model/file-columns.js";
import type { SourceCommit } from "./model/manifest.js";
import type { Digest, SitePath } from "./model/names.js";
import { diffPlan, isPlanned, type PlanDiff, type PlannedSite, plannedSite } from "./plan/diff-plan.js";
import { type Plan, pagesAmong } from "./plan/plan-pages.js";
import { renderStale } from "./render/render-stale.js";
import { isInSearch } from "./search/format/search-format.js";
import { buildSearch, staleSearch } from "./search/index/build-search.js";
import { planSearch, type SearchPlan } from "./search/index/plan-search.js";
import { TEMPLATES_FOLDER } from "./store/fingerprints.js";
import { siteChanges, UNSURE, type Written } from "./store/site-files.js";
import { assetPath, copyAssets, copyPictures, listFiles, removePages } from "./store/site-folder.js";
import { type FolderPrinter, folderPrinter, writeManifest } from "./store/site-manifest.js";

/** The files that pages share. */
export const ASSETS = path.join(TEMPLATES_FOLDER, "assets");

/** Files from which on writing them takes long enough to make room for it. */
const MANY = 10_000;

/** What writing a site came to. */
export interface WrittenSite {
  readonly written: number;
  readonly removed: number;
  /** Files in the output folder that no build wrote; they are left alone. */
  readonly foreign: readonly SitePath[];
  /** Whether the site was signed, and its signature had to go since the site is another now. */
  readonly lostSignature: boolean;
}

/**
 * Writes what is stale, and removes what is gone: first the pages, then the index that leads to them. Afterwards the plan
 * holds no pages any more.
 */
export async function writeSite(
  plan: Plan,
  catalog: Catalog,
  material: Material,
  commit: Promise<SourceCommit> | undefined,
  run: Run,
): Promise<WrittenSite> {
  const { settings, workers, report, state, code } = run;
  const { out } = settings;
  const assets = listFiles(ASSETS);
  const site = plannedSite(keysOf(plan, assets, code.templates), plan.days);
  const pages = findWork(site, (folder) => !isInSearch(folder), material, run);
  markUnsure(pages, run);
  const [rendered, index] = await Promise.all([
    renderPages(plan, pages.stale, run),
    planIndex(catalog, material, run),
  ]);
  const isLong = pages.stale.size + index.stale.size > MANY;
  if (isLong) collectGarbage();
  const print = folderPrinter();
  const [searched, copied] = await Promise.all([
    report.stage("search", (tick) =>
      buildSearch(index.search, index.stale, code.search, settings, workers, tick),
    ),
    // In a long build, memory is what is short.
    finishPages(plan, pages.stale, assets, rendered, isLong ? undefined : print, run),
  ]);
  const closing = workers.close();
  // What the threads hold is free before the manifest is printed.
  if (isLong) await closing;
  const gone = [...pages.gone, ...index.gone];
  await removePages(out, gone);
  const manifest = await report.stage("manifest", async () => {
    state.files.put(siteChanges(out, index.stale, gone, searched));
    return writeManifest(out, code.program, await commit, state.files.folders, print);
  });
  await closing;
  return {
    written: rendered.size + copied + index.stale.size + (manifest.isNew ? 1 : 0),
    removed: gone.length,
    foreign: [...pages.foreign, ...index.foreign].sort(),
    lostSignature: manifest.wasSigned,
  };
}

/** Yields the key of each file outside the index that is of no folder which is planned as a whole. */
function* keysOf(
  { pages, pictures }: Plan,
  assets: Iterable<SitePath>,
  templates: Digest,
): Generator<readonly [SitePath, Digest]> {
  for (const { path: at, key } of pages) yield [at, key];
  for (const [at, { digest }] of pictures) yield [at, digest];
  for (const asset of assets) yield [assetPath(asset), templates];
}

/** What is to be done to a part of the site that is there. */
interface Work extends Pick<PlanDiff, "stale" | "gone"> {
  readonly foreign: readonly SitePath[];
}

/** Compares a part of the site with what is there. @param isOfPart tells which folders are of it */
function findWork(
  site: PlannedSite,
  isOfPart: (folder: string) => boolean,
  { missing, foreign }: Material,
  { state }: Run,
): Work {
  const ofPart = <Known>(folders: Iterable<readonly [string, Known]>): Map<string, Known> =>
    new Map([...folders].filter(([folder]) => isOfPart(folder)));
  const diff = diffPlan(site, missing, ofPart(state.files.folders), ofPart(state.plannedFolders.rows()));
  state.plannedFolders.put(diff.learned);
  const ofNobody = foreign.filter((at) => isOfPart(folderOf(at)) && !isPlanned(site, at));
  return { ...diff, foreign: ofNobody };
}

/** While files are being written, the table says nothing of them: a build that dies here is finished by the next. */
function markUnsure({ stale, gone }: Work, { state }: Run): void {
  state.files.put([...stale.keys(), ...gone].map((at) => [at, UNSURE]));
}

/** Renders the stale pages. Afterwards the plan holds no pages any more. */
async function renderPages(
  plan: Plan,
  stale: Work["stale"],
  { settings, workers, report }: Run,
): Promise<Written> {
  const pages = [...pagesAmong(plan, stale)];
  if (pages.length > MANY) collectGarbage();
  const rendered = await report.stage("render", (tick) =>
    renderStale(pages, plan.site, TEMPLATES_FOLDER, settings, workers, tick),
  );
  plan.release();
  return rendered;
}

/**
 * Copies the files that pages show and share, and notes what was written, while workers build the index.
 * @param print what the manifest says of folders is printed ahead, if there is something to print with
 * @returns how many files were copied
 */
async function finishPages(
  plan: Plan,
  stale: Work["stale"],
  assets: Iterable<SitePath>,
  rendered: Written,
  print: FolderPrinter | undefined,
  { settings: { content, out }, state }: Run,
): Promise<number> {
  await setImmediate();
  const pictures = [...plan.pictures].filter(([at]) => stale.has(at));
  copyPictures(pictures, content, out);
  const copied = copyAssets(ASSETS, assets, out);
  state.files.put(siteChanges(out, stale, [], rendered));
  if (print) for (const [folder, columns] of state.files.folders) print(folder, columns);
  return pictures.length + copied;
}

/** Plans the index, and finds out what is to be done to it: all files of a segment of which one is stale are. */
async function planIndex(
  catalog: Catalog,
  material: Material,
  run: Run,
): Promise<Work & { readonly search: SearchPlan }> {
  // Planning holds this thread up for a while: the workers get their first pages before.
  await run.workers.ready();
  await setImmediate();
  const search = planSearch(catalog, run.code.search);
  const work = findWork(plannedSite(search.keys, search.segments), isInSearch, material, run);
  const index = { ...work, stale: staleSearch(search, work.stale) };
  markUnsure(index, run);
  return { ...index, search };
}

/**
 * Frees what a stage has left, before the workers of the next need memory of their own. From here on most of the heap
 * lives as long as the build: what does not is better collected soon than waited for until the heap has doubled.
 */
function collectGarbage(): void {
  setFlagsFromString("--heap-growing-percent=25");
  setFlagsFromString("--expose-gc");
  (runInNewContext("gc") as () => void)();
}
