import type { CatalogArticle, Tag } from "../model/catalog.js";

/** A tag with more earlier articles is too common to relate two articles. */
const RARE = 40;
/** Number of earlier articles of a tag that are considered. */
const RECENT = 8;
/** Maximum number of related articles. */
const MOST = 3;

type Scored = [article: CatalogArticle, score: number];

/**
 * Finds earlier articles that share tags with an article. Those with the rarest shared tags come first. Only earlier
 * articles count, also for how rare a tag is, so a new article never changes the related articles of an old one.
 */
export function relatedArticles(article: CatalogArticle): CatalogArticle[] {
  const found: CatalogArticle[] = [];
  const scores: number[] = [];
  // Plain loops, without temporary objects: each build does this for all articles.
  for (let tag = 0; tag < article.tags.length; tag++) {
    const before = article.indexesInTags[tag] as number;
    if (before > RARE) continue;
    const { articles } = article.tags[tag] as Tag;
    for (let index = Math.max(0, before - RECENT); index < before; index++) {
      const earlier = articles[index] as CatalogArticle;
      const known = found.indexOf(earlier);
      if (known >= 0) scores[known] = (scores[known] as number) + 1 / before;
      else scores[found.push(earlier) - 1] = 1 / before;
    }
  }
  if (found.length < 2) return found;
  return found
    .map((earlier, index): Scored => [earlier, scores[index] as number])
    .sort(([a, one], [b, other]) => other - one || b.index - a.index)
    .slice(0, MOST)
    .map(([earlier]) => earlier);
}
