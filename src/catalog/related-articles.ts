import type { CatalogArticle } from "../model/catalog.js";

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
  const scored: Scored[] = [];
  for (const [index, { articles }] of article.tags.entries()) {
    const before = article.placesInTags[index] as number;
    if (before > RARE) continue;
    for (let at = Math.max(0, before - RECENT); at < before; at++) {
      const earlier = articles[at] as CatalogArticle;
      const known = scored.find(([one]) => one === earlier);
      if (known) known[1] += 1 / before;
      else scored.push([earlier, 1 / before]);
    }
  }
  if (scored.length === 0) return [];
  return scored
    .sort(([a, one], [b, other]) => other - one || b.place - a.place)
    .slice(0, MOST)
    .map(([earlier]) => earlier);
}
