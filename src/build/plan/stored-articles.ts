import type { BuildCache } from "../../cache/build-cache.js";
import { readSiteValue } from "../../catalog/stored/stored-catalog.js";
import { writeSiteValue } from "../../catalog/stored/write-catalog.js";
import type { Digest } from "../../model/names.js";

/** The files of articles that the database of relations refers to. Both grow at their end while they are of use. */
interface StoredArticles {
  /** Size of the file of articles in bytes. */
  readonly size: number;
  /** Number of recent outcomes, and digest of their sources. */
  readonly recent: number;
  readonly digest: Digest;
}

type Tables = Pick<BuildCache, "relations" | "outcomes" | "recent">;

/** Notes in the database of relations which articles it refers to. */
export function noteStored({ relations, outcomes, recent }: Tables): void {
  const stored: StoredArticles = {
    size: outcomes.openArticles(),
    recent: recent.size,
    digest: recent.digestOfOldest(recent.size),
  };
  writeSiteValue(relations, "stored", stored);
}

/** Tells whether the articles that the database of relations refers to are still where they were. */
export function isStored({ relations, outcomes, recent }: Tables): boolean {
  const noted = readSiteValue<StoredArticles>(relations, "stored");
  return (
    noted !== undefined &&
    noted.size === outcomes.openArticles() &&
    noted.recent <= recent.size &&
    noted.digest === recent.digestOfOldest(noted.recent)
  );
}
