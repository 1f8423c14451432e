import { isDeepStrictEqual } from "node:util";
import type { BuildCache } from "../cache/build-cache.js";
import type { KnownSource, SourceChanges } from "../intake/read-sources.js";
import { groupBy } from "../lib/group-by.js";
import { memoize } from "../lib/memoize.js";
import { folderOf, nameOf } from "../lib/paths.js";
import type { ArticleCopy, ArticleFacts } from "../model/article.js";
import type { ArticleId, Digest, SourcePath } from "../model/names.js";
import type { SiteSettings } from "../model/settings.js";
import type { ArticleChanges } from "../plan/days/touched-days.js";
import { conversionDigest } from "./convert-sources.js";

/** How the source files differ from those of the last complete build. */
export interface FileChanges {
  readonly added: ReadonlySet<SourcePath>;
  /** The `sourceDigest` that each changed file had. */
  readonly edited: ReadonlyMap<SourcePath, Digest>;
}

/**
 * Returns which files were added and edited. Returns undefined if files are gone, or other files may be in other channels
 * now.
 * @param sources the files of the last complete build
 */
export function fileChanges(
  changes: SourceChanges,
  sources: Pick<BuildCache["sources"], "rowsIn">,
): FileChanges | undefined {
  const added = new Set<SourcePath>();
  const edited = new Map<SourcePath, Digest>();
  const rowsIn = memoize((folder: string): ReadonlyMap<string, KnownSource> => sources.rowsIn(folder));
  for (const [path, row] of changes) {
    if (!row) return undefined;
    const known = rowsIn(folderOf(path));
    const before = known.get(nameOf(path));
    if (before && before[2] !== row[2]) edited.set(path, before[2]);
    // A folder with one file may be an article of the folder above. The second file makes it a channel.
    if (!before && known.size < 2) return undefined;
    if (!before) added.add(path);
  }
  return { added, edited };
}

/**
 * Returns which articles are new, and of which only the own page changed. Returns undefined if there are changes of other
 * kinds.
 * @param copies of all articles
 * @param outcomes with those of edited files as they were
 */
export function articleChanges(
  { added, edited }: FileChanges,
  copies: readonly ArticleCopy[],
  outcomes: Pick<BuildCache["outcomes"], "get">,
  site: SiteSettings,
): ArticleChanges | undefined {
  const digestIn = conversionDigest(site);
  const ids = { added: new Set<ArticleId>(), edited: new Set<ArticleId>() };
  let found = 0;
  for (const { path, article } of copies) {
    const { facts } = article;
    const digest = edited.get(path);
    if (added.has(path)) ids.added.add(facts.id);
    else if (digest !== undefined) {
      const before = outcomes.get(digestIn(path, digest));
      if (!before || "problem" in before || !isSameToOthers(before.facts, facts)) return undefined;
      ids.edited.add(facts.id);
      found++;
    } else continue;
    if (facts.release !== "always") return undefined;
  }
  // A file that is no article now may have been one.
  return found === edited.size && areUnique([...ids.added, ...ids.edited], copies) ? ids : undefined;
}

/** Tells whether other pages show the same of an article, and relate it to the same articles. */
function isSameToOthers(before: ArticleFacts, now: ArticleFacts): boolean {
  const ofOwnPage = { length: 0, textDigest: "", ownDigest: "" };
  return isDeepStrictEqual({ ...before, ...ofOwnPage }, { ...now, ...ofOwnPage });
}

/** Tells whether each of some ids is that of one copy alone, also where letters of either case are the same. */
function areUnique(ids: readonly ArticleId[], copies: readonly ArticleCopy[]): boolean {
  const fold = (id: ArticleId): string => id.normalize("NFC").toLowerCase();
  const wanted = new Set(ids.map(fold));
  const sharing = groupBy(copies, ({ article }) => {
    const name = fold(article.facts.id);
    return wanted.has(name) ? name : undefined;
  });
  return [...sharing.values()].every((alike) => alike.length === 1);
}
