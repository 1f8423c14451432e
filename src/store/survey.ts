import { MANIFEST, MANIFEST_FILES } from "../model/manifest.js";
import type { Digest, SitePath } from "../model/names.js";
import type { Problem } from "../model/problem.js";
import type { Settings } from "../model/settings.js";
import { scanContent } from "../source/scan-content.js";
import type { BuildState } from "./build-state.js";
import type { Sources } from "./convert-files.js";
import { inputDigest } from "./finished-build.js";
import { readFiles } from "./read-files.js";
import { listFiles } from "./site-folder.js";
import { sweepTemporary } from "./sweep.js";
import type { Workers } from "./workers.js";

/** What is on the disk, and how it differs from what the last build left there. */
export interface Survey {
  /** Article files. */
  readonly count: number;
  /** Of all that can be read. */
  readonly digest: Digest;
  readonly problems: readonly Problem[];
  /** Files of the site that somebody has removed. */
  readonly missing: ReadonlySet<SitePath>;
  /** Files in the output folder that the last build did not write. */
  readonly foreign: readonly SitePath[];
}

/**
 * Looks at all files of the content and of the site. Half-written files of a build that died are removed.
 * @param state its tables of sources and files are loaded; that of sources then holds what can be read
 */
export async function survey(settings: Settings, state: BuildState, workers: Workers): Promise<Survey> {
  const { content, out, site } = settings;
  state.sources.load();
  state.files.load();
  const scan = scanContent(content, site.limits);
  const sources = state.sources.entries;
  const { changes, problems } = await readFiles(scan.files, settings, sources, workers);
  state.sources.put(changes);
  const present = sweepTemporary(out, listFiles(out));
  const known = state.files.entries;
  const unknown = [...present].filter((at) => !known.has(at));
  const missing = new Set<SitePath>();
  if (present.size - unknown.length < known.size)
    for (const at of known.keys()) if (!present.has(at)) missing.add(at);
  if (!present.has(MANIFEST)) missing.add(MANIFEST);
  return {
    count: scan.files.length,
    digest: inputDigest(partsOf(sources)),
    problems: [...scan.problems, ...problems],
    missing,
    foreign: unknown.filter((at) => !MANIFEST_FILES.includes(at)).sort(),
  };
}

function* partsOf(sources: Sources): Generator<string> {
  for (const [at, { digest }] of sources) yield `${at} ${digest}`;
}
