import { createHash } from "node:crypto";
import { joined, pathIn, split } from "../model/file-columns.js";
import { MANIFEST, MANIFEST_FILES } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import type { Scan } from "../source/scan-content.js";
import { type BuildState, type KnownSource, loadState } from "./build-state.js";
import { readFiles } from "./read-files.js";
import type { ScanTask } from "./scan-apart.js";
import { foldersBelow } from "./site-folder.js";
import { sweepTemporary } from "./sweep.js";
import type { Workers } from "./workers.js";

/** What is on the disk, and how it differs from what the last build left there. */
export interface Survey {
  /** Article files. */
  readonly count: number;
  /** How many of them hold what was never converted. */
  readonly unconverted: number;
  /** Of all that can be read. */
  readonly digest: Digest;
  readonly problems: readonly Problem[];
  /** Files of the site that somebody has removed. */
  readonly missing: ReadonlySet<SitePath>;
  /** Files in the output folder that the last build did not write. */
  readonly foreign: readonly SitePath[];
}

/** Begins to look at the content's files, while the caller goes on. */
export function beginToScan({ content, site }: Settings, workers: Workers): Promise<Scan> {
  const module = new URL("./scan-apart.js", import.meta.url);
  const scanning = workers.runOne<ScanTask, Scan>(module, { content, limits: site.limits });
  // Who waits for it is told of an error; nobody may get so far.
  scanning.catch(() => {});
  return scanning;
}

/**
 * Compares what lies in the folders of content and site with what the last build left there. Half-written files of a build
 * that died are removed.
 * @param scanning what lies in the content folder, which the state is loaded beside: all of it but the pictures
 * @param state its table of sources then holds what can be read
 */
export async function survey(
  scanning: Promise<Scan>,
  settings: Settings,
  state: BuildState,
  workers: Workers,
): Promise<Survey> {
  await loadState(settings.cache, state);
  const ofSite = compareSite(settings.out, state.files);
  const scan = await scanning;
  const { changes, problems } = await readFiles(scan, settings, state.sources.folders, workers);
  state.sources.put(changes);
  return {
    count: [...scan.folders.values()].reduce((sum, [names]) => sum + split(names).length, 0),
    unconverted: unconvertedIn(changes.values(), state.outcomes),
    digest: digestOf(state.sources),
    problems: [...scan.problems, ...problems],
    ...ofSite,
  };
}

const unconvertedIn = (
  changed: Iterable<KnownSource | undefined>,
  outcomes: BuildState["outcomes"],
): number => [...changed].filter((source) => source && !outcomes.get(source[2])).length;

/** Of the paths of the sources, and what is in them. */
function digestOf({ folders }: BuildState["sources"]): Digest {
  const hash = createHash("sha256");
  for (const folder of [...folders.keys()].sort()) {
    const [names, , , digests] = folders.get(folder) ?? [];
    hash.update(`${JSON.stringify(folder)}${names} ${digests}\n`);
  }
  return hash.digest("hex").slice(0, 32) as Digest;
}

function compareSite(out: string, { folders }: BuildState["files"]): Pick<Survey, "missing" | "foreign"> {
  const missing = new Set<SitePath>();
  const unknown = new Set<SitePath>();
  const found = new Set<string>();
  for (const { folder, files } of foldersBelow(out)) {
    const names = files.sort();
    const [known] = folders.get(folder) ?? [];
    found.add(folder);
    if (joined(names) === known) continue;
    const present = sweepTemporary(out, pathsIn(folder, names));
    for (const at of pathsIn(folder, known ? split(known) : [])) if (!present.delete(at)) missing.add(at);
    for (const at of present) unknown.add(at);
  }
  for (const [folder, [known]] of folders)
    if (!found.has(folder)) for (const at of pathsIn(folder, split(known))) missing.add(at);
  if (!unknown.has(MANIFEST)) missing.add(MANIFEST);
  return { missing, foreign: [...unknown].filter((at) => !MANIFEST_FILES.includes(at)).sort() };
}

const pathsIn = (folder: string, names: readonly string[]): SitePath[] =>
  names.map((name) => pathIn(folder, name));
