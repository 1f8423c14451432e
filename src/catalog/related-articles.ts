import type { CatalogArticle } from "../model/catalog.js";
import type { TagKey } from "../model/names.js";

/** A tag that more articles carried before tells too little. */
const RARE = 40;
/** Earlier articles of a tag that are looked at. */
const RECENT = 8;
/** Related articles of one article. */
const MOST = 3;

/**
 * Finds for each article what is worth reading next: earlier articles that share tags with it, those with the rarest tags
 * first. It looks backwards only, and counts a tag as it was when the article came, so that a new article changes nothing
 * for the old ones.
 * @param articles oldest first
 */
export function relatedArticles(
  articles: readonly CatalogArticle[],
): ReadonlyMap<CatalogArticle, readonly CatalogArticle[]> {
  const related = new Map<CatalogArticle, readonly CatalogArticle[]>();
  const carriers = new Map<TagKey, { count: number; recent: CatalogArticle[] }>();
  for (const article of articles) {
    const scores = new Map<CatalogArticle, number>();
    for (const key of article.tags) {
      const tag = carriers.get(key) ?? { count: 0, recent: [] };
      carriers.set(key, tag);
      if (tag.count <= RARE) {
        for (const earlier of tag.recent) scores.set(earlier, (scores.get(earlier) ?? 0) + 1 / tag.count);
      }
      tag.count++;
      tag.recent.unshift(article);
      if (tag.recent.length > RECENT) tag.recent.pop();
    }
    if (scores.size > 0) related.set(article, best(scores));
  }
  return related;
}

/** The highest scores; of equal ones the newest, which `scores` may have in any order. */
function best(scores: ReadonlyMap<CatalogArticle, number>): CatalogArticle[] {
  const newerFirst = (a: CatalogArticle, b: CatalogArticle): number => (a.path < b.path ? 1 : -1);
  return [...scores]
    .sort(([a, one], [b, other]) => other - one || newerFirst(a, b))
    .slice(0, MOST)
    .map(([article]) => article);
}
