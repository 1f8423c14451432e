import type { BuildCache } from "../../cache/build-cache.js";
import { readSiteValue } from "../../catalog/stored/stored-catalog.js";
import { writeSiteValue } from "../../catalog/stored/write-catalog.js";
import type { Digest } from "../../model/names.js";

/** The state of the two files of articles that the database of relations refers to. Since then only that of recent ones may grow. */
interface ArticleFiles {
  /** Size of the file of articles in bytes. */
  readonly size: number;
  /** Number of recent outcomes, and digest of their sources. */
  readonly recent: number;
  readonly digest: Digest;
}

type Tables = Pick<BuildCache, "relations" | "outcomes" | "recent">;

/** Notes the state of the files of articles in the database of relations. */
export function noteArticleFiles({ relations, outcomes, recent }: Tables): void {
  const stored: ArticleFiles = {
    size: outcomes.openArticles(),
    recent: recent.size,
    digest: recent.digestOfOldest(recent.size),
  };
  writeSiteValue(relations, "stored", stored);
}

/** Tells whether all articles that the database of relations refers to are still at their places in the files. */
export function areArticleFilesKept({ relations, outcomes, recent }: Tables): boolean {
  const noted = readSiteValue<ArticleFiles>(relations, "stored");
  return (
    noted !== undefined &&
    noted.size === outcomes.openArticles() &&
    noted.recent <= recent.size &&
    noted.digest === recent.digestOfOldest(noted.recent)
  );
}
