import { createHash } from "node:crypto";
import { pathIn, split } from "../model/file-columns.js";
import { MANIFEST, MANIFEST_FILES } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { type BuildState, loadState } from "./build-state.js";
import type { Places, Sight } from "./look-around.js";
import { readFiles } from "./read-files.js";
import { sweepTemporary } from "./sweep.js";
import type { Workers } from "./workers.js";

/** What is on the disk, and how it differs from what the last build left there. */
export interface Survey {
  /** Article files. */
  readonly count: number;
  /** How many of them are new, gone, or not as the last build knew them. */
  readonly changed: number;
  /** Of all that can be read. */
  readonly digest: Digest;
  readonly problems: readonly Problem[];
  /** Files of the site that somebody has removed. */
  readonly missing: ReadonlySet<SitePath>;
  /** Files in the output folder that the last build did not write. */
  readonly foreign: readonly SitePath[];
}

/** Begins to look at all files of the content and of the site, while the caller goes on. */
export function beginToLook({ content, out, site }: Settings, workers: Workers): Promise<Sight> {
  const module = new URL("./look-around.js", import.meta.url);
  const sight = workers.runOne<Places, Sight>(module, { content, out, limits: site.limits });
  // Who waits for it is told of an error; nobody may get so far.
  sight.catch(() => {});
  return sight;
}

/**
 * Compares what lies in the folders with what the last build left there. Half-written files of a build that died are
 * removed.
 * @param looking what is loaded from the cache meanwhile is all of the state but the pictures
 * @param state its table of sources then holds what can be read
 */
export async function survey(
  looking: Promise<Sight>,
  settings: Settings,
  state: BuildState,
  workers: Workers,
): Promise<Survey> {
  const [{ content, site }] = await Promise.all([looking, loadState(settings.cache, state)]);
  const { changes, problems } = await readFiles(content, settings, state.sources.folders, workers);
  state.sources.put(changes);
  return {
    count: [...content.folders.values()].reduce((sum, [names]) => sum + split(names).length, 0),
    changed: changes.size,
    digest: digestOf(state.sources),
    problems: [...content.problems, ...problems],
    ...compareSite(settings.out, site, state.files),
  };
}

/** Of the paths of the sources, and what is in them. */
function digestOf({ folders }: BuildState["sources"]): Digest {
  const hash = createHash("sha256");
  for (const folder of [...folders.keys()].sort()) {
    const [names, , , digests] = folders.get(folder) ?? [];
    hash.update(`${JSON.stringify(folder)}${names} ${digests}\n`);
  }
  return hash.digest("hex").slice(0, 32) as Digest;
}

function compareSite(
  out: string,
  found: Sight["site"],
  { folders }: BuildState["files"],
): Pick<Survey, "missing" | "foreign"> {
  const missing = new Set<SitePath>();
  const unknown = new Set<SitePath>();
  for (const [folder, names] of found) {
    const [known] = folders.get(folder) ?? [];
    if (names === known) continue;
    const present = sweepTemporary(out, pathsIn(folder, names));
    for (const at of pathsIn(folder, known)) if (!present.delete(at)) missing.add(at);
    for (const at of present) unknown.add(at);
  }
  for (const [folder, [known]] of folders)
    if (!found.has(folder)) for (const at of pathsIn(folder, known)) missing.add(at);
  if (!unknown.has(MANIFEST)) missing.add(MANIFEST);
  return { missing, foreign: [...unknown].filter((at) => !MANIFEST_FILES.includes(at)).sort() };
}

const pathsIn = (folder: string, names: string | undefined): SitePath[] =>
  names === undefined ? [] : split(names).map((name) => pathIn(folder, name));
