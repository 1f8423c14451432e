import type { BuildCache } from "../cache/build-cache.js";
import type { Finished as FinishedBuild } from "../cache/finished-build.js";
import { areUntouched, readFolderTimes } from "../cache/folder-times.js";
import { foldersOf } from "../intake/mirror-folders.js";
import type { Day, Digest } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import type { BuildSummary } from "./summary.js";

/** What the last complete build was made of, and what it said. */
export type Finished = FinishedBuild<BuildSummary>;

/** The last complete build of the output folder. */
export interface LastBuild {
  readonly build: Finished | undefined;
  /** Whether no file came or went in any folder of content and site since then. */
  readonly isUntouched: boolean;
  /** Whether that is so in the site alone. It counts as so where the site is on another machine, whose files are all there. */
  readonly isSiteUntouched: boolean;
}

/** The state of the folders on the disk. */
export interface Noted {
  readonly content: Finished["content"];
  /** The folders of the site, by their paths. */
  readonly siteFolders: readonly string[];
}

/** Looks at the times of the folders of content and site. */
export function compareFolders(build: LastBuild["build"], settings: Settings): LastBuild {
  const { out, verify, isFreshCheckout } = settings;
  if (!build || verify) return { build, isUntouched: false, isSiteUntouched: false };
  const isSiteUntouched = areUntouched(out, build.site);
  const isUntouched =
    isSiteUntouched &&
    build.content.scan !== undefined &&
    !isFreshCheckout &&
    Object.entries(foldersOf(settings)).every(([root, folder]) =>
      areUntouched(folder, build.content.folders[root] ?? {}),
    );
  return { build, isUntouched, isSiteUntouched };
}

/** Returns the state of the content folder when it was listed, and that of the site now. */
export const statesIn = (
  { content, siteFolders }: Noted,
  { files }: BuildCache,
  { out }: Settings,
): Pick<Finished, "content" | "site" | "files"> => ({
  content,
  site: readFolderTimes(out, [...siteFolders, ...files.folders.keys()]),
  files: files.size,
});

/**
 * Tells whether the last build has said all there is to say: it had the same input, no file of it is missing, and the same
 * articles wait for their days.
 */
export function isFinal(
  { input, day, summary: { nextRelease } }: Finished,
  { key, missing }: { readonly key: Digest; readonly missing: ReadonlySet<unknown> },
  today: Day,
): boolean {
  const isReleaseDue = nextRelease !== undefined && nextRelease <= today;
  return input === key && missing.size === 0 && day <= today && !isReleaseDue;
}
