import type { CatalogArticle } from "../model/catalog.js";

/** Returns an article's index in a list that holds it, oldest first; by bisection, since lists can be long. */
export function placeIn(articles: readonly CatalogArticle[], { place }: CatalogArticle): number {
  let [from, to] = [0, articles.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((articles[middle] as CatalogArticle).place < place) from = middle + 1;
    else to = middle;
  }
  return from;
}
