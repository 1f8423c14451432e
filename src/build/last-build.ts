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
  /** Present if the site is on another machine. All files that the cache knows count as being there. */
  readonly isElsewhere?: true;
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
  const isComparable = build?.content.scan !== undefined && !verify && !isFreshCheckout;
  const isSame = (root: string, folder: string): boolean =>
    areUntouched(folder, build?.content.folders[root] ?? {});
  const isUntouched =
    isComparable &&
    Object.entries(foldersOf(settings)).every(([root, folder]) => isSame(root, folder)) &&
    areUntouched(out, build.site);
  return { build, isUntouched };
}

/** Returns the state of the content folder when it was listed, and that of the site's folders now. */
export const statesIn = (
  { content, siteFolders }: Noted,
  { files }: BuildCache,
  { out }: Settings,
): Pick<Finished, "content" | "site"> => ({
  content,
  site: readFolderTimes(out, [...siteFolders, ...files.folders.keys()]),
});

/** Tells whether the last build has said all there is to say: it had the same input, and no file of it is missing. */
export function isFinal(
  { input, summary: { nextRelease } }: Finished,
  { key, missing }: { readonly key: Digest; readonly missing: ReadonlySet<unknown> },
  today: Day,
): boolean {
  const isReleaseDue = nextRelease !== undefined && nextRelease <= today;
  return input === key && missing.size === 0 && !isReleaseDue;
}
