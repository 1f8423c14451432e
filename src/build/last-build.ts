import { readFileSync } from "node:fs";
import type { BuildCache } from "../cache/build-cache.js";
import type { FinishedBuild } from "../cache/finished-build.js";
import { areUntouched, readFolderTimes } from "../cache/folder-times.js";
import { mirrorFolders } from "../intake/mirror-folders.js";
import { ifThere } from "../lib/if-there.js";
import type { Day, Digest } from "../model/names.js";
import type { Settings } from "../model/settings.js";
import type { BuildSummary } from "./summary.js";

/** What is saved of a complete build. */
type Finished = FinishedBuild<BuildSummary>;

/** The last complete build of the output folder. */
export interface LastBuild {
  readonly build: Finished | undefined;
  /** Whether it is known that no file came or went in any folder of content and site since that build. */
  readonly isUntouched: boolean;
  /** Whether that is known of the site. A site on another machine counts as untouched. */
  readonly isSiteUntouched: boolean;
  /** Whether a power cut may have kept files from the disk that the cache has: no build has ended since the system started. */
  readonly mayBeCut: boolean;
}

/** The state of the folders on the disk. */
export interface DiskState {
  readonly content: Finished["content"];
  /** The folders of the site, by their paths. */
  readonly siteFolders: readonly string[];
}

/** Tells by the times of the folders of content and site whether they are as the last build left them. */
export function compareFolderTimes(build: LastBuild["build"], settings: Settings): LastBuild {
  const { out, verify, isFreshCheckout } = settings;
  const mayBeCut = build?.boot !== thisBoot();
  if (mayBeCut || verify) return { build, isUntouched: false, isSiteUntouched: false, mayBeCut };
  const isSiteUntouched = areUntouched(out, build.site);
  const isUntouched =
    isSiteUntouched &&
    build.content.scan !== undefined &&
    !isFreshCheckout &&
    Object.entries(mirrorFolders(settings)).every(([root, folder]) =>
      areUntouched(folder, build.content.folders[root] ?? {}),
    );
  return { build, isUntouched, isSiteUntouched, mayBeCut };
}

/** Returns what tells one run of the system from another. Linux alone says so; elsewhere all runs look alike. */
const thisBoot = (): string =>
  ifThere(() => readFileSync("/proc/sys/kernel/random/boot_id", "utf8").trim()) ?? "";

/** Returns what is saved of the folders: the state of the content when it was listed, and that of the site now. */
export const statesToSave = (
  { content, siteFolders }: DiskState,
  { files }: BuildCache,
  { out }: Settings,
): Pick<Finished, "content" | "site" | "filesTableSize" | "boot"> => ({
  boot: thisBoot(),
  content,
  site: readFolderTimes(out, [...siteFolders, ...files.folders.keys()]),
  filesTableSize: files.size,
});

/**
 * Tells whether a build would repeat the last one: the input is the same, no file is missing, and the same articles wait for
 * their days.
 */
export function isUpToDate(
  build: Finished,
  { key, missing }: { readonly key: Digest; readonly missing: ReadonlySet<unknown> },
  today: Day,
): boolean {
  return build.key === key && missing.size === 0 && !isReleaseDue(build, today);
}

/** Tells whether other articles wait for their days than at the last build: a day has come, or the clock was set back. */
export function isReleaseDue({ day, summary: { nextRelease } }: Finished, today: Day): boolean {
  return day > today || (nextRelease !== undefined && nextRelease <= today);
}
