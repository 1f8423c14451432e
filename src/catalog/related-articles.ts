import type { CatalogArticle, Tag } from "../model/catalog.js";

/** A tag that more articles carried before tells too little. */
const RARE = 40;
/** Earlier articles of a tag that are looked at. */
const RECENT = 8;
/** Related articles of one article. */
const MOST = 3;

type Scored = [article: CatalogArticle, score: number];

/**
 * Finds what is worth reading next: earlier articles that share tags with one, those with the rarest tags first. It looks
 * backwards only, and counts a tag as it was when the article came, so that a new article changes nothing for the old
 * ones.
 */
export function relatedArticles(article: CatalogArticle): CatalogArticle[] {
  const found: CatalogArticle[] = [];
  const scores: number[] = [];
  // Without an object a tag or an article that is found: each build does this for all articles.
  for (let tag = 0; tag < article.tags.length; tag++) {
    const before = article.placesInTags[tag] as number;
    if (before > RARE) continue;
    const { articles } = article.tags[tag] as Tag;
    for (let at = Math.max(0, before - RECENT); at < before; at++) {
      const earlier = articles[at] as CatalogArticle;
      const known = found.indexOf(earlier);
      if (known >= 0) scores[known] = (scores[known] as number) + 1 / before;
      else scores[found.push(earlier) - 1] = 1 / before;
    }
  }
  if (found.length < 2) return found;
  return found
    .map((earlier, at): Scored => [earlier, scores[at] as number])
    .sort(([a, one], [b, other]) => other - one || b.place - a.place)
    .slice(0, MOST)
    .map(([earlier]) => earlier);
}
