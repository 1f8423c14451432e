import type { BuildCache } from "../cache/build-cache.js";
import type { Finished as FinishedBuild } from "../cache/finished-build.js";
import { areUntouched, readFolderTimes } from "../cache/folder-times.js";
import { foldersOf } from "../intake/mirror-folders.js";
import { digestOfParts } from "../lib/digest.js";
import type { Catalog } from "../model/catalog.js";
import { type Day, type Digest, dayFolder } from "../model/names.js";
import type { Settings, SiteSettings } from "../model/settings.js";
import { type ArticleChanges, touchedDays } from "../plan/days/touched-days.js";
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
  { files, plannedFolders }: BuildCache,
  { out }: Settings,
): Pick<Finished, "content" | "site" | "planned"> => ({
  content,
  planned: digestOfFolders(plannedFolders),
  site: readFolderTimes(out, [...siteFolders, ...files.folders.keys()]),
});

const digestOfFolders = (folders: BuildCache["plannedFolders"]): Digest =>
  digestOfParts(Array.from(folders.rows(), ([folder, row]) => `${folder} ${row.join(" ")}\n`));

/** Tells whether the last build has said all there is to say: it had the same input, and no file of it is missing. */
export function isFinal(
  { input, summary: { nextRelease } }: Finished,
  { key, missing }: { readonly key: Digest; readonly missing: ReadonlySet<unknown> },
  today: Day,
): boolean {
  const isReleaseDue = nextRelease !== undefined && nextRelease <= today;
  return input === key && missing.size === 0 && !isReleaseDue;
}

/** What `knownDigests` needs of the articles. */
interface RelatedArticles {
  readonly catalog: Catalog;
  /** Undefined where more has changed than these can say. */
  readonly changes: ArticleChanges | undefined;
  readonly drafts: number;
}

/**
 * Returns a function that gives the digest that the folder of a day had in the last build, for each day that no change
 * touches. It knows none if the program, a setting or a picture is another, or drafts wait.
 */
export function knownDigests(
  { catalog, changes, drafts }: RelatedArticles,
  base: Digest,
  last: LastBuild["build"],
  site: SiteSettings,
  { plannedFolders }: BuildCache,
): (day: Day) => Digest | undefined {
  const isKnown = last?.base === base && last.summary.drafts === 0 && drafts === 0;
  if (!changes || !isKnown || last.planned !== digestOfFolders(plannedFolders)) return () => undefined;
  const touched = touchedDays(catalog, changes, site);
  if (!touched) return () => undefined;
  const folders = new Map(plannedFolders.rows());
  return (day) => (touched.has(day) ? undefined : folders.get(dayFolder(day))?.[0]);
}
